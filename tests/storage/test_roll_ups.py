"""What the roll-up says of a week, and of the week before, is what somebody would say who had watched all of it."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import insert, text

from domain.calendar import ENGLAND, LONDON
from domain.course import Weeks
from domain.person import Actor
from domain.roll_up import Figures
from storage.ledger import Ledger, Store
from storage.roll_ups import courses, roll_up_for
from storage.tables import actions, completions, requests
from tests.storage.lived_weeks import HEAD, NORTH, OTHER_HEAD, PLT, SOUTH, WEST, Council
from tests.storage.random_council import NOW, TEAMS, fill
from tests.storage.test_plans import CLOSED, asked, pile_up, plan

FIRST, WEEKS = date(2018, 3, 12), 6
"""Six weeks, in which the clocks go forward and two begin on another day than Monday, as Easter is in them."""
SCOPES = {HEAD: {NORTH.id, WEST.id}, OTHER_HEAD: {SOUTH.id}, PLT: {NORTH.id, WEST.id, SOUTH.id}}


def moments(chance: Random, monday: date) -> list[datetime]:
    """When something happens in a week: by day and at night, and at nine sharp on its first days."""
    start = datetime.combine(monday, datetime.min.time(), LONDON)
    nine = [start + timedelta(days=day, hours=9) for day in (0, 0, 1)]
    return sorted(
        at.astimezone(UTC) for at in [*nine, *(start + timedelta(minutes=chance.randrange(10_080)) for _ in range(30))]
    )


def roll_up_day(monday: date) -> date:
    return next(day for n in range(5) if ENGLAND.begins_week(day := monday + timedelta(days=n)))


def said(ledger: Ledger, who: int) -> tuple[Figures, Figures]:
    person = ledger.people.get(who)
    assert person
    return tuple(roll_up_for(ledger, Actor(person)).week)  # type: ignore[return-value]


@pytest.mark.parametrize("seed", [1, 2])
def test_it_says_of_both_weeks_what_was_seen_in_them(store: Store, seed: int) -> None:
    council = Council(store, Random(seed))
    council.furnish(datetime(2018, 3, 1, tzinfo=UTC))
    seen: set[Figures] = set()
    for monday in (FIRST + timedelta(days=7 * n) for n in range(WEEKS)):
        at = datetime.combine(roll_up_day(monday), datetime.min.time().replace(hour=9), LONDON)
        left = moments(council.chance, monday)
        while left and left[0] <= at:
            council.lives(left.pop(0))
        with store.reading(at.astimezone(UTC)) as ledger:
            for who, teams in SCOPES.items():
                a_week_ago = council.figures(
                    teams, (at - timedelta(days=7)).astimezone(UTC), monday - timedelta(days=7)
                )
                assert said(ledger, who) == (council.figures(teams, at, monday), a_week_ago), (monday, who)
                seen.add(a_week_ago)
        for moment in left:
            council.lives(moment)
    assert all(max(column) > 1 for column in zip(*seen, strict=True)), "nothing much happened: this would prove little"


MONDAY = datetime(2018, 1, 15, 9, tzinfo=UTC)
DAY = date(2018, 1, 10)
IMPORTED = {
    "case_ref": "412087",
    "team_id": NORTH.id,
    "owner_id": 3,
    "text": "Rewrite",
    "version": 1,
    "sent": date(2017, 12, 1),
}


def has(ledger: Ledger, number: int, status: str, **said: object) -> None:
    row = IMPORTED | {"id": number, "status": status, "due": date(2018, 1, 5), "original_due": date(2018, 1, 5)}
    ledger.connection.execute(insert(actions), row | said)


def has_completion(ledger: Ledger, number: int, **said: object) -> None:
    row = {"action_id": number, "completed_on": DAY, "done": "Done", "recorded_in": "Plan", "standing": True}
    ledger.connection.execute(insert(completions), row | said)


def test_what_an_import_leaves_out_is_made_up_from_what_it_says(store: Store) -> None:
    """A completion without its hour, a closing without a reason, an escalation that only the action itself remembers."""
    Council(store, Random(1)).furnish(MONDAY - timedelta(days=30))
    at = MONDAY - timedelta(days=2)
    with store.writing(MONDAY) as ledger:
        has(ledger, 1, "complete", closed_at=at)
        has_completion(ledger, 1)
        has(ledger, 2, "not-applicable", closed_at=at)
        has(ledger, 3, "open", escalated_on=DAY)
        has(ledger, 4, "complete", closed_at=at)
        has_completion(ledger, 4, completed_on=date(2018, 1, 2), at=at)
        assert said(ledger, HEAD) == (Figures(open=1, late=1, done=1, drifted=1), Figures(open=3, late=3, done=1))


def test_only_more_time_that_somebody_asked_for_is_counted(store: Store) -> None:
    """Not a handover, and not more time that was given without being asked for; an import may not know who asked."""
    Council(store, Random(1)).furnish(MONDAY - timedelta(days=30))
    given = {"state": "accepted", "decided_at": NOW}
    with store.writing(MONDAY) as ledger:
        has(ledger, 1, "open", due=date(2018, 2, 1))
        for kind, who, became in (
            ("handover", 3, {}), ("more-time", 3, {}), ("more-time", 3, given), ("more-time", None, given),
            ("more-time", None, given | {"decided_at": NOW + timedelta(days=1)}),
        ):  # fmt: skip
            row = {"action_id": 1, "kind": kind, "asked_by": who, "asked_at": NOW, "reason": "", "state": "asked"}
            ledger.connection.execute(insert(requests), row | became)
        assert said(ledger, HEAD)[0] == Figures(open=1, asked=3)


def test_nobody_who_heads_nothing_is_told_of_anything(store: Store) -> None:
    Council(store, Random(1)).furnish(MONDAY - timedelta(days=30))
    with store.writing(MONDAY) as ledger:
        has(ledger, 1, "open")
        person = ledger.people.get(3)
        assert person
        assert roll_up_for(ledger, Actor(person)).is_empty


_LONG_AGO = (
    "insert into completions (id, action_id, completed_on, done, recorded_in, how, standing) "
    "select id, id, sent, 'Done', 'Plan', '', id > 0 from actions where id > 1000",
    "insert into notes (id, action_id, kind, at, text) "
    "select id, id, 'returned', closed_at, 'Why' from actions where id > 1000",
    "insert into requests (id, action_id, kind, asked_at, reason, from_due, to_due, state, decided_at, answer) "
    "select id, id, 'more-time', closed_at, 'Why', due, due, 'accepted', closed_at, '' from actions where id > 1000",
    "insert into escalations (id, action_id, rung, escalated_on) select id, id, 1, sent from actions where id > 1000",
)
HOT = ("actions", "completions", "notes", "requests", "escalations")


def pile_up_all(ledger: Ledger, many: int) -> None:
    pile_up(ledger, many)
    for statement in _LONG_AGO:
        ledger.connection.execute(text(statement))


def plans(store: Store) -> list[str]:
    with store.reading(NOW) as ledger:
        found = asked(ledger.connection, lambda: courses(ledger.connection, range(1, TEAMS + 1), Weeks(NOW)))
        return [plan(ledger.connection, *each) + "\n" for each in found]


def test_it_is_reckoned_from_the_open_work_and_the_weeks_alone(store: Store) -> None:
    """SQLite's own statistics are made by nobody in real use: with them and without."""
    with store.writing(NOW) as ledger:
        fill(ledger, 3)
        pile_up_all(ledger, CLOSED)
    without = plans(store) if store.engines.dialect == "sqlite" else []
    with store.engines.reading.connect() as connection:
        connection.execute(text("analyze"))
    indexes = ("ix_actions_open_by_", "ix_completions_completed_on", "ix_notes_at", "ix_requests_asked_at")
    for told in filter(None, (without, plans(store))):
        for each in told:
            assert not any(f"Seq Scan on {name}" in each or f"SCAN {name}\n" in each for name in HOT), each
        for index in (*indexes, "ix_requests_decided_at", "ix_escalations_escalated_on"):
            assert any(index in each for each in told), (index, told)


def test_the_closed_work_of_years_changes_no_figure(store: Store) -> None:
    with store.writing(NOW) as ledger:
        fill(ledger, 3)
        before = courses(ledger.connection, range(1, TEAMS + 1), Weeks(NOW))
        pile_up_all(ledger, 500)
        assert courses(ledger.connection, range(1, TEAMS + 1), Weeks(NOW)) == before
