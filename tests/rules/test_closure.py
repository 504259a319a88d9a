"""Which days may be closure days: working days of England that are none already, and no slip of the year."""

from datetime import date, timedelta

import pytest

from domain.calendar import bank_holiday
from domain.closure import changeable, check_closure
from domain.policy import DEFAULT, Policy
from domain.refusal import Refusal
from tests.rules.some import TODAY

CLOSED = Policy(closures=frozenset({date(2018, 12, 27), date(2017, 12, 1), date(2018, 1, 2)}))


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2018-12-25", "Christmas Day is a bank holiday already."),
        ("2018-03-30", "Good Friday is a bank holiday already."),
        ("2018-01-13", "13 Jan 2018 is a Saturday: nobody works then anyway."),
        ("2018-01-14", "14 Jan 2018 is a Sunday: nobody works then anyway."),
        ("2018-12-27", "27 Dec 2018 is a closure day already."),
        ("2017-12-08", "That is more than a month ago. Choose a later day."),
        ("2020-01-13", "That is more than two years ahead. Choose an earlier day."),
    ],
)
def test_a_day_that_cannot_be_one_is_refused_with_the_reason(day: str, why: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_closure(date.fromisoformat(day), CLOSED, TODAY)

    assert (caught.value.sentence, caught.value.field) == (why, "add")


@pytest.mark.parametrize("day", ["2018-01-10", "2017-12-11", "2018-12-28", "2020-01-10"])
def test_today_and_working_days_within_reason_may_be(day: str) -> None:
    check_closure(date.fromisoformat(day), DEFAULT, TODAY)


def test_every_day_of_two_years_is_a_day_off_already_or_may_be_closed() -> None:
    for day in (TODAY + timedelta(days=n) for n in range(700)):
        if DEFAULT.calendar.is_working_day(day):
            check_closure(day, DEFAULT, TODAY)
        else:
            with pytest.raises(Refusal):
                check_closure(day, DEFAULT, TODAY)


def test_days_long_past_have_counted_and_are_not_offered() -> None:
    assert changeable(CLOSED, TODAY) == [date(2018, 1, 2), date(2018, 12, 27)]


def test_bank_holidays_have_a_name_and_other_days_none() -> None:
    assert bank_holiday(date(2018, 5, 7)) == "May Day"
    assert bank_holiday(date(2018, 5, 8)) == ""
