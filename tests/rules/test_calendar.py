"""Working days are England's: weekends and bank holidays do not count, and sums agree with counting day by day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import ENGLAND, in_london, london_day, noon

# As published by the government: weekdays on which England does not work, substitute days among them.
BANK_HOLIDAYS = {
    2017: "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
    2018: "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26",
    2019: "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26",
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
}
CLOSED = {date.fromisoformat(f"{year}-{day}") for year, days in BANK_HOLIDAYS.items() for day in days.split()}
A_DAY = timedelta(days=1)
days = st.dates(date(2016, 6, 1), date(2021, 6, 1))


@pytest.mark.parametrize("year", BANK_HOLIDAYS)
def test_the_working_days_of_a_year_are_those_of_england(year: int) -> None:
    all_days = (date(year, 1, 1) + timedelta(days=n) for n in range(365 + (year % 4 == 0)))

    wrong = [day for day in all_days if ENGLAND.is_working_day(day) == (day.weekday() >= 5 or day in CLOSED)]

    assert wrong == []


@pytest.mark.parametrize(
    ("holiday", "why"),
    [
        ("2017-01-02", "New Year's Day fell on a Sunday, so its Monday is off"),
        ("2020-12-28", "Boxing Day fell on a Saturday, so the Monday is off"),
        ("2020-05-08", "the early May holiday was moved to a Friday"),
        ("2021-12-28", "Christmas fell on a weekend, so Monday and Tuesday are off"),
        ("2022-06-03", "an extra day for the jubilee"),
    ],
)
def test_substitute_and_moved_holidays_are_known(holiday: str, why: str) -> None:
    assert not ENGLAND.is_working_day(date.fromisoformat(holiday)), why


@pytest.mark.parametrize("day", ["2018-03-19", "2018-11-30", "2018-01-02", "2018-08-06", "2020-05-04"])
def test_holidays_of_scotland_and_northern_ireland_are_worked_in_england(day: str) -> None:
    assert ENGLAND.is_working_day(date.fromisoformat(day))


def counted(start: date, end: date) -> int:
    """Naively: every day after the start up to the end."""
    return sum(ENGLAND.is_working_day(start + n * A_DAY) for n in range(1, (end - start).days + 1))


@given(days, st.integers(0, 800))
def test_working_days_between_agree_with_counting_them(start: date, span: int) -> None:
    end = start + timedelta(days=span)

    assert ENGLAND.between(start, end) == counted(start, end)
    assert ENGLAND.between(end, start) == -counted(start, end)


@given(days, st.integers(1, 300))
def test_adding_working_days_lands_on_the_working_day_that_is_so_many_away(start: date, count: int) -> None:
    later, earlier = ENGLAND.add(start, count), ENGLAND.add(start, -count)

    assert ENGLAND.is_working_day(later)
    assert ENGLAND.is_working_day(earlier)
    assert counted(start, later) == count
    assert counted(earlier - A_DAY, start - A_DAY) == count


@given(days)
def test_adding_none_stays_where_it_is(day: date) -> None:
    assert ENGLAND.add(day, 0) == day


@given(days, days, days)
def test_two_spans_on_end_are_as_long_as_the_whole(one: date, two: date, three: date) -> None:
    whole = ENGLAND.between(one, two) + ENGLAND.between(two, three)
    first_to_last = ENGLAND.between(one, three)

    assert whole == first_to_last


def test_a_month_over_christmas_is_reckoned_as_a_council_reckons_it() -> None:
    assert ENGLAND.add(date(2017, 12, 8), 20) == date(2018, 1, 10)
    assert ENGLAND.between(date(2018, 1, 10), date(2018, 1, 17)) == 5
    assert ENGLAND.between(date(2017, 12, 22), date(2018, 1, 2)) == 4


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2018-01-10T23:59", "2018-01-10"),
        ("2018-07-10T22:59", "2018-07-10"),
        ("2018-07-10T23:00", "2018-07-11"),
        ("2018-03-24T23:59", "2018-03-24"),
        ("2018-03-25T23:00", "2018-03-26"),
    ],
)
def test_a_day_begins_at_midnight_in_london_not_in_utc(moment: str, day: str) -> None:
    assert london_day(datetime.fromisoformat(moment).replace(tzinfo=UTC)) == date.fromisoformat(day)


@given(days)
def test_noon_is_the_same_date_in_london_and_in_utc(day: date) -> None:
    moment = noon(day)

    assert (moment.tzinfo, moment.date(), in_london(moment).hour) == (UTC, day, 12)
