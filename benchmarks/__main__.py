"""`make bench`: fills databases, starts the servers, measures them in turn, prints a table and writes it as JSON."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.console import Console

from benchmarks.measure import Plan, measure
from benchmarks.outcome import as_table, judged, write
from benchmarks.subjects import KINDS, Kind, running

LATEST = Path(__file__).parent / "results" / "latest.json"
WIDTH = 110  # columns of the table
QUICK = Plan(rounds=1, seconds=10.0, first=20, most=150)


def main(
    only: Annotated[str, typer.Option(help="Only servers with this in their name: floor, sqlite, postgres …")] = "",
    most_actions: Annotated[int, typer.Option(help="Leave out databases with more actions than this.")] = 1_000_000,
    quick: Annotated[bool, typer.Option("--quick", help="A few hundred requests, to see that it works.")] = False,
    rounds: Annotated[int, typer.Option(help="How often each is measured.")] = Plan().rounds,
    seconds: Annotated[float, typer.Option(help="How long each time.")] = Plan().seconds,
    to: Annotated[Path, typer.Option(help="The file that the figures are written to.")] = LATEST,
) -> None:
    """Measure a signed “/actions mine” through auditbot, beside two bare Bolt apps."""
    plan = QUICK if quick else Plan(rounds, seconds)
    console, progress = Console(), Console(stderr=True)
    console.width = max(console.width, WIDTH)
    with (
        TemporaryDirectory() as folder,
        running(_chosen(only, most_actions, quick), Path(folder), progress.print) as them,
    ):
        results = measure(them, plan, progress.print)
    console.print(as_table(results), *judged(results), sep="\n")
    write(to, results, plan)
    if any(result.wrong for result in results):
        sys.exit("Some answers were wrong: the figures mean nothing.")


def _chosen(only: str, most: int, quick: bool) -> list[Kind]:
    most = min(most, 1_000) if quick else most
    found = [kind for kind in KINDS if kind.size <= most and only.casefold() in kind.name.casefold()]
    return [kind for kind in found if not quick or kind.database != "PostgreSQL" or only]


if __name__ == "__main__":
    typer.run(main)
