"""Bringing a database to the schema that this version needs, by Alembic, on both databases; there is no other way to it.

    python -m storage.schema "what the change does"

drafts the next migration from the difference between the tables and the migrations so far.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from alembic import command
from alembic.autogenerate.api import AutogenContext
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage.columns import Moment
from storage.engine import BUSY_FOR, Engines, open_engines

_FOLDER = Path(__file__).parent / "migrations"
_PATIENT_FOR = 60_000
"""Milliseconds that a copy of the program waits for another that upgrades the same SQLite file."""
_ONE_AT_A_TIME = text("select pg_advisory_xact_lock(7028441)")  # any number that nothing else uses


def upgrade(engines: Engines) -> None:
    """Do what is missing, in one transaction; of several copies that start at once, one does it."""
    with engines.writing.connect() as connection, _unheld(connection), connection.begin():
        if engines.dialect == "postgresql":
            connection.execute(_ONE_AT_A_TIME)
        if MigrationContext.configure(connection).get_current_revision() != newest():
            command.upgrade(_config(connection), "head")
            _check(connection)


@contextmanager
def _unheld(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by making it anew. Meanwhile what refers to it must not hold it fast, which can be said only
    outside of a transaction; and another copy that is at it may take its time."""
    if connection.dialect.name != "sqlite":
        yield
        return
    database: Any = connection.connection.driver_connection
    for pragma in ("foreign_keys=OFF", f"busy_timeout={_PATIENT_FOR}"):
        database.execute(f"PRAGMA {pragma}")
    try:
        yield
    finally:
        for pragma in ("foreign_keys=ON", f"busy_timeout={BUSY_FOR}"):
            database.execute(f"PRAGMA {pragma}")


def _check(connection: Connection) -> None:
    """Nothing is kept of a change after which something refers to what is not there."""
    if connection.dialect.name != "sqlite":
        return
    if broken := {row[0] for row in connection.exec_driver_sql("PRAGMA foreign_key_check")}:
        raise ValueError(f"The upgrade would leave {', '.join(sorted(broken))} without what they refer to.")


def is_current(engines: Engines) -> bool:
    """Whether the database has the schema of this version, neither older nor newer."""
    return version(engines) == newest()


def version(engines: Engines) -> str | None:
    """The schema that the database has; None if it has none at all."""
    with engines.reading.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def is_from_later(engines: Engines) -> bool:
    """Whether a later version of auditbot than this one has been at work on the database."""
    return version(engines) not in {None, *(step.revision for step in ScriptDirectory(str(_FOLDER)).walk_revisions())}


def newest() -> str | None:
    return ScriptDirectory(str(_FOLDER)).get_current_head()


def in_plain_types(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Migrations outlive the code: they name plain types only."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Moment) else False


def draft(message: str) -> None:
    """Write the next migration, to be read and finished by hand."""
    number = f"{int(newest() or 0) + 1:04}"
    with TemporaryDirectory() as folder:
        engines = open_engines(f"sqlite:///{folder}/draft.db")
        if newest():
            upgrade(engines)
        with engines.writing.begin() as connection:
            command.revision(_config(connection), message, autogenerate=True, rev_id=number)
        engines.dispose()


def _config(connection: Connection) -> Config:
    config = Config(attributes={"connection": connection})
    options: dict[str, Any] = {"script_location": str(_FOLDER), "file_template": "m%%(rev)s_%%(slug)s"}
    for name, value in (options | {"path_separator": "os"}).items():
        config.set_main_option(name, value)
    return config


if __name__ == "__main__":
    draft(" ".join(sys.argv[1:]))
