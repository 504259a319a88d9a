"""`make crash`: ten thousand messages and five hundred kills, on a file with one worker and on PostgreSQL with two."""

import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from tests.crash.trial import Plan, quick_folder, run
from tests.databases import PostgresDatabases, SqliteFiles


def main(
    messages: Annotated[int, typer.Option(help="How many messages.")] = 10_000,
    kills: Annotated[int, typer.Option(help="How many kills.")] = 500,
    seed: Annotated[int, typer.Option(help="Of what is left to chance; drawn anew where not given.")] = 0,
    only: Annotated[str, typer.Option(help="sqlite or postgresql.")] = "",
) -> None:
    """Kill the workers again and again while Slack misbehaves, and look whether everything was said exactly once."""
    seed, wrong = seed or secrets.randbelow(1_000_000) + 1, False
    for name, workers, database in (("sqlite", 1, _sqlite), ("postgresql", 2, _postgresql)):
        if only in ("", name):
            typer.echo(f"{name}, {workers} at work, {messages:,} messages, {kills:,} kills, seed {seed}")
            with quick_folder() as folder, database(folder) as url:
                outcome = run(Plan(messages, kills, workers, seed), url, folder)
            typer.echo(outcome)
            wrong = wrong or bool(outcome.wrong)
    sys.exit(wrong)


@contextmanager
def _sqlite(folder: Path) -> Iterator[str]:
    yield SqliteFiles(folder).new(folder)


@contextmanager
def _postgresql(folder: Path) -> Iterator[str]:
    databases = PostgresDatabases(folder, uuid4().hex)
    yield databases.new()
    databases.close()


if __name__ == "__main__":
    typer.run(main)
