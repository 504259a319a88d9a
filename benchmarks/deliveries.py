"""How near the worker comes to what Slack allows: thousands of messages to a Slack that takes 50 ms to answer, one a second and
conversation, four a second in all. Everything is to arrive once, and in order for each person.

    python -m benchmarks.deliveries --messages 200
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
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
from sqlalchemy import func, insert, select

from benchmarks.council import TEXTS
from benchmarks.databases import new_on, postgresql
from benchmarks.programs import Program, free_port
from benchmarks.signed import WORKSPACE, account_of
from domain.person import Role
from playground import Workspace, served
from playground.people import Person
from playground.shapes import BOT_USER
from storage.engine import Engines, open_engines
from storage.ledger import Store
from storage.schema import upgrade
from storage.tables import accounts, actions, outbox, people, roles, services, teams

ROOT = Path(__file__).parent.parent
KEY = "a key for benchmarks"
A_SECOND, IN_ALL, ANSWER_TAKES = 1.0, 4.0, 0.05
BURST = 2  # messages that may follow at once on a silence; a Slack that is less patient than the real one
PEOPLE = 250
AIM = 0.8  # of what is allowed
NOW = datetime(2018, 1, 10, 9, tzinfo=UTC)
SETTLED = ("sent", "failed", "dropped")


@dataclass(frozen=True)
class Result:
    """`seconds` from the first message to the last; `cpu` those of the processor that the bot used for one message."""

    database: str
    messages: int
    seconds: float
    refused: int
    cpu: float
    wrong: list[str]

    @property
    def share(self) -> float:
        """Of what the limits allow."""
        return self.messages / IN_ALL / self.seconds


def fill(engines: Engines, messages: int) -> None:
    """Everybody's account known, for each an action long closed, and notes about it for people drawn by chance."""
    upgrade(engines)
    everybody, chance = range(1, PEOPLE + 1), Random(1)
    with engines.writing.begin() as connection:
        run = connection.execute
        run(insert(people), [_person(n) for n in everybody])
        run(insert(roles), [{"person_id": n, "role": str(Role.TEAM_MANAGER)} for n in everybody])
        known = {"workspace": WORKSPACE, "checked_at": NOW}
        run(insert(accounts), [{"account": account_of(n)} | known for n in everybody])
        run(insert(services), {"id": 1, "name": "11–25"})
        run(insert(teams), {"id": 1, "name": "North", "service_id": 1})
        run(insert(actions), [_action(n) for n in everybody])
    with Store(engines, KEY.encode()).writing(NOW) as ledger:
        for number in range(messages):
            to = chance.choice(everybody)
            ledger.outbox.put("noted", f"person:{to}", f"note:{number}", {"actions": [to], "by": to})


def _person(number: int) -> dict[str, Any]:
    known = {"account": account_of(number), "active": True}
    return {"id": number, "email": f"p{number}@council.example", "name": f"Role {number}"} | known


def _action(number: int) -> dict[str, Any]:
    day = NOW.date()
    return {
        "id": number, "case_ref": str(400_000 + number), "team_id": 1, "owner_id": number, "version": 1,
        "text": TEXTS[number % len(TEXTS)], "sent": day, "due": day, "original_due": day,
        "status": "complete", "closed_at": NOW,
    }  # fmt: skip


def slack() -> Workspace:
    workspace = Workspace(ROOT / "playground" / "council", ROOT / "manifest.yml")
    workspace.people |= {account_of(n): Person(account_of(n), f"Role {n}") for n in range(1, PEOPLE + 1)}
    workspace.pace.a_second, workspace.pace.in_all, workspace.pace.burst = A_SECOND, IN_ALL, BURST
    workspace.faults.answer_delay = ANSWER_TAKES
    return workspace


def measure(name: str, url: str, messages: int, folder: Path) -> Result:
    engines, workspace = open_engines(url), slack()
    fill(engines, messages)
    with served(workspace), running(workspace, url, folder) as bot:
        _until_settled(engines)
        cpu = bot.cpu_seconds() or 0.0
    instants = sorted(float(m.ts) for said in workspace.said.of.values() for m in said if m.user == BOT_USER)
    refused = sum(call.error == "ratelimited" for call in workspace.calls)
    wrong = list(_wrong(engines, workspace))
    engines.dispose()
    return Result(name, messages, instants[-1] - instants[0], refused, cpu / messages, wrong)


@contextmanager
def running(workspace: Workspace, url: str, folder: Path) -> Iterator[Program]:
    """The bot on this database, with its usual settings, at this Slack, which is served."""
    given = {
        "SLACK_BOT_TOKEN": workspace.bot_token, "SLACK_SIGNING_SECRET": workspace.signing_secret,
        "SLACK_API_URL": f"{workspace.url}/api/", "AUDITBOT_DATABASE_URL": url, "AUDITBOT_HISTORY_KEY": KEY,
        "AUDITBOT_WORKSPACE": WORKSPACE, "AUDITBOT_PORT": str(port := free_port()), "AUDITBOT_METRICS_PORT": "0",
    }  # fmt: skip
    bot = Program("bot", "run", folder=folder, port=port, **given)
    try:
        bot.until_ready("/healthz")
        yield bot
    finally:
        bot.stop()


def _until_settled(engines: Engines) -> None:
    left = select(func.count()).select_from(outbox).where(outbox.c.state.not_in(SETTLED))
    while True:
        with engines.reading.connect() as connection:
            if not connection.execute(left).scalar():
                return
        time.sleep(0.5)


def _wrong(engines: Engines, workspace: Workspace) -> Iterator[str]:
    """What each person heard is what was put for them, once and in that order."""
    with engines.reading.connect() as connection:
        rows = connection.execute(select(outbox.c.recipient, outbox.c.token).order_by(outbox.c.id)).all()
    for number in range(1, PEOPLE + 1):
        place = workspace.conversations.im(BOT_USER, account_of(number))
        heard = [(m.metadata or {})["event_payload"]["key"] for m in workspace.said.of.get(place.id, [])]
        if heard != [row.token for row in rows if row.recipient == f"person:{number}"]:
            yield f"person {number} heard something else than was put for them, or in another order"


def main(
    messages: Annotated[int, typer.Option(help="How many; 200 take under a minute each.")] = 2_000,
    only: Annotated[str, typer.Option(help="sqlite or postgresql.")] = "",
) -> None:
    """Deliver messages on SQLite and on PostgreSQL."""
    table = Table(title=f"{messages:,} messages to {PEOPLE} people, 4 a second allowed", box=SIMPLE)
    for name in ("", "seconds", "of what is allowed", "asked to wait", "CPU ms a message", ""):
        table.add_column(name, justify="right")
    wrong = []
    with TemporaryDirectory() as folder:
        for name, database in DATABASES:
            if only.casefold() in name.casefold():
                with database(Path(folder)) as url:
                    result = measure(name, url, messages, Path(folder))
                table.add_row(*_cells(result))
                wrong += result.wrong
    Console(width=110).print(table)
    sys.exit("\n".join(wrong) or 0)


@contextmanager
def _sqlite(folder: Path) -> Iterator[str]:
    yield f"sqlite:///{folder}/post.db"


@contextmanager
def _postgresql(folder: Path) -> Iterator[str]:
    with postgresql(folder) as server:
        yield new_on(server, "post")


DATABASES = (("SQLite", _sqlite), ("PostgreSQL", _postgresql))


def _cells(result: Result) -> list[str]:
    met = "met" if result.share >= AIM and not result.wrong else "not met"
    figures = (f"{result.seconds:.0f}", f"{result.share:.0%}", str(result.refused), f"{result.cpu * 1000:.0f}")
    return [result.database, *figures, met]


if __name__ == "__main__":
    typer.run(main)
