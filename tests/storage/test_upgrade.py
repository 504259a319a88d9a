"""What the schema before this one held is understood after the upgrade: nothing is told twice, and nothing stays for ever."""

from collections.abc import Iterable
from datetime import date

from alembic import command
from sqlalchemy import text

from storage.engine import Engines, open_engines
from storage.ledger import Store
from storage.schema import _config, upgrade
from tests.conftest import HISTORY_KEY
from tests.storage.random_council import NOW

BEFORE = "0002"
THEN = "2018-01-08 09:00:00+00:00"
ROW = (
    "insert into outbox (id, key, kind, recipient, content, urgent, state, created_at, token, attempts, conversation, "
    "message, trouble) "
)
ACTION = (
    "insert into actions (id, concern, case_ref, team_id, owner_id, text, sent, due, original_due, status, version, extended, "
    "asked, closed_at) values ({id}, '', '412087', 1, 1, 'x', '2018-01-02', '2018-01-02', '2018-01-02', '{status}', 1, 0, '', "
    "{closed})"
)
DONE = (
    "insert into completions (id, action_id, completed_on, done, recorded_in, difference, how, standing) values "
    "({id}, 17, '{on}', 'x', 'x', '{difference}', '', {standing})"
)
ROWS = (
    "insert into people (id, email, name, active) values (1, 'manager@council.example', 'Manager', true)",
    "insert into services (id, name, channel) values (1, '11-25', '')",
    "insert into teams (id, name, service_id, channel) values (1, 'North', 1, '')",
    ACTION.format(id=17, status="complete", closed=f"'{THEN}'"),
    ACTION.format(id=18, status="open", closed="null"),
    *(
        ROW + f"values ({n}, '{key}', '{kind}', 'person:1', '{{}}', false, '{state}', '{THEN}', 't{n}', 1, '', '', '')"
        for n, key, kind, state in (
            (1, "a", "assigned", "sent"), (2, "b", "export", "sent"), (3, "c", "noted", "failed"),
            (4, "d", "noted", "failed"), (5, "undelivered:4:9", "undelivered", "pending"),
        )
    ),
    DONE.format(id=1, on="2017-11-28", difference="too-early", standing="true"),
    DONE.format(id=2, on="2017-12-11", difference="too-early", standing="true"),
    DONE.format(id=3, on="2017-12-12", difference="too-early", standing="false"),
    DONE.format(id=4, on="2018-01-05", difference="too-early", standing="true"),
    DONE.format(id=5, on="2018-01-08", difference="yes", standing="true"),
    "insert into posted (id, outbox_id, subject) values (1, 1, 'A-17'), (2, 1, 'A-18'), (3, 1, 'person:1')",
    "insert into people (id, email, name, active) values (2, 'cover@council.example', 'Cover', true)",
    "insert into rounds (id, month, theme, aspect1, aspect2, aspect3) values (1, '2017-12', 'Planning', '', '', '')",
    *(
        "insert into audits (id, round_id, kind, case_ref, team_id, age_band, auditor_id, feedback) "
        f"values ({n}, 1, 'core', '{n}', 1, '', 1, '')"
        for n in (7, 8)
    ),
    "update actions set audit_id = 7 where id = 18",
    *(
        "insert into history (id, at, actor, role, verb, subject, mac) "
        f"values ({n}, '{THEN}', '{who}', 'auditor', '{verb}', 'AU-7', '')"
        for n, who, verb in (
            (1, "person:2 for person:1", "submitted"), (2, "person:1", "grade challenged"), (3, "person:1", "moderated"),
        )
    ),
)  # fmt: skip

OF_CONCERNS = (
    "insert into concerns (id, case_ref, team_id, text, raised_on, state, outcome, difference, version) "
    "values (3, '412087', 1, 'x', '2018-01-02', 'raised', '', '', 1)",
    *(
        "insert into duties (concern_id, capacity, by_id, at, told, times, trouble) "
        f"values (3, '{capacity}', {by}, '{THEN}', '[]', 0, '')"
        for capacity, by in (("team manager", "null"), ("head of service", "2"))
    ),
    "update teams set manager_id = 1",
)


def brought_up(url: str, before: str = BEFORE, rows: Iterable[str] = ROWS) -> Engines:
    """A database with these rows in the schema before, brought up to date."""
    engines = open_engines(url)
    with engines.writing.begin() as connection:
        command.upgrade(_config(connection), before)
        for row in rows:
            connection.execute(text(row.replace(":", r"\:")))
    upgrade(engines)
    return engines


def test_copies_and_files_of_before_are_cleared_and_taken_back_in_their_time(empty_database_url: str) -> None:
    engines = brought_up(empty_database_url)
    with engines.reading.connect() as connection:
        closed = connection.execute(text("select subject, closed_at is not null from posted order by id")).all()
        sent = connection.execute(text("select id from outbox where sent_at is not null")).scalars().all()
    engines.dispose()

    assert [(subject, bool(known)) for subject, known in closed] == [
        ("A-17", True),
        ("A-18", False),
        ("person:1", False),
    ]
    assert list(sent) == [2]


def test_copies_of_before_are_known_by_whom_they_were_for(empty_database_url: str) -> None:
    engines = brought_up(empty_database_url)
    with engines.reading.connect() as connection:
        found = connection.execute(text("select distinct recipient from posted")).scalars().all()
    engines.dispose()

    assert found == ["person:1"]


def test_what_the_plt_was_told_of_is_not_reported_but_what_was_still_to_be_said_is(empty_database_url: str) -> None:
    engines = brought_up(empty_database_url)
    store, day = Store(engines, HISTORY_KEY), date(2018, 1, 10)
    with store.writing(NOW) as ledger:
        ledger.failures.report(day)
        told = [each.id for each in ledger.failures.reported(date(2018, 1, 9), day)]
    engines.dispose()

    assert told == [4]


def test_completions_of_before_are_asked_about_unless_their_day_had_passed_when_the_last_was_completed(
    empty_database_url: str,
) -> None:
    """Otherwise an old council would be asked about all its years on the first morning."""
    engines = brought_up(empty_database_url)
    with engines.reading.connect() as connection:
        asked = connection.execute(
            text("select id, ask_on from completions where ask_on is not null order by id")
        ).all()
    engines.dispose()

    assert [(number, str(day)) for number, day in asked] == [(2, "2018-01-08"), (4, "2018-02-02")]


def test_of_audits_of_before_the_history_tells_who_submitted_and_who_challenged_them(empty_database_url: str) -> None:
    engines = brought_up(empty_database_url)
    with engines.reading.connect() as connection:
        found = connection.execute(text("select id, submitted_by, challenged_by from audits order by id")).all()
    engines.dispose()

    assert [tuple(row) for row in found] == [(7, 2, 1), (8, None, None)]


def test_whoever_answered_before_is_taken_to_have_a_case_of_concern_and_else_who_answers_for_it(
    empty_database_url: str,
) -> None:
    people = "insert into people (id, email, name, active) values (2, 'head@council.example', 'Head', true)"
    engines = brought_up(empty_database_url, "0018", (*ROWS[:3], people, *OF_CONCERNS))
    with engines.reading.connect() as connection:
        found = connection.execute(text("select capacity, held_by from duties order by capacity")).all()
    engines.dispose()

    assert [tuple(row) for row in found] == [("head of service", 2), ("team manager", 1)]
