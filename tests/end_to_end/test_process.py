"""`auditbot run` as a real process: whether it is ready, what ends its start, and how it ends."""

import signal
import socket
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError

import pytest

from bot.playground import COUNCIL, MANIFEST
from playground import Workspace, served
from tests.databases import PostgresDatabases
from tests.end_to_end.processes import BY_HTTP, BY_SOCKET, auditbot, free_port, get, running, soon

READY = {"database": True, "schema": True, "slack": True}
WAYS = pytest.mark.parametrize("way", [BY_HTTP, BY_SOCKET], ids=["http", "socket mode"])
KEY = {"AUDITBOT_HISTORY_KEY": "a key for tests alone"}


@pytest.fixture
def silence() -> Iterator[str]:
    """A Slack that takes every connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0), backlog=50) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/api/"


@WAYS
def test_it_is_ready_as_long_as_slack_and_a_current_database_are_there(tmp_path: Path, way: dict[str, str]) -> None:
    port = free_port()
    with running(tmp_path, **way, SLACK_API_URL=f"http://127.0.0.1:{port}/api/") as bot:
        assert get(f"{bot.url}/healthz") == (200, "ok")
        assert bot.ready() == (503, READY | {"slack": False})

        with served(Workspace(COUNCIL, MANIFEST), port):
            assert soon(bot.ready, (200, READY)) == (200, READY)
            _set_schema(tmp_path, "0000")
            assert bot.ready() == (503, READY | {"schema": False})

        assert soon(bot.ready, (503, READY | {"schema": False, "slack": False}))[0] == 503
        assert get(f"{bot.url}/healthz") == (200, "ok")
        assert bot.ends(signal.SIGTERM)[0] == 0


def _set_schema(folder: Path, version: str) -> None:
    with sqlite3.connect(folder / "auditbot.db") as connection:
        connection.execute("update alembic_version set version_num = ?", (version,))
    connection.close()


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
@WAYS
def test_it_ends_cleanly_within_seconds_even_where_slack_hangs(
    tmp_path: Path, way: dict[str, str], name: int, silence: str
) -> None:
    with running(tmp_path, **way, SLACK_API_URL=silence) as bot:
        code, took = bot.ends(name)
        assert bot.process.stderr is not None
        rest = bot.process.stderr.read()

    assert (code, took < 10) == (0, True)
    assert "Traceback" not in rest


def test_figures_are_for_this_machine_alone_wherever_the_bot_listens(tmp_path: Path) -> None:
    with running(tmp_path, **BY_HTTP, AUDITBOT_HOST="127.0.0.2") as bot:
        assert bot.url.startswith("http://127.0.0.2:")
        assert get(f"http://127.0.0.1:{bot.metrics_port}/metrics")[0] == 200
        with pytest.raises(URLError):
            get(f"http://127.0.0.2:{bot.metrics_port}/metrics")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"AUDITBOT_DATABASE_URL": "sqlite:///no/such/folder/a.db"}, "AUDITBOT_HISTORY_KEY"),
        ({"AUDITBOT_DATABASE_URL": "sqlite:///no/such/folder/a.db", **KEY}, "AUDITBOT_DATABASE_URL"),
        ({"AUDITBOT_DATABASE_URL": "sqlite:///notes.txt", **KEY}, "AUDITBOT_DATABASE_URL"),
        ({"AUDITBOT_DATABASE_URL": "postgresql+psycopg://127.0.0.1:1/secret", **KEY}, "AUDITBOT_DATABASE_URL"),
        ({"AUDITBOT_DATABASE_URL": "postgresql+nothing://127.0.0.1:1/secret", **KEY}, "AUDITBOT_DATABASE_URL"),
        ({"AUDITBOT_HISTORY_KEY": "secret"}, "AUDITBOT_HISTORY_KEY is too short"),
        ({"AUDITBOT_HOST": "no such host"}, "AUDITBOT_HOST"),
        ({"AUDITBOT_PORT": "{taken}"}, "AUDITBOT_PORT"),
        ({"AUDITBOT_METRICS_PORT": "{taken}"}, "AUDITBOT_METRICS_PORT"),
        ({"SLACK_API_URL": "ftp://secret"}, "SLACK_API_URL"),
    ],
)
def test_what_keeps_it_from_starting_is_told_in_one_line(tmp_path: Path, given: dict[str, str], told: str) -> None:
    (tmp_path / "notes.txt").write_text("These are notes about a child, and no database. " * 100)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = auditbot(tmp_path, "run", **BY_HTTP | {k: v.format(taken=port) for k, v in given.items()})

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.count("\n") == 1, ended.stderr
    assert told in ended.stderr
    assert "secret" not in ended.stderr


def test_on_postgresql_a_schema_that_is_not_current_is_told_in_one_line(
    tmp_path: Path, postgres_databases: PostgresDatabases
) -> None:
    url = postgres_databases.new(empty=True)
    try:
        ended = auditbot(tmp_path, "run", **BY_HTTP | KEY, AUDITBOT_DATABASE_URL=url)
    finally:
        postgres_databases.drop(url)

    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert "auditbot migrate" in ended.stderr


def test_on_postgresql_it_is_not_ready_once_the_database_is_gone(
    tmp_path: Path, postgres_databases: PostgresDatabases
) -> None:
    url = postgres_databases.new()
    with running(tmp_path, **BY_HTTP | KEY, AUDITBOT_DATABASE_URL=url) as bot:
        assert bot.ready() == (503, READY | {"slack": False})
        postgres_databases.drop(url)
        assert bot.ready() == (503, {"database": False, "schema": False, "slack": False})
        assert bot.ends(signal.SIGTERM)[0] == 0
