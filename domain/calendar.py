"""Working days of England, Monday to Friday without its bank holidays, reckoned in Europe/London ("How time runs")."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from holidays import country_holidays

LONDON = ZoneInfo("Europe/London")
A_DAY = timedelta(days=1)


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    return frozenset(country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in _bank_holidays(day.year)


def add_working_days(day: date, count: int) -> date:
    """The working day `count` working days after `day` (before it, if negative)."""
    step = A_DAY if count >= 0 else -A_DAY
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days lie in (start, end]; negative when `end` is the earlier."""
    if end < start:
        return -working_days_between(end, start)
    days = (end - start).days
    weeks, rest = divmod(days, 7)
    weekdays = weeks * 5 + sum((start + timedelta(days=n)).weekday() < 5 for n in range(1, rest + 1))
    return weekdays - _holidays_within(start, end)


def _holidays_within(start: date, end: date) -> int:
    years = range(start.year, end.year + 1)
    return sum(start < day <= end and day.weekday() < 5 for year in years for day in _bank_holidays(year))


def in_london(moment: datetime) -> datetime:
    return moment.astimezone(LONDON)


def london_day(moment: datetime) -> date:
    return in_london(moment).date()


def noon(day: date) -> datetime:
    """Noon in London as UTC: a moment that is the same date in every zone a council's staff travel to."""
    return datetime.combine(day, time(12), LONDON).astimezone(UTC)
