"""Fixtures for everyone: a migrated database of each kind, and a store upon it.

Where nothing may be skipped (AUDITBOT_TESTS_NO_SKIP=1, as in .ci/run), a skipped test fails with its reason.
"""

import os
import shutil
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings

from storage.engine import open_engines
from storage.ledger import Store
from tests.databases import PostgresDatabases, SqliteFiles

HISTORY_KEY = b"a key for tests alone"
# A test's files need not outlive the machine's power: where there is room enough in memory they are made there.
IN_MEMORY, ROOM = Path("/dev/shm"), 4 * 2**30
if IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free >= ROOM:
    tempfile.tempdir = str(IN_MEMORY)
NO_SKIP = os.environ.get("AUDITBOT_TESTS_NO_SKIP") == "1"
# The same examples in every run: what passed once passes on the next machine, and a failure can be seen again.
settings.register_profile(
    "steady", derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
settings.load_profile("steady")


def _refused(report: Any) -> Any:
    if NO_SKIP and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Nothing may be skipped here, but: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    return _refused((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Any, Any]:
    return _refused((yield))


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A folder that all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if hasattr(request.config, "workerinput") else base


@pytest.fixture(scope="session")
def sqlite_files(tmp_path_factory: pytest.TempPathFactory) -> SqliteFiles:
    return SqliteFiles(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_databases(run_folder: Path, request: pytest.FixtureRequest) -> Iterator[PostgresDatabases]:
    run = getattr(request.config, "workerinput", {}).get("testrunuid") or uuid4().hex
    try:
        databases = PostgresDatabases(run_folder, run)
    except Exception as fault:
        pytest.skip(f"PostgreSQL does not start on this machine ({type(fault).__name__})")
    yield databases
    databases.close()


@pytest.fixture
def postgres_url(postgres_databases: PostgresDatabases) -> Iterator[str]:
    url = postgres_databases.new()
    yield url
    postgres_databases.drop(url)


@pytest.fixture
def sqlite_url(sqlite_files: SqliteFiles, tmp_path: Path) -> str:
    return sqlite_files.new(tmp_path)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated database of its own for the test, which runs once on each kind."""
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    url: str = request.getfixturevalue(name)
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database in which there is nothing yet."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_files").new(tmp_path, empty=True)
        return
    databases = request.getfixturevalue("postgres_databases")
    url = databases.new(empty=True)
    yield url
    databases.drop(url)


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    yield from _store(database_url)


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[Store]:
    """For tests of what no database can change."""
    yield from _store(sqlite_url)


@pytest.fixture
def postgres_store(postgres_url: str) -> Iterator[Store]:
    """For tests of several copies of the bot."""
    yield from _store(postgres_url)


def _store(url: str) -> Iterator[Any]:
    engines = open_engines(url)
    yield Store(engines, HISTORY_KEY)
    engines.dispose()
