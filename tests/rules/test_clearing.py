"""Posted copies are cleared so many working days after the closing; a message of later, as many after its own day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import ENGLAND, Calendar
from domain.clearing import closed_by, is_past

DAY = timedelta(days=1)
days = st.dates(date(2017, 11, 1), date(2019, 2, 1))
keeps = st.integers(1, 40)
calendars = st.frozensets(days, max_size=12).map(Calendar)


def past(closed: str, posted: str, today: str) -> bool:
    return is_past(date.fromisoformat(closed), date.fromisoformat(posted), date.fromisoformat(today), 20, ENGLAND)


def test_a_message_from_before_the_closing_is_cleared_twenty_working_days_after_it() -> None:
    assert not past("2018-01-10", posted="2017-12-20", today="2018-02-06")
    assert past("2018-01-10", posted="2017-12-20", today="2018-02-07")


def test_a_message_from_between_is_cleared_with_the_others() -> None:
    assert past("2018-01-10", posted="2018-02-06", today="2018-02-07")


def test_a_message_from_the_day_itself_or_later_has_twenty_working_days_of_its_own() -> None:
    assert not past("2018-01-10", posted="2018-02-07", today="2018-03-06")
    assert past("2018-01-10", posted="2018-02-07", today="2018-03-07")


@given(days, days, keeps, calendars)
def test_what_was_closed_by_that_day_is_what_has_been_closed_so_long(
    closed: date, today: date, keep: int, calendar: Calendar
) -> None:
    assert (closed <= closed_by(today, keep, calendar)) == (calendar.add(closed, keep) <= today)


@given(days, days, days, keeps, calendars)
def test_nothing_is_cleared_that_is_not_among_what_was_closed_so_long(
    closed: date, posted: date, today: date, keep: int, calendar: Calendar
) -> None:
    if is_past(closed, posted, today, keep, calendar):
        assert closed <= closed_by(today, keep, calendar)
        assert is_past(closed, posted, today + DAY, keep, calendar)
