"""The database away for a minute under the real bot: what is pressed meanwhile is saved, or refused in words, and what was
waiting to be said arrives afterwards, once."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import psycopg
import pytest
from sqlalchemy import make_url, select

from cards.answers import NOT_SAVED
from storage.tables import actions, notes
from tests.crash import council, slack
from tests.crash.council import Council
from tests.crash.crew import at_work, log_of
from tests.crash.slack import Slack
from tests.crash.trial import quick_folder, until
from tests.crash.verdict import complaints
from tests.databases import SqliteFiles
from tests.hands import Person, Told

A_MINUTE = 60.0
BEFORE, AFTER = 2.0, 3.0
SAVED = "Your note on A-17 is saved."
OUTCOME = {
    "What was done?": "The plan was rewritten in a family meeting",
    "Where is it recorded?": "Supervision note",
    "Did it make a difference for the child?": "Too early to say",
}


@contextmanager
def postgresql_away(url: str) -> Iterator[None]:
    """Everybody is thrown out, and nobody is let in."""
    name, server = make_url(url).database, make_url(url).set(drivername="postgresql", database="postgres")
    with psycopg.connect(server.render_as_string(hide_password=False), autocommit=True) as connection:
        connection.execute(f'alter database "{name}" with allow_connections false')
        connection.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = %s", [name])
        yield
        connection.execute(f'alter database "{name}" with allow_connections true')


@contextmanager
def sqlite_away(url: str) -> Iterator[None]:
    """Another program holds the file and does not let go."""
    connection = sqlite3.connect(make_url(url).database or "", isolation_level=None)
    connection.execute("begin immediate")
    yield
    connection.execute("rollback")
    connection.close()


@dataclass
class Clicks:
    """What somebody who writes one note after another was told of each."""

    who: Person
    told: dict[str, str] = field(default_factory=dict)

    def go_on(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            note = f"remark {len(self.told)}"
            self.told[note] = self._write(note)
            time.sleep(0.5)

    def of(self, answer: str) -> set[str]:
        return {note for note, told in self.told.items() if told.startswith(answer)}

    def _write(self, note: str) -> str:
        try:
            self.who.says(f"/actions note A-17 {note}")
        except Told as nothing:
            return str(nothing)
        return str(self.who.messages()[-1]["text"])


@dataclass
class Minute:
    """`refused`: what a form said that was sent while the database was away; `taken`: what it said when it was sent again."""

    notes: Clicks
    refused: dict[str, str]
    taken: dict[str, str] = field(default_factory=dict)


@pytest.mark.timeout(400)
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_the_database_away_for_a_minute(kind: str, request: pytest.FixtureRequest, sqlite_files: SqliteFiles) -> None:
    with quick_folder() as folder:
        url = sqlite_files.new(folder) if kind == "sqlite" else request.getfixturevalue("postgres_url")
        away = sqlite_away(url) if kind == "sqlite" else postgresql_away(url)
        with (
            council.opened(url) as its,
            slack.served(council.colleagues(), 0) as at,
            at_work(1, url, at, folder),
        ):
            seen = _a_minute_without(its, at, folder, away)
            _whoever_pressed_knows_what_became_of_it(its, seen)
            assert log_of(folder, "not written down")  # of something the worker had said, but could not yet say so
            heard = {who: [token for token, _ in said] for who, said in at.heard().items()}
            assert complaints(its.became(), heard) == []


def _a_minute_without(its: Council, at: Slack, folder: Path, away: AbstractContextManager[None]) -> Minute:
    at.counted.clear()
    assert until(lambda: bool(log_of(folder, "listening")), 30)
    at.workspace.deliveries.request_url = f"{log_of(folder, 'listening')[-1]['address']}/slack/events"
    notes, form = Clicks(Person(at.workspace.url, "U0TMNORTH")), Person(at.workspace.url, "U0TMWEST")
    form.says("/actions done A-30").fills(OUTCOME)
    notes.go_on(BEFORE)
    _begin_to_send(its, at)
    with away:
        seen = Minute(notes, form.submits().errors)
        notes.go_on(A_MINUTE)
    its.store.engines.dispose()  # our own connections are gone, too
    notes.go_on(AFTER)
    seen.taken = form.submits().errors
    assert until(lambda: its.waits() == 0, 120)
    return seen


def _begin_to_send(its: Council, at: Slack) -> None:
    """Slowly, so that something is under way when the database goes."""
    at.counted.answer_delay = 0.5
    its.put(20, Random(1))
    said = at.said
    assert until(lambda: at.said > said, 10)


def _whoever_pressed_knows_what_became_of_it(its: Council, seen: Minute) -> None:
    with its.store.reading(council.NOW) as ledger:
        kept = set(ledger.connection.execute(select(notes.c.text).where(notes.c.text.startswith("remark"))).scalars())
        status = ledger.connection.execute(select(actions.c.status).where(actions.c.id == 30)).scalar()
    saved, refused = seen.notes.of(SAVED), seen.notes.of(NOT_SAVED)
    assert {note: told for note, told in seen.notes.told.items() if note not in saved | refused} == {}
    assert kept == saved
    assert {"remark 0", f"remark {len(seen.notes.told) - 1}"} <= saved
    assert len(refused) > 10
    assert set(seen.refused.values()) == {NOT_SAVED}
    assert (seen.taken, status) == ({}, "complete")
