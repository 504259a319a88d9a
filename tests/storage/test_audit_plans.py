"""Audits that people and ticks wait for are read from those that are open: with the audits of very many years stored, the
plans go by the indexes of what is to do, to moderate, or to judge again, on both databases."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import text

from storage import audit_lists
from storage.agenda import agenda
from storage.due_audits import due_by, of_theirs
from storage.ledger import Ledger, Store
from tests.storage.random_council import NOW, TODAY, fill
from tests.storage.test_plans import analyze, asked, plan

MODERATED = 8_000
_NUMBERS = "with recursive n(i) as (select 1 union all select i + 1 from n where i < {many}) "
_AUDITS = """insert into audits (id, round_id, kind, case_ref, team_id, age_band, auditor_id, grade, submitted, admissibility,
    moderator_id, moderated, feedback, allocated_on, due, second_id, second)
    {numbers} select 1000 + i, 1, 'core', '4' || i, 1 + i % 6, '', 1 + i % 14, 'good', {day}, 'immediate', 1 + (i + 1) % 14,
    {day}, '', {day}, {day}, case when i % 9 = 0 then 1 + i % 14 end, case when i % 9 = 0 then 'done' else '' end from n"""
_JUDGED = """insert into moderations (id, audit_id, kind, by_id, at, admissibility, grade, feedback)
    {numbers} select i, 1000 + i, case when i % 900 = 0 then 'second' else 'first' end, 1 + i % 14, {then}, 'immediate',
    'good', '' from n"""
_OPEN = (
    "update audits set due = {day}, auditor_id = 1 + id % 4 where id <= 8",
    "update audits set submitted = {day} where id in (5, 6, 7, 8)",
    "update audits set admissibility = 'immediate', moderated = {day}, second_id = 3 where id in (7, 8)",
    "update audits set second = 'waiting' where id = 7",
    "update audits set challenge = 'waiting' where id = 8",
)
QUESTIONS: dict[str, tuple[Callable[[Ledger], Any], str]] = {
    "all that are due": (lambda ledger: due_by(ledger.audits, TODAY), "ix_audits_to_do_by_"),
    "somebody's that are due": (lambda ledger: of_theirs(ledger.audits, [3], TODAY), "ix_audits_to_do_by_"),
    "and a covered person's": (lambda ledger: of_theirs(ledger.audits, [3, 4], TODAY), "ix_audits_to_do_by_"),
    "one's own": (lambda ledger: audit_lists.own(ledger.audits, [3]), "ix_audits_submitted"),
    "the queue": (lambda ledger: audit_lists.queue(ledger.audits), "ix_audits_to_moderate"),
    "what to judge again": (lambda ledger: audit_lists.to_judge_again(ledger.audits, [3]), "ix_audits_to_judge_again"),
    "what is to be judged again": (
        lambda ledger: audit_lists.every_to_judge_again(ledger.audits),
        "ix_audits_to_judge_again",
    ),
    "second moderations": (lambda ledger: ledger.moderations.pairs(), "ix_moderations_second"),
    "the agenda of a day": (lambda ledger: agenda(ledger, ledger.policy), "ix_audits_to_do_by_"),
}
"""Each with an index that its plan must name; nothing in it may read the table of audits or of judgements from end to end."""


def pile_up(ledger: Ledger, many: int) -> None:
    """So many audits of every auditor, moderator and team that were moderated last year; a few of the first ones are open."""
    postgresql = ledger.connection.dialect.name == "postgresql"
    said = {"numbers": _NUMBERS.format(many=many)}
    said |= {"day": "date '2017-02-02'" if postgresql else "'2017-02-02'"}
    said |= {"then": "timestamptz '2017-02-01 09:00:00Z'" if postgresql else "'2017-02-01 09:00:00.000000'"}
    for statement in (*_OPEN, _AUDITS, _JUDGED):
        ledger.connection.execute(text(statement.format(**said)))


def test_the_open_audits_are_found_without_reading_those_of_earlier_years(store: Store) -> None:
    _go_by_the_indexes(store, counted=True)


def test_on_sqlite_they_are_also_while_nothing_has_been_counted(sqlite_store: Store) -> None:
    """PostgreSQL counts by itself."""
    _go_by_the_indexes(sqlite_store, counted=False)


def _go_by_the_indexes(store: Store, *, counted: bool) -> None:
    with store.writing(NOW) as ledger:
        fill(ledger, 3)
        pile_up(ledger, MODERATED)
    if counted:
        analyze(store)
    with store.reading(NOW) as ledger:
        for name, (ask, index) in QUESTIONS.items():
            found = asked(ledger.connection, lambda a=ask: a(ledger))
            told = "\n".join(plan(ledger.connection, *each) for each in found) + "\n"
            assert index in told, (name, told)
            for table in ("audits", "moderations"):
                assert f"Seq Scan on {table}" not in told, (name, told)
                assert f"SCAN {table}\n" not in told, (name, told)
            assert "ix_audits_team_id" not in told, (name, told)
