"""Working days of England, Monday to Friday without its bank holidays, reckoned in Europe/London ("How time runs")."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from holidays import country_holidays

LONDON = ZoneInfo("Europe/London")
A_DAY = timedelta(days=1)


@cache
def _bank_holidays(year: int) -> dict[date, str]:
    """With their names."""
    return dict(country_holidays("GB", subdiv="ENG", years=year))


def bank_holiday(day: date) -> str:
    """The bank holiday's name, "" where it is none."""
    return _bank_holidays(day.year).get(day, "")


@dataclass(frozen=True)
class Calendar:
    """England's working days without the council's own `closures`, days on which nobody works there."""

    closures: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < 5 and day not in _bank_holidays(day.year) and day not in self.closures

    def add(self, day: date, count: int) -> date:
        """The working day `count` working days after `day` (before it, if negative)."""
        step = A_DAY if count >= 0 else -A_DAY
        left = abs(count)
        while left:
            day += step
            left -= self.is_working_day(day)
        return day

    def between(self, start: date, end: date) -> int:
        """How many working days lie in (start, end]; negative when `end` is the earlier."""
        if end < start:
            return -self.between(end, start)
        days = (end - start).days
        weeks, rest = divmod(days, 7)
        weekdays = weeks * 5 + sum((start + timedelta(days=n)).weekday() < 5 for n in range(1, rest + 1))
        return weekdays - self._off_within(start, end)

    def late(self, due: date, today: date) -> int:
        """Working days overdue; 0 on the due day and before it, at least 1 on any day after it."""
        return max(1, self.between(due, today)) if today > due else 0

    def begins_week(self, day: date) -> bool:
        """Whether it is the first working day of its week."""
        monday = day - timedelta(days=day.weekday())
        earlier = (monday + timedelta(days=n) for n in range(day.weekday()))
        return self.is_working_day(day) and not any(map(self.is_working_day, earlier))

    def _off_within(self, start: date, end: date) -> int:
        years = range(start.year, end.year + 1)
        off = self.closures.union(*map(_bank_holidays, years))
        return sum(start < day <= end and day.weekday() < 5 for day in off)


ENGLAND = Calendar()
"""The calendar of a council that never closes on a day when England works."""


@dataclass(frozen=True, slots=True)
class Today:
    """The day it is, and the calendar that working days are counted by."""

    day: date
    calendar: Calendar = ENGLAND


def in_london(moment: datetime) -> datetime:
    return moment.astimezone(LONDON)


def london_day(moment: datetime) -> date:
    return in_london(moment).date()


def noon(day: date) -> datetime:
    """Noon in London as UTC: a moment that is the same date in every zone a council's staff travel to."""
    return datetime.combine(day, time(12), LONDON).astimezone(UTC)
