"""How the two databases are opened: SQLite made strict and durable, PostgreSQL as it comes; one pair of engines for each.

Writers on SQLite begin with BEGIN IMMEDIATE: in a default transaction two people who read first and write second could
both close the same thing without an error. Readers run without a transaction, which saves two round trips a question.
"""

import sqlite3
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

Unavailable = (OperationalError, InterfaceError, InternalError, PoolTimeout)
"""What is raised when the database does not answer: nothing of what was asked is saved."""
BUSY_FOR = 2_000
"""Milliseconds that one SQLite writer waits for another: who pressed is to read a sentence before Slack, after 3 seconds, says
that nobody answered."""
GIVE_UP: dict[str, Any] = {
    "connect_timeout": 2, "tcp_user_timeout": 2_000, "keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 2,
}  # fmt: skip
"""libpq's words for giving up a PostgreSQL that is gone from the network within seconds and not after a quarter of an hour."""


@dataclass(frozen=True, slots=True)
class Engines:
    writing: Engine
    reading: Engine

    @property
    def dialect(self) -> str:
        return self.writing.dialect.name

    def dispose(self) -> None:
        self.writing.dispose()
        self.reading.dispose()


def open_engines(url: str, *, pool_size: int = 8) -> Engines:
    """`url`: `sqlite:///file.db` or `postgresql+psycopg://…`; no other database is supported."""
    backend = make_url(url).get_backend_name()
    if backend == "sqlite":
        return _sqlite(url, pool_size)
    if backend == "postgresql":
        return _postgresql(url, pool_size)
    raise ValueError("The database must be sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/NAME.")


def _sqlite(url: str, pool_size: int) -> Engines:
    options: dict[str, Any] = {"hide_parameters": True, "pool_size": pool_size, "pool_reset_on_return": None}
    writing = create_engine(url, **options | {"pool_reset_on_return": "rollback"})
    reading = create_engine(url, isolation_level="AUTOCOMMIT", **options)
    for engine in (writing, reading):
        event.listen(engine, "connect", _make_strict)
    event.listen(writing, "connect", _leave_begin_to_us)
    event.listen(writing, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return Engines(writing, reading)


def _postgresql(url: str, pool_size: int) -> Engines:
    options: dict[str, Any] = {"hide_parameters": True, "pool_size": pool_size, "pool_pre_ping": False}
    options["connect_args"] = GIVE_UP
    reading = create_engine(url, isolation_level="AUTOCOMMIT", pool_reset_on_return=None, **options)
    return Engines(create_engine(url, **options), reading)


def _make_strict(connection: Any, _record: object) -> None:
    try:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_FOR}"):
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.DatabaseError as fault:  # a file that is no database is to everybody as one that does not answer
        raise sqlite3.OperationalError(str(fault)) from None


def _leave_begin_to_us(connection: Any, _record: object) -> None:
    connection.isolation_level = None
