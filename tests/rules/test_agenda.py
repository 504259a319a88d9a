"""Who gets a digest at which hour: by their wish for what is ordinary, at the policy's hour for what they must be told."""

from datetime import date
from typing import Any

import pytest

from domain.agenda import Agenda, Pending
from domain.ladder import Rung, Standing
from domain.policy import DEFAULT, Policy
from domain.preference import Preference

ONE, OTHER = 1, 2
DAY = date(2018, 1, 17)
DUE_SOON, LATE, WARNED, CLIMBS = (date.fromisoformat(f"2018-01-{d}") for d in ("18", "16", "11", "10"))


def pending(due: date, *, rung: Rung = Rung.NOBODY, escalated_on: date | None = None, manager: int = ONE) -> Pending:
    told = frozenset({ONE, manager})
    return Pending(17, 1, ONE, None, escalated_on, Standing(due, rung), frozenset({ONE}), told)


def agenda(*actions: Pending, day: date = DAY, policy: Policy = DEFAULT, **wish: Any) -> Agenda:
    found = Agenda(day, policy, {ONE: Preference(**wish)})
    found.take(actions)
    return found


def hours(found: Agenda, person: int = ONE) -> list[int]:
    return [hour for hour in range(7, 19) if person in found.digests(hour)]


def test_an_ordinary_digest_comes_at_the_hour_wished_for() -> None:
    assert hours(agenda(pending(LATE))) == [9]
    assert hours(agenda(pending(DUE_SOON), hour=15)) == [15]
    assert hours(agenda(pending(date(2018, 1, 19)))) == []


@pytest.mark.parametrize("wish", [7, 9, None])
@pytest.mark.parametrize("due", [WARNED, CLIMBS])
def test_what_must_be_told_comes_at_the_policys_hour(wish: int | None, due: date) -> None:
    assert hours(agenda(pending(due), hour=wish)) == [9]


def test_whoever_is_warned_only_after_the_policys_hour_still_gets_their_own_digest_later() -> None:
    """It is put at both hours, and under one key: the second counts only where there was no first."""
    assert hours(agenda(pending(CLIMBS), hour=15)) == [9, 15]


def test_on_a_day_off_there_are_the_warnings_alone() -> None:
    off = agenda(pending(WARNED), days=frozenset({0}))

    assert (off.digests(9), hours(off)) == ({ONE: True}, [9])
    assert hours(agenda(pending(LATE), days=frozenset({0}))) == []


def test_the_teams_manager_is_warned_with_the_owner_and_reminded_of_nothing_else() -> None:
    assert hours(agenda(pending(WARNED, manager=OTHER)), OTHER) == [9]
    assert hours(agenda(pending(LATE, manager=OTHER)), OTHER) == []


def test_what_climbed_today_is_told_of_until_more_time_is_given() -> None:
    assert agenda(pending(CLIMBS, rung=Rung.HEAD_OF_SERVICE, escalated_on=DAY)).warned == {ONE}
    assert agenda(pending(LATE, escalated_on=DAY)).warned == set()


def test_what_is_due_on_a_day_off_is_warned_of_where_it_climbs_on_the_first_working_day_after() -> None:
    at_once = Policy(escalate_after=1)
    friday, saturday, monday = date(2018, 1, 19), date(2018, 1, 20), date(2018, 1, 22)

    assert agenda(pending(saturday), day=friday, policy=at_once).warned == {ONE}
    assert [climb.to for climb in agenda(pending(saturday), day=monday, policy=at_once).climbs] == [1]
    assert agenda(pending(monday), day=friday, policy=at_once).warned == set()


def test_missed_rungs_are_climbed_one_after_the_other() -> None:
    (climb,) = agenda(pending(date(2017, 12, 1))).climbs

    assert list(climb.rungs) == [Rung.HEAD_OF_SERVICE, Rung.DIRECTOR]
