"""Working hours are counted in London, from when the council opens until it closes, on working days alone."""

from datetime import UTC, date, datetime

import pytest

from domain.calendar import ENGLAND, LONDON, Calendar
from domain.chase import again_at, director_at
from domain.working_hours import WorkingHours

HOURS = WorkingHours(ENGLAND, 9, 17)


def london(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=LONDON).astimezone(UTC)


@pytest.mark.parametrize(
    ("told", "again"),
    [
        ("2018-01-09 10:02", "2018-01-09 12:02"),
        ("2018-01-09 15:00", "2018-01-09 17:00"),
        ("2018-01-09 16:02", "2018-01-10 10:02"),
        ("2018-01-09 17:00", "2018-01-10 11:00"),
        ("2018-01-09 23:30", "2018-01-10 11:00"),
        ("2018-01-10 03:00", "2018-01-10 11:00"),
        ("2018-01-12 16:30", "2018-01-15 10:30"),
        ("2018-03-29 16:30", "2018-04-03 10:30"),  # over Easter
        ("2018-03-24 12:00", "2018-03-26 11:00"),  # the clocks go forward that weekend
    ],
)
def test_it_is_said_again_after_two_working_hours(told: str, again: str) -> None:
    assert again_at(london(told), 1, HOURS) == london(again)


def test_from_then_on_it_is_said_each_working_morning() -> None:
    assert again_at(london("2018-01-12 10:02"), 2, HOURS) == london("2018-01-15 09:00")
    assert again_at(london("2018-01-15 09:00"), 3, HOURS) == london("2018-01-16 09:00")


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        ("2018-01-09 16:02", "2018-01-10 16:02"),
        ("2018-01-12 09:00", "2018-01-12 17:00"),
        ("2018-01-12 18:00", "2018-01-15 17:00"),
        ("2018-01-13 12:00", "2018-01-15 17:00"),
    ],
)
def test_the_director_is_told_after_one_working_day(raised: str, told: str) -> None:
    assert director_at(london(raised), 1, HOURS) == london(told)


def test_nobody_works_on_a_day_on_which_the_council_is_closed() -> None:
    closed = WorkingHours(Calendar(frozenset({date(2018, 1, 10)})), 8, 18)

    assert closed.after(london("2018-01-09 17:00"), 2) == london("2018-01-11 09:00")
