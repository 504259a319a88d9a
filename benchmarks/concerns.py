"""How fast a case of concern reaches those who must have it: from the press that raises it, through the whole of `auditbot run`,
to both messages stored at Slack, while thousands of ordinary messages wait and go out at the usual pace.

    python -m benchmarks.concerns --raises 20 --waiting 200
"""

import http.client
import json
import math
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from sqlalchemy import insert, select, update

from benchmarks import deliveries
from benchmarks.council import TEXTS
from benchmarks.measure import share_within
from benchmarks.programs import Program
from benchmarks.signed import account_of, signed_form
from cards.concern_words import NEEDS_YOU
from domain.calendar import ENGLAND, london_day
from domain.person import Role
from playground import Workspace, served
from playground.shapes import BOT_USER
from storage.engine import Engines, open_engines
from storage.tables import accounts, outbox, roles, services, teams
from storage.tables import numbers as taken

PLT = deliveries.PEOPLE
TEAMS = 100
"""One for each manager of the first hundred people; the heads of service are the next hundred."""
AT_LEAST, MORE = 1.0, 1.0
"""Seconds from one press to the next: at least so many, and so many more on average, drawn by chance. Each is two messages, and
Slack is asked to take the ordinary ones beside them, of which it allows four a second in all."""
ARRIVES_WITHIN = 30.0
AIM = 1.0
BURST = 5
"""What Slack forgives at once, as it does: its own limits are by the minute."""


@dataclass(frozen=True)
class Result:
    """`both`: seconds from each press until both messages were stored; `answered`: until its answer. `left`: how many ordinary
    messages still waited at the end."""

    database: str
    both: list[float]
    answered: list[float]
    left: int
    refused: int
    wrong: list[str]


def fill(engines: Engines, waiting: int) -> None:
    """Ordinary messages to everybody, the managers and heads of service among them, who each have a team of their own."""
    deliveries.fill(engines, waiting)
    with engines.writing.begin() as connection:
        run, numbers = connection.execute, range(1, TEAMS + 1)
        run(insert(services), [{"id": n + 1, "name": f"Service {n}", "head_id": TEAMS + n} for n in numbers])
        run(insert(teams), [{"id": n + 1, "name": f"Team {n}", "service_id": n + 1, "manager_id": n} for n in numbers])
        run(insert(taken), {"kind": "action", "last": deliveries.PEOPLE})
        run(insert(roles), {"person_id": PLT, "role": str(Role.PLT)})
        run(update(accounts).values(checked_at=datetime.now(UTC)))


def measure(name: str, url: str, raises: int, waiting: int, folder: Path) -> Result:
    engines, workspace = open_engines(url), deliveries.slack()
    workspace.pace.burst = BURST
    fill(engines, waiting)
    with served(workspace), deliveries.running(workspace, url, folder) as bot:
        pressed, answered, wrong = _raise(bot, workspace, raises)
        _until_told(workspace, raises)
    told = [max(_told(workspace, n), default=math.inf) for n in range(raises)]
    wrong += _wrong(workspace, raises)
    left, refused = _left(engines), sum(call.error == "ratelimited" for call in workspace.calls)
    wrong += ["nothing waited any more at the end"] * (not left)
    engines.dispose()
    both = [at - began for at, began in zip(told, pressed, strict=True)]
    return Result(name, both, answered, left, refused, wrong)


def _raise(bot: Program, workspace: Workspace, raises: int) -> tuple[list[float], list[float], list[str]]:
    """When each was pressed, how long its answer took, and which were not answered as they should have been."""
    pressed, took, wrong, chance = [], [], [], Random(1)
    for number in range(raises):
        time.sleep(AT_LEAST + chance.expovariate(1 / MORE))
        body, headers = signed_form(workspace.signing_secret, _form(number))
        began = time.time()
        connection = http.client.HTTPConnection("127.0.0.1", bot.port, timeout=ARRIVES_WITHIN)
        connection.request("POST", "/slack/events", body, headers)
        answer = connection.getresponse().read().decode()
        connection.close()
        pressed.append(began)
        took.append(time.time() - began)
        wrong += [] if f"C-{number + 1} " in answer else [f"raise {number} was answered {answer[:200]}"]
    return pressed, took, wrong


def _form(number: int) -> dict[str, Any]:
    """As Slack sends it when “Raise it” is pressed."""
    due = ENGLAND.add(london_day(datetime.now(UTC)), 1).isoformat()
    chosen = {"team": ("static_select", _team(number) + 1), "unsafe": ("radio_buttons", "no")}
    typed = {"case_ref": str(500_000 + number), "worry": TEXTS[number % len(TEXTS)], "action.1": TEXTS[-1]}
    given: dict[str, Any] = {name: {"type": "plain_text_input", "value": text} for name, text in typed.items()}
    given |= {name: {"type": kind, "selected_option": {"value": str(of)}} for name, (kind, of) in chosen.items()}
    given["due.1"] = {"type": "datepicker", "selected_date": due}
    carried = {"k": f"form:benchmark:{number}", "c": {"place": "", "places": "1"}}
    view = {
        "id": f"V{number}", "type": "modal", "callback_id": "raise_concern", "private_metadata": json.dumps(carried),
        "hash": "h", "blocks": [{"type": "input", "block_id": name} for name in given],
        "state": {"values": {name: {"answer": element} for name, element in given.items()}},
    }  # fmt: skip
    who = {"id": account_of(PLT), "team_id": deliveries.WORKSPACE}
    return {"type": "view_submission", "user": who, "team": {"id": deliveries.WORKSPACE}, "view": view}


def _team(number: int) -> int:
    return number % TEAMS + 1


def _told(workspace: Workspace, number: int) -> list[float]:
    """The instants at which manager and head of service were told of this one; none before both were."""
    turn, found = number // TEAMS, []
    for person in (_team(number), TEAMS + _team(number)):
        said = _said_of_concerns(workspace, person)
        found += said[turn : turn + 1]
    return found if len(found) == 2 else []


def _said_of_concerns(workspace: Workspace, person: int) -> list[float]:
    place = workspace.conversations.im(BOT_USER, account_of(person))
    return [float(m.ts) for m in list(workspace.said.of.get(place.id, [])) if m.text == NEEDS_YOU]


def _until_told(workspace: Workspace, raises: int) -> None:
    ends = time.monotonic() + ARRIVES_WITHIN
    while time.monotonic() < ends and not all(_told(workspace, n) for n in range(raises)):
        time.sleep(0.1)


def _wrong(workspace: Workspace, raises: int) -> Iterator[str]:
    """Each was told once, and nobody else was."""
    for person in range(1, deliveries.PEOPLE + 1):
        due = sum(person in (_team(n), TEAMS + _team(n)) for n in range(raises))
        if len(_said_of_concerns(workspace, person)) != due:
            yield f"person {person} was not told of {due}"


def _left(engines: Engines) -> int:
    with engines.reading.connect() as connection:
        return len(connection.execute(select(outbox.c.id).where(outbox.c.state == "pending", ~outbox.c.urgent)).all())


def main(
    raises: Annotated[int, typer.Option(help="How many cases of concern.")] = 100,
    waiting: Annotated[int, typer.Option(help="How many ordinary messages wait.")] = 5_000,
    only: Annotated[str, typer.Option(help="sqlite or postgresql.")] = "",
) -> None:
    """Raise cases of concern on SQLite and on PostgreSQL."""
    table = Table(title=f"{raises:,} cases of concern, {waiting:,} messages waiting", box=SIMPLE)
    for heading in ("", "p50 ms", "p99 ms", "most ms", "answered, p99 ms", "still waiting", "asked to wait", ""):
        table.add_column(heading, justify="right")
    wrong = []
    with TemporaryDirectory() as folder:
        for name, database in deliveries.DATABASES:
            if only.casefold() in name.casefold():
                with database(Path(folder)) as url:
                    result = measure(name, url, raises, waiting, Path(folder))
                table.add_row(*_cells(result))
                wrong += result.wrong
    Console(width=110).print(table)
    sys.exit("\n".join(wrong) or 0)


def _cells(result: Result) -> list[str]:
    p99 = share_within(result.both, 0.99)
    seconds = (share_within(result.both, 0.5), p99, max(result.both), share_within(result.answered, 0.99))
    met = "met" if p99 < AIM and not result.wrong else "not met"
    return [result.database, *(f"{s * 1000:,.0f}" for s in seconds), f"{result.left:,}", str(result.refused), met]


if __name__ == "__main__":
    typer.run(main)
