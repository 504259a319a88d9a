"""How long a month's report takes to summarise: a million audits in thirteen months, on SQLite and on PostgreSQL.

    python -m benchmarks.months

What is asked is what the report asks, through the same door; docs/benchmarks.md says of which rows.
"""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Annotated, NamedTuple

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from sqlalchemy import insert

from benchmarks.databases import new_on, postgresql, processor_seconds
from benchmarks.years import LAST, MONTHS, SERVICES, TEAMS, fill
from domain.figures import table
from domain.month import MonthOfRun
from domain.programme import after
from domain.reporting import begun
from storage.counted import alike
from storage.engine import open_engines
from storage.ledger import Ledger, Store
from storage.months import PARTS, figures_of, run_of
from storage.report_figures import frozen
from storage.tables import reports

Used = Callable[[], float]
"""Seconds of the processor so far."""
NOW = datetime(2018, 2, 1, 9, tzinfo=UTC)
NAMES = ("SQLite", "PostgreSQL")
AIM = 2.0
TIMES = 3
TABLE, ANEW = "the published table, of all audits", "everything of all months, as if none was posted"


class Took(NamedTuple):
    """Seconds on the clock, the median, and of the processor, the database's own with them; of so many audits."""

    clock: float
    processor: float
    audits: int


def summarised(store: Store, size: int, used: Used, *, anew: bool) -> dict[str, Took]:
    """The figures must be of so many audits, or they mean nothing. `anew`: also all thirteen months as if none was ever posted,
    once."""
    rounds = range(1, MONTHS + 1)
    found = {
        TABLE: _timed(
            store, used, lambda ledger: table(chain.from_iterable(alike(ledger.connection, rounds).values())).moderated
        ),
        "everything of the newest month": _timed(store, used, lambda ledger: _moderated([figures_of(ledger, LAST)])),
    }
    if anew:
        found[ANEW] = _timed(store, used, lambda ledger: _moderated(run_of(ledger, LAST)), times=1)
    _post_all_but_the_last(store)
    found["its report, the months before posted"] = _timed(store, used, lambda ledger: _moderated(run_of(ledger, LAST)))
    found[f"what its sign-off keeps, of {SERVICES} services and {TEAMS} teams too"] = _timed(store, used, _kept)
    assert {found[name].audits for name in (TABLE, ANEW) if name in found} == {size - size // 10}, found
    return found


def _moderated(run: list[MonthOfRun]) -> int:
    return sum(one.figures.table.moderated for one in run if one.figures)


def _kept(ledger: Ledger) -> int:
    kept = frozen(ledger, begun(LAST, NOW)) or {}
    assert len(kept[PARTS]) == SERVICES + TEAMS
    return int(kept["table"]["moderated"])


def _timed(store: Store, used: Used, ask: Callable[[Ledger], int], times: int = TIMES) -> Took:
    took, number, before = [], 0, used()
    for _ in range(times):
        with store.reading(NOW) as ledger:
            began = time.perf_counter()
            number = ask(ledger)
            took.append(time.perf_counter() - began)
    return Took(median(took), (used() - before) / times, number)


def _post_all_but_the_last(store: Store) -> None:
    """Each with the figures of the last: what is kept of a month is of the same size, however many its audits are."""
    with store.writing(NOW) as ledger:
        frozen = figures_of(ledger, LAST).figures
        for month in (after(LAST, -n) for n in range(1, MONTHS)):
            row = {"month": f"{month:%Y-%m}", "edition": 1, "state": "posted", "narrative": {}, "version": 1}
            row |= {"figures": frozen and frozen.as_values(), "started_at": NOW, "posted_at": NOW}
            ledger.connection.execute(insert(reports), row)


def main(
    size: Annotated[int, typer.Option(help="How many audits.")] = 1_000_000,
    only: Annotated[str, typer.Option(help="Only the database with this in its name.")] = "",
    anew: Annotated[bool, typer.Option("--anew", help="Also a whole year of which nothing was posted.")] = False,
) -> None:
    """Summarise the months on SQLite and on PostgreSQL."""
    shown = Table(title=f"{size:,} audits in {MONTHS} months, seconds", box=SIMPLE)
    for name in ("", *NAMES):
        shown.add_column(name, justify="right")
    with TemporaryDirectory() as folder:
        found = {
            name: _measured(url, size, used, anew) for name, url, used in _databases(Path(folder), only.casefold())
        }
    for question in next(iter(found.values())):
        shown.add_row(question, *(_cell(found[name][question], question) if name in found else "–" for name in NAMES))
    Console(width=110).print(shown)


def _databases(folder: Path, only: str) -> Iterator[tuple[str, str, Used]]:
    if only in NAMES[0].casefold():
        yield NAMES[0], f"sqlite:///{folder / 'months.db'}", time.process_time
    if only in NAMES[1].casefold():
        with postgresql(folder) as server:
            yield NAMES[1], new_on(server, "months"), lambda: time.process_time() + processor_seconds(server.get_pid())


def _measured(url: str, size: int, used: Used, anew: bool) -> dict[str, Took]:
    fill(url, size)
    store = Store(open_engines(url), b"a key for benchmarks")
    found = summarised(store, size, used, anew=anew)
    store.engines.dispose()
    return found


def _cell(took: Took, question: str) -> str:
    aimed = "" if question == ANEW else " · met" if took.clock < AIM else " · not met"
    return f"{took.clock:.2f}, processor {took.processor:.2f}{aimed}"


if __name__ == "__main__":
    typer.run(main)
