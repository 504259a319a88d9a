"""An owner is reminded 5 and 1 working days before, on the due date, and each day it is late; a snooze hides what is earlier."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.policy import DEFAULT, Policy
from domain.reminder import When, horizon, when

A_DAY = timedelta(days=1)
days = st.dates(date(2017, 11, 1), date(2019, 2, 1))
policies = st.builds(
    Policy,
    first_reminder=st.integers(3, 9),
    second_reminder=st.integers(1, 2),
    closures=st.frozensets(days, max_size=12),
)


def on(day: str, *, due: str = "2018-01-17", snoozed: str = "", policy: Policy = DEFAULT) -> When | None:
    until = date.fromisoformat(snoozed) if snoozed else None
    return when(date.fromisoformat(due), until, [date.fromisoformat(day)], policy)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2018-01-09", None),
        ("2018-01-10", When.AHEAD),
        ("2018-01-11", None),
        ("2018-01-15", None),
        ("2018-01-16", When.SOON),
        ("2018-01-17", When.TODAY),
        ("2018-01-18", When.LATE),
        ("2018-03-01", When.LATE),
    ],
)
def test_it_is_mentioned_five_and_one_working_days_before_on_the_day_and_each_day_after(
    day: str, why: When | None
) -> None:
    assert on(day) == why


def test_working_days_before_leave_out_weekends_and_bank_holidays() -> None:
    assert on("2017-12-22", due="2018-01-02") is None
    assert on("2017-12-21", due="2018-01-02") is When.AHEAD
    assert on("2017-12-29", due="2018-01-02") is When.SOON
    assert on("2018-01-12", due="2018-01-15") is When.SOON


def test_a_closure_day_is_no_working_day() -> None:
    closed = Policy(closures=frozenset({date(2018, 1, 16)}))

    assert on("2018-01-15", policy=closed) is When.SOON
    assert on("2018-01-09", policy=closed) is When.AHEAD


@pytest.mark.parametrize("due", ["2018-01-20", "2018-01-21"])
def test_what_is_due_on_a_day_off_is_mentioned_on_the_last_working_day_before_it(due: str) -> None:
    assert on("2018-01-18", due=due) is None
    assert on("2018-01-19", due=due) is When.SOON
    assert on("2018-01-15", due=due) is When.AHEAD
    assert on("2018-01-22", due=due) is When.LATE


def test_the_numbers_are_those_of_the_policy() -> None:
    close = Policy(first_reminder=2, second_reminder=1)
    told = [on(f"2018-01-{day}", policy=close) for day in range(10, 18)]

    assert told == [None, None, None, None, None, When.AHEAD, When.SOON, When.TODAY]


def test_a_snooze_hides_what_is_before_the_due_date_until_its_day() -> None:
    assert on("2018-01-10", snoozed="2018-01-12") is None
    assert on("2018-01-11", snoozed="2018-01-12") is None
    assert on("2018-01-12", snoozed="2018-01-12") is When.WOKEN
    assert on("2018-01-15", snoozed="2018-01-12") is None


def test_a_snooze_that_ends_on_a_day_off_ends_on_the_next_working_day() -> None:
    assert on("2018-01-12", snoozed="2018-01-13") is None
    assert on("2018-01-15", snoozed="2018-01-13") is When.WOKEN


def test_the_second_reminder_is_said_as_such_on_the_day_on_which_a_snooze_ends() -> None:
    assert on("2018-01-16", snoozed="2018-01-16") is When.SOON
    assert on("2018-01-10", snoozed="2018-01-10") is When.AHEAD


@pytest.mark.parametrize("day", ["2018-01-17", "2018-01-18"])
def test_no_snooze_hides_that_it_is_due_or_late(day: str) -> None:
    assert on(day, snoozed="2018-02-01") in (When.TODAY, When.LATE)


def test_a_digest_that_stands_for_several_days_gives_the_first_reason_there_is() -> None:
    week = [date(2018, 1, 15) + n * A_DAY for n in range(5)]

    assert when(date(2018, 1, 17), None, week, DEFAULT) is When.SOON
    assert when(date(2018, 1, 15), None, week, DEFAULT) is When.TODAY
    assert when(date(2018, 1, 26), None, week, DEFAULT) is When.AHEAD
    assert when(date(2018, 1, 29), None, week, DEFAULT) is None
    assert when(date(2018, 1, 24), date(2018, 1, 18), week, DEFAULT) is When.WOKEN


def working_days(first: date, last: date, policy: Policy) -> list[date]:
    """Naively: one day after the other."""
    every = (first + n * A_DAY for n in range((last - first).days + 1))
    return [day for day in every if policy.calendar.is_working_day(day)]


@given(days, policies)
def test_before_its_due_date_an_action_is_mentioned_twice_and_counted_by_working_days(
    due: date, policy: Policy
) -> None:
    before = working_days(due - timedelta(days=90), due - A_DAY, policy)
    told = {day: found for day in before if (found := when(due, None, [day], policy))}

    assert told == {before[-policy.first_reminder]: When.AHEAD, before[-policy.second_reminder]: When.SOON}


@given(days, days, policies)
def test_each_snooze_ends_with_one_mention_before_the_due_date_at_the_latest(
    due: date, until: date, policy: Policy
) -> None:
    until = min(until, due - A_DAY)
    days_off_work = working_days(max(until, due - timedelta(days=90)), due, policy)
    told = [day for day in days_off_work if when(due, until, [day], policy)]

    assert told[:1] == days_off_work[:1] or until < due - timedelta(days=90)


@given(days, st.integers(0, 60), policies)
def test_nothing_due_beyond_the_horizon_is_mentioned(day: date, beyond: int, policy: Policy) -> None:
    due = horizon(day, policy) + A_DAY + beyond * A_DAY

    assert when(due, None, [day], policy) is None
