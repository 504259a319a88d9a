"""What people wait for is answered from the open work: with very many closed actions stored, the plans of the hot questions
still go by the indexes of what is open, on both databases; on SQLite also before anybody has counted what is stored."""

from collections.abc import Callable
from typing import Any
from unittest import mock

import pytest
from sqlalchemy import Connection, event, text

from storage.agenda import climbs
from storage.due import nearly_due
from storage.ledger import Ledger, Store
from storage.prepared import Prepared
from storage.visible import Scope
from tests.storage.random_council import NOW, TODAY, fill

CLOSED = 20_000
_CLOSE = """insert into actions (id, concern, case_ref, team_id, owner_id, text, sent, due, original_due, status, version,
    extended, asked, closed_at, audit_id, added_by)
    with recursive n(i) as (select 1 union all select i + 1 from n where i < {many})
    select 1000 + i, '', '400001', 1 + i % 6, 1 + i % 14, 'Done long ago', {day}, {day}, {day},
    'complete', 2, 0, '', {moment}, 1 + i % 12, 1 + i % 14 from n"""
EVERYTHING = Scope(frozenset({1}), everything=True)
SOME = Scope(frozenset({1, 2}))
A_TEAM = Scope(frozenset({1}), teams=frozenset({2}))
Ask = Callable[[Ledger], Any]
QUESTIONS: dict[str, tuple[Ask, str]] = {
    "mine": (lambda ledger: ledger.lists.mine([3], TODAY), "ix_actions_open_by_owner_pressing"),
    "mine and a covered person's": (lambda ledger: ledger.lists.mine([3, 4], TODAY), "ix_actions_open_by_owner"),
    "everything open": (lambda ledger: ledger.lists.visible(EVERYTHING, TODAY), "ix_actions_open_by_"),
    "what is in sight": (lambda ledger: ledger.lists.visible(SOME, TODAY), "ix_actions_open_by_"),
    "what is overdue": (lambda ledger: ledger.lists.visible(SOME, TODAY, overdue=True), "ix_actions_open_by_"),
    "counts by team": (lambda ledger: ledger.lists.counts_by_team(SOME, TODAY), "ix_actions_open_by_"),
    "counts of all teams": (lambda ledger: ledger.lists.counts_by_team(EVERYTHING, TODAY), "ix_actions_open_by_"),
    "a team's page": (lambda ledger: ledger.lists.visible(A_TEAM, TODAY), "ix_actions_open_by_"),
    "what a digest may say": (lambda ledger: _of_a_digest(ledger, leavers=False), "ix_actions_open_by_"),
    "what climbs": (climbs, "ix_actions_open_by_rung"),
    "what climbs of cases of concern": (climbs, "ix_actions_open_of_concerns"),
    "what the PLT's may say": (lambda ledger: _of_a_digest(ledger, leavers=True), "ix_actions_open_by_"),
    "what leavers left": (lambda ledger: ledger.lists.left_open(TODAY), "ix_actions_open_by_"),
    "what waits": (lambda ledger: ledger.lists.waiting(SOME), "ix_actions_waiting_by_"),
    "the open ones of a case": (lambda ledger: ledger.actions.open_of_case("400001"), "ix_actions_open_by_case"),
}
"""Each with the index that its plan must name; nothing in it may read the table of actions from end to end."""


def _of_a_digest(ledger: Ledger, *, leavers: bool) -> object:
    return nearly_due(ledger.connection, {1, 2}, ledger.today, TODAY, ledger.policy, leavers=leavers)


def pile_up(ledger: Ledger, many: int) -> None:
    """So many closed actions of every owner, team and audit."""
    postgresql = ledger.connection.dialect.name == "postgresql"
    day = "date '2017-02-02'" if postgresql else "'2017-02-02'"
    moment = "timestamptz '2017-02-01 09:00:00Z'" if postgresql else "'2017-02-01 09:00:00.000000'"
    ledger.connection.execute(text(_CLOSE.format(many=many, day=day, moment=moment)))


def asked(connection: Connection, question: Callable[[], Any]) -> list[tuple[str, Any]]:
    """The statements with their values that a question sends to the database."""
    heard: list[tuple[str, Any]] = []

    def hear(_conn: Any, _cursor: Any, statement: str, values: Any, _context: Any, _many: bool) -> None:
        heard.append((statement, values))

    event.listen(connection, "before_cursor_execute", hear)
    with mock.patch.object(Prepared, "rows", Prepared.by_the_long_way):
        question()
    event.remove(connection, "before_cursor_execute", hear)
    return heard


def analyze(store: Store) -> None:
    with store.engines.reading.connect() as connection:
        connection.execute(text("analyze"))


def plan(connection: Connection, statement: str, values: Any) -> str:
    how = "explain query plan " if connection.dialect.name == "sqlite" else "explain "
    rows = connection.exec_driver_sql(how + statement, values).all()
    return "\n".join(str(row[-1]) for row in rows)


def test_the_hot_questions_go_by_the_indexes_of_what_is_open(store: Store) -> None:
    _go_by_the_indexes(store, "after the work was closed")


@pytest.mark.parametrize("counted", ["when all of it was open", "never"])
def test_on_sqlite_they_do_whether_or_not_it_has_counted_what_is_stored(sqlite_store: Store, counted: str) -> None:
    """PostgreSQL counts by itself."""
    _go_by_the_indexes(sqlite_store, counted)


def _go_by_the_indexes(store: Store, counted: str) -> None:
    with store.writing(NOW) as ledger:
        fill(ledger, 3)
    if counted == "when all of it was open":
        analyze(store)
    with store.writing(NOW) as ledger:
        pile_up(ledger, CLOSED)
    if counted == "after the work was closed":
        analyze(store)
    with store.reading(NOW) as ledger:
        for name, (ask, index) in QUESTIONS.items():
            found = asked(ledger.connection, lambda a=ask: a(ledger))
            told = "\n".join(plan(ledger.connection, *each) for each in found) + "\n"
            assert index in told, (name, told)
            assert "Seq Scan on actions" not in told, (name, told)
            assert "SCAN actions\n" not in told, (name, told)
            assert "ix_actions_closed_by_" not in told, (name, told)


def test_the_closed_work_of_years_changes_no_answer(store: Store) -> None:
    with store.writing(NOW) as ledger:
        fill(ledger, 3)
        before = {name: ask(ledger) for name, (ask, _) in QUESTIONS.items()}
        pile_up(ledger, 500)
        assert {name: ask(ledger) for name, (ask, _) in QUESTIONS.items()} == before
