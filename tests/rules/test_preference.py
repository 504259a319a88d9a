"""A person's ordinary digest comes on their days, daily or weekly, and speaks for every working day until the next one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import ENGLAND, Calendar
from domain.preference import EVERY_WORKING_DAY, Preference

A_DAY = timedelta(days=1)
days = st.dates(date(2017, 11, 1), date(2018, 6, 1))
preferences = st.builds(Preference, days=st.frozensets(st.integers(0, 6)), weekly=st.booleans())
calendars = st.builds(Calendar, st.frozensets(days, max_size=10))
MONDAY = date(2018, 1, 15)


def digests(preference: Preference, first: date = MONDAY, span: int = 7, calendar: Calendar = ENGLAND) -> list[int]:
    """The days of the month on which it comes."""
    return [day.day for n in range(span) if preference.has_digest(day := first + n * A_DAY, calendar)]


def test_without_a_wish_it_comes_on_every_working_day_and_speaks_for_that_day_alone() -> None:
    assert digests(EVERY_WORKING_DAY) == [15, 16, 17, 18, 19]
    assert list(EVERY_WORKING_DAY.stands_for(MONDAY, ENGLAND)) == [MONDAY]
    assert list(EVERY_WORKING_DAY.stands_for(MONDAY + 4 * A_DAY, ENGLAND)) == [MONDAY + 4 * A_DAY]


def test_part_time_it_comes_on_the_days_worked_and_speaks_for_those_until_the_next() -> None:
    part_time = Preference(days=frozenset({0, 1, 2}))

    assert digests(part_time) == [15, 16, 17]
    assert list(part_time.stands_for(date(2018, 1, 15), ENGLAND)) == [date(2018, 1, 15)]
    assert [d.day for d in part_time.stands_for(date(2018, 1, 17), ENGLAND)] == [17, 18, 19]


def test_weekly_it_comes_on_the_first_day_worked_in_the_week_and_speaks_for_the_week() -> None:
    assert digests(Preference(weekly=True)) == [15]
    assert [d.day for d in Preference(weekly=True).stands_for(MONDAY, ENGLAND)] == [15, 16, 17, 18, 19]


def test_weekly_and_part_time_go_together() -> None:
    late_in_the_week = Preference(days=frozenset({2, 4}), weekly=True)

    assert digests(late_in_the_week) == [17]
    assert [d.day for d in late_in_the_week.stands_for(date(2018, 1, 17), ENGLAND)] == [17, 18, 19, 22, 23]


def test_after_a_bank_holiday_monday_the_weekly_digest_comes_on_tuesday() -> None:
    assert digests(Preference(weekly=True), date(2018, 4, 2)) == [3]


def test_a_week_without_a_day_worked_has_no_weekly_digest_and_the_one_before_speaks_for_it() -> None:
    mondays = Preference(days=frozenset({0}), weekly=True)

    assert digests(mondays, date(2018, 3, 26), span=15) == [26, 9]
    spoken_for = [d.day for d in mondays.stands_for(date(2018, 3, 26), ENGLAND)]
    assert spoken_for == [26, 27, 28, 29, 3, 4, 5, 6]


def test_it_does_not_come_on_a_closure_day() -> None:
    closed = Calendar(frozenset({MONDAY}))

    assert digests(EVERY_WORKING_DAY, calendar=closed) == [16, 17, 18, 19]
    assert digests(Preference(weekly=True), calendar=closed) == [16]


@pytest.mark.parametrize("none_of_the_week", [frozenset(), frozenset({5, 6})])
def test_whoever_works_on_no_weekday_at_all_is_not_left_without_a_digest(none_of_the_week: frozenset[int]) -> None:
    assert digests(Preference(days=none_of_the_week)) == [15, 16, 17, 18, 19]


@given(preferences, calendars, days)
def test_every_working_day_is_spoken_for_by_exactly_one_digest(
    preference: Preference, calendar: Calendar, first: date
) -> None:
    run = [first + n * A_DAY for n in range(60)]
    told = [d for day in run if preference.has_digest(day, calendar) for d in preference.stands_for(day, calendar)]
    begun = next((day for day in run if preference.has_digest(day, calendar)), None)

    working = [day for day in run if begun and day >= begun and calendar.is_working_day(day)]
    assert told[: len(working)] == working
    assert len(told) == len(set(told))


@given(preferences, calendars, days)
def test_there_is_at_most_one_weekly_digest_a_week(preference: Preference, calendar: Calendar, day: date) -> None:
    monday = day - day.weekday() * A_DAY
    of_the_week = digests(preference, monday, calendar=calendar)

    assert len(of_the_week) <= (1 if preference.weekly else 5)


@given(preferences, days, calendars)
def test_every_working_day_is_made_up_for_by_just_one_digest(wanted: Preference, day: date, calendar: Calendar) -> None:
    span = [day + n * A_DAY for n in range(40)]
    caught_up = [d for one in span if wanted.has_digest(one, calendar) for d in wanted.catches_up(one, calendar)]
    last = max((one for one in span if wanted.has_digest(one, calendar)), default=day)

    assert len(caught_up) == len(set(caught_up))
    assert {d for d in caught_up if d >= day} == {d for d in span if d <= last and calendar.is_working_day(d)}
