"""Whoever changes when their digest comes, in the middle of a day, gets that day's digest: once, and at the latest at once."""

from collections.abc import Callable

import pytest

from domain.preference import Preference
from tests.office.council import IDS
from tests.office.people import Office

TODAY = "2018-01-10"
LATE = "1 audit action is late"
ALL_DAYS = ("0", "1", "2", "3", "4")


@pytest.fixture
def late(any_office: Office) -> Office:
    any_office.has("A-17", due="2017-02-01", rung=2)
    return any_office


def has(office: Office, name: str, preference: Preference) -> None:
    office.does(lambda ledger: ledger.preferences.put(IDS[name], preference))


def changes(office: Office, when: str, **said: object) -> None:
    office.turns_to(f"{TODAY} {when}")
    manager = office.person("manager").says("/actions settings").presses("Change")
    manager.fills(**{"hour": "as-all", "days": ALL_DAYS, "often": "daily", **said})  # type: ignore[arg-type]


def lives(office: Office, *hours: str, day: str = TODAY) -> int:
    for hour in hours:
        office.wakes(f"{day} {hour}")
    return len(office.was_told("manager"))


def test_an_earlier_hour_whose_slot_has_passed_comes_at_once_and_once(late: Office) -> None:
    has(late, "manager", Preference(hour=11))
    has(late, "worker", Preference(hour=8))
    assert lives(late, "08:00", "09:00", "09:30") == 0

    changes(late, "09:30", hour="8")

    assert lives(late, "09:31", "11:00", "12:00") == 1
    assert late.was_told("manager") == [LATE]


def test_back_to_the_hour_of_all_it_comes_at_once_and_once(late: Office) -> None:
    has(late, "manager", Preference(hour=11))
    assert lives(late, "09:00") == 0
    changes(late, "09:30")

    assert lives(late, "09:31", "11:00") == 1


def test_a_later_hour_does_not_bring_it_twice(late: Office) -> None:
    has(late, "manager", Preference(hour=8))
    assert lives(late, "08:00") == 1
    changes(late, "08:30", hour="11")

    assert lives(late, "09:00", "11:00", "12:00") == 1


def test_a_later_hour_before_the_earlier_one_brings_it_then(late: Office) -> None:
    changes(late, "08:30", hour="11")

    assert lives(late, "09:00", "10:59") == 0
    assert lives(late, "11:00", "11:01") == 1


def test_there_and_back_it_still_comes_once(late: Office) -> None:
    has(late, "worker", Preference(hour=8))
    has(late, "manager", Preference(hour=11))
    lives(late, "08:00", "09:00")
    changes(late, "09:30", hour="8")
    changes(late, "09:40", hour="11")
    assert lives(late, "09:45") == 0

    assert lives(late, "11:00") == 1


@pytest.mark.parametrize("before", [Preference(weekly=True), Preference(days=frozenset({0, 1}))])
def test_a_day_that_becomes_theirs_after_its_slot_has_its_digest_at_once(late: Office, before: Preference) -> None:
    has(late, "manager", before)
    assert lives(late, "09:00") == 0
    changes(late, "09:30")

    assert lives(late, "09:31", "10:00") == 1
    assert lives(late, "09:00", day="2018-01-11") == 2


Fewer = Callable[[Office, str], None]


def to_weekly(office: Office, when: str) -> None:
    changes(office, when, often="weekly")


def to_mondays(office: Office, when: str) -> None:
    changes(office, when, days=("0",))


@pytest.mark.parametrize("fewer", [to_weekly, to_mondays])
def test_days_that_are_given_up_are_still_spoken_for_by_the_next_digest(any_office: Office, fewer: Fewer) -> None:
    """Due on Friday 19 January: its first reminder is on Friday 12, of which no Monday's digest speaks."""
    any_office.has("A-17", due="2018-01-10")
    any_office.has("A-18", due="2018-01-19")
    assert lives(any_office, "09:00") == 1
    fewer(any_office, "09:30")
    any_office.wakes("2018-01-11 09:00")
    any_office.wakes("2018-01-12 09:00")

    assert any_office.was_told("manager")[1:] == ["2 audit actions need you today: 1 late, 1 due soon"]


@pytest.mark.parametrize("fewer", [to_weekly, to_mondays])
def test_given_up_before_that_days_digest_it_is_that_days_own(any_office: Office, fewer: Fewer) -> None:
    any_office.has("A-18", due="2018-01-19")
    fewer(any_office, "08:30")
    lives(any_office, "09:00")
    any_office.wakes("2018-01-11 09:00")
    any_office.wakes("2018-01-12 09:00")

    assert any_office.was_told("manager") == ["1 audit action is due soon"]


def test_a_digest_that_waits_while_its_days_are_changed_still_says_all(late: Office) -> None:
    late.plans(f"{TODAY} 09:00")
    changes(late, "09:01", often="weekly")
    late.delivers()

    assert late.was_told("manager") == [LATE]


def test_what_is_chosen_is_shown_and_kept_as_chosen(any_office: Office) -> None:
    changes(any_office, "09:30", often="weekly")
    history = len(any_office.history(f"person:{IDS['manager']}"))
    changes(any_office, "09:40", often="weekly")

    assert len(any_office.history(f"person:{IDS['manager']}")) == history
