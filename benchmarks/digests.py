"""How long a morning takes to plan: the digests of 2,000 owners with 100,000 open actions, found, decided and put in the outbox.

    python -m benchmarks.digests

fills a database of each kind and runs the two jobs in a process of their own, so that its peak memory is theirs alone.
"""

import json
import resource
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from sqlalchemy import func, insert, select

from benchmarks.council import TEXTS
from benchmarks.databases import new_on, postgresql
from domain.person import Role
from scheduler import digest, escalate
from storage.engine import open_engines
from storage.ledger import Store
from storage.schema import upgrade
from storage.tables import actions, outbox, people, roles, services, teams

NOW = datetime(2018, 1, 10, 9, tzinfo=UTC)
A_TEAM, A_SERVICE = 20, 10
"""Owners of one team, and teams of one service."""
AIM_SECONDS, AIM_MIB = 10.0, 300.0


def fill(url: str, owners: int, size: int) -> None:
    engines = open_engines(url)
    upgrade(engines)
    everybody = owners + owners // A_TEAM // A_SERVICE + 2
    with engines.writing.begin() as connection:
        run = connection.execute
        run(insert(people), [_person(n) for n in range(1, everybody + 1)])
        run(insert(roles), [{"person_id": everybody, "role": str(Role.DIRECTOR)}])
        run(insert(roles), [{"person_id": everybody - 1, "role": str(Role.PLT)}])
        numbers = range(1, owners // A_TEAM // A_SERVICE + 1)
        run(insert(services), [{"id": n, "name": f"Service {n}", "head_id": owners + n} for n in numbers])
        run(insert(teams), [_team(n) for n in range(1, owners // A_TEAM + 1)])
        run(insert(actions), [_action(n, owners) for n in range(1, size + 1)])
    if engines.dialect == "postgresql":
        with engines.reading.connect() as reading:
            reading.exec_driver_sql("vacuum analyze")
    engines.dispose()


def _person(number: int) -> dict[str, Any]:
    return {"id": number, "email": f"p{number}@council.example", "name": f"Role {number}", "active": True}


def _team(number: int) -> dict[str, Any]:
    service = (number - 1) // A_SERVICE + 1
    return {"id": number, "name": f"Team {number}", "service_id": service, "manager_id": number * A_TEAM}


def _action(number: int, owners: int) -> dict[str, Any]:
    """Due between three weeks ago and three weeks from now."""
    owner = number % owners + 1
    due = date(2018, 1, 10) + timedelta(days=number // owners % 42 - 21)
    return {
        "id": number, "case_ref": str(400_000 + number), "team_id": (owner - 1) // A_TEAM + 1, "owner_id": owner,
        "text": TEXTS[number % len(TEXTS)], "sent": due - timedelta(days=28), "due": due, "original_due": due,
        "status": "open", "version": 1,
    }  # fmt: skip


def plan(url: str) -> dict[str, Any]:
    """Seconds of both jobs as they run each morning, what they put, and the most memory this process ever had."""
    store = Store(open_engines(url), b"a key for benchmarks")
    took = {}
    with store.writing(NOW) as warm:
        assert warm.today.calendar.is_working_day(warm.today.day)
    for name, job in (("digests", lambda ledger: digest.run(ledger, 9)), ("escalations", escalate.run)):
        began = time.perf_counter()
        with store.writing(NOW) as ledger:
            job(ledger)
        took[name] = round(time.perf_counter() - began, 2)
    with store.reading(NOW) as ledger:
        put = select(outbox.c.kind, func.count()).group_by(outbox.c.kind)
        found = {row.kind: row[1] for row in ledger.connection.execute(put)}
        climbed = ledger.connection.execute(select(func.count()).where(actions.c.rung > 0)).scalar_one()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": took, "put": found, "climbed": climbed, "peak_mib": round(peak)}


def main(
    of: Annotated[str, typer.Argument(hidden=True)] = "",
    owners: Annotated[int, typer.Option(help="How many owners.")] = 2_000,
    size: Annotated[int, typer.Option(help="How many open actions.")] = 100_000,
) -> None:
    """Plan a morning on SQLite and on PostgreSQL."""
    if of:
        print(json.dumps(plan(of)))
        return
    table = Table(title=f"A morning's plan: {size:,} open actions of {owners:,} owners", box=SIMPLE)
    for name in ("", "digests", "in s", "actions that climb", "in s", "peak MiB", ""):
        table.add_column(name, justify="right")
    with TemporaryDirectory() as folder, postgresql(Path(folder)) as server:
        for name, url in (("SQLite", f"sqlite:///{folder}/morning.db"), ("PostgreSQL", new_on(server, "morning"))):
            fill(url, owners, size)
            ended = subprocess.run(
                [sys.executable, "-m", "benchmarks.digests", url], capture_output=True, text=True, check=True
            )
            table.add_row(name, *_cells(json.loads(ended.stdout)))
    Console(width=110).print(table)


def _cells(found: dict[str, Any]) -> list[str]:
    seconds = found["seconds"]
    met = seconds["digests"] < AIM_SECONDS and found["peak_mib"] < AIM_MIB
    figures = (found["put"]["digest"], seconds["digests"], found["climbed"], seconds["escalations"], found["peak_mib"])
    return [*(f"{figure:,}" for figure in figures), "met" if met else "not met"]


if __name__ == "__main__":
    typer.run(main)
