"""What is asked of the register at every tick, in every digest and by whoever opens it is answered from what is open: with very
many closed cases of concern stored, the plans go by the indexes of what is open, on both databases."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection, insert

from domain.person import Actor
from storage.concern_lists import register
from storage.ledger import Ledger, Store
from storage.tables import actions, concerns, duties
from tests.office import council
from tests.office.council import IDS
from tests.storage.test_plans import analyze, asked, plan

NOW, OPEN, CLOSED = council.SOME_DAY, 12, 6000
TODAY = NOW.date()
Ask = Callable[[Ledger], Any]
QUESTIONS: dict[str, tuple[Ask, str]] = {
    "all that are open": (lambda ledger: ledger.concerns.open(), "ix_concerns_open_by_"),
    "who has not said so": (lambda ledger: ledger.concerns.unanswered(), "ix_duties_to_say_again"),
    "who has left": (lambda ledger: ledger.concerns.perhaps_left(), "ix_concerns_open_by_"),
    "late reviews": (lambda ledger: ledger.concerns.review_overdue(TODAY), "ix_concerns_open_by_"),
    "had by covers": (lambda ledger: ledger.concerns.had_by_covers(), "ix_concerns_open_by_"),
    "closed by covers": (lambda ledger: ledger.concerns.closed_by_covers(), "ix_concerns_closed_by_covers"),
    "the register of the PLT": (lambda ledger: register(ledger.concerns, _who(ledger, "plt"), TODAY), "ix_concerns_open_by_"),
    "whether they have an action": (
        lambda ledger: ledger.concerns.with_action(ledger.concerns.some([1, 2])), "ix_actions_of_concern",
    ),
}  # fmt: skip
"""Each with an index that its plan must name; nothing in it may read one of the tables from end to end."""


def _who(ledger: Ledger, name: str) -> Actor:
    return ledger.people.actor(ledger.people.named({IDS[name]})[IDS[name]], TODAY)


def piled_up(ledger: Ledger) -> None:
    """A dozen open ones, of which half are not answered, behind thousands that are closed; each with an action."""
    council.furnish(ledger)
    numbers, run = range(1, OPEN + CLOSED + 1), ledger.connection.execute
    run(insert(concerns), [_concern(number, closed=number > OPEN) for number in numbers])
    run(insert(duties), [duty for number in numbers for duty in _duties(number, answered=number > OPEN // 2)])
    run(insert(actions), [_action(number, closed=number > OPEN) for number in numbers])


def _concern(number: int, *, closed: bool) -> dict[str, Any]:
    row: dict[str, Any] = {"id": number, "case_ref": f"4{number}", "team_id": 1 + number % 3, "text": "-", "version": 1}
    row |= {"raised_on": TODAY, "raised_at": NOW, "raised_by": IDS["plt"], "outcome": "", "difference": ""}
    return row | {"state": "closed" if closed else "raised", "review_due": None if closed else TODAY, "unsafe": False}


def _duties(number: int, *, answered: bool) -> list[dict[str, Any]]:
    row = {
        "concern_id": number,
        "told": [IDS["plt"]],
        "times": 1,
        "trouble": "",
        "by_id": None,
        "at": None,
        "again_at": NOW,
    }
    row |= {"held_by": None} | ({"by_id": 1, "at": NOW, "again_at": None, "held_by": 1} if answered else {})
    return [row | {"capacity": capacity} for capacity in ("team manager", "head of service")]


def _action(number: int, *, closed: bool) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": number,
        "case_ref": f"4{number}",
        "team_id": 1,
        "owner_id": 1,
        "text": "-",
        "version": 1,
    }
    row |= {"sent": TODAY, "due": TODAY, "original_due": TODAY, "concern": f"C-{number}"}
    return row | {"status": "complete" if closed else "open", "closed_at": NOW if closed else None}


def _plan(connection: Connection, statement: str, values: Any) -> str:
    """What PostgreSQL reckons it costs left out."""
    return re.sub(r"  \(cost=.*\)", "", plan(connection, statement, values))


@pytest.mark.parametrize("counted", [True, False])
def test_what_is_asked_of_the_register_goes_by_the_indexes_of_what_is_open(store: Store, counted: bool) -> None:
    """PostgreSQL counts by itself what is stored; SQLite may never have."""
    with store.writing(NOW) as ledger:
        piled_up(ledger)
    if counted or store.engines.reading.dialect.name == "postgresql":
        analyze(store)
    with store.reading(NOW) as ledger:
        wrong = {}
        for name, (ask, index) in QUESTIONS.items():
            found = asked(ledger.connection, lambda a=ask: a(ledger))  # type: ignore[misc]
            told = "\n".join(_plan(ledger.connection, *each) for each in found) + "\n"
            whole = [
                f"{how} {table}\n" for how in ("Seq Scan on", "SCAN") for table in ("concerns", "duties", "actions")
            ]
            if index not in told or any(each in told for each in whole):
                wrong[name] = told.splitlines()
    assert wrong == {}
