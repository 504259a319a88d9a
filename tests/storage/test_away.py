"""A database that does not answer is given up while the person who pressed can still be told so: Slack waits three seconds."""

import socket
import time

import pytest

from storage.engine import Unavailable, open_engines

SLACK_WAITS = 3.0


def _given_up(url: str) -> float:
    """After so many seconds."""
    engines = open_engines(url)
    began = time.monotonic()
    with pytest.raises(Unavailable), engines.writing.begin():
        pass
    engines.dispose()
    return time.monotonic() - began


def test_an_sqlite_file_that_another_program_holds_is_given_up_in_time(sqlite_url: str) -> None:
    holder = open_engines(sqlite_url)
    with holder.writing.begin():
        assert 1 < _given_up(sqlite_url) < SLACK_WAITS
    holder.dispose()


def test_a_postgresql_that_takes_the_connection_and_says_nothing_is_given_up_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert 1 < _given_up(f"postgresql+psycopg://somebody@127.0.0.1:{silent.getsockname()[1]}/x") < SLACK_WAITS
