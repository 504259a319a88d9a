"""Days, months, moments and age bands as people and spreadsheets write them: the day before the month, as in the UK."""

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from domain.calendar import LONDON
from tracker.faults import NotRight, quoted

_MONTHS = {name: n for n, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_WEEKDAY = r"(?:(?:mon|tues?|wed|thur?s?|fri|sat|sun)[a-z]*\.?,?\s+)?"
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})")
_WORDS = re.compile(_WEEKDAY + r"(\d{1,2})(?:st|nd|rd|th)?[\s.\-/]*([a-z]{3,9})[\s.,\-/]*(\d{4}|\d{2})")
_MONTH = re.compile(r"(?:(\d{4})[/.\- ](\d{1,2})|(\d{1,2})[/.\- ](\d{4})|([a-z]{3,9})[\s.,\-/]*(\d{4}|\d{2}))")
_TIME = re.compile(r"(.+?)[T ,]+(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,6})?)?)\s*(z|[+\-]\d{2}:?\d{2})?", re.IGNORECASE)
_BAND = re.compile(r"(\d{1,2})[\s\-](%s)[a-z]*|(%s)[a-z]*[\s\-](\d{2})" % (("|".join(_MONTHS),) * 2))
_FIRST_SERIAL = date(1899, 12, 30)
_YEARS = range(1990, 2100)


def a_date(cell: object) -> date:
    """The day a cell holds: typed, or a spreadsheet's own date or serial number."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, (int, float)) and 30_000 < cell < 80_000:  # what a date cell holds once its format is lost
        return _FIRST_SERIAL + timedelta(days=int(cell))
    return _typed(str(cell).strip())


@lru_cache(maxsize=20_000)
def _typed(words: str) -> date:
    day = _day_of(words)
    if day is None and (with_time := _TIME.fullmatch(words)):
        day = _day_of(with_time[1])
    if day is None or day.year not in _YEARS:
        raise NotRight(f"{quoted(words)} is not a date. Write it as {_meant(words)}.")
    return day


def _day_of(words: str) -> date | None:
    words = words.strip().lower()
    if match := _ISO.fullmatch(words):
        return _day(*match.groups())
    if match := _NUMBERS.fullmatch(words):
        return _day(match[3], match[2], match[1])
    if match := _WORDS.fullmatch(words):
        month = _month_named(match[2])
        return _day(match[3], month, match[1]) if month else None
    return None


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(_full_year(year), int(month), int(day))
    except ValueError:
        return None


def _full_year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _month_named(word: str) -> int | None:
    """Its number, for any beginning of its name from three letters on, and for Sept."""
    number = _MONTHS.get(word[:3])
    full = "january february march april may june july august september october november december".split()
    return number if number and full[number - 1].startswith(word) else None


def _meant(words: str) -> str:
    """The date as it should be written: the one probably meant, where the month was put first."""
    match = _NUMBERS.fullmatch(words)
    day = _day(match[3], match[1], match[2]) if match else None
    return f"{day or date(2018, 3, 13):%-d %b %Y}"


def a_moment(cell: object) -> datetime:
    """An instant in UTC; without a zone it is London's, and a day alone is its noon."""
    if isinstance(cell, datetime):
        return (cell.replace(tzinfo=LONDON) if cell.tzinfo is None else cell).astimezone(UTC)
    match = _TIME.fullmatch(cell.strip()) if isinstance(cell, str) else None
    day = a_date(match[1] if match else cell)
    if not match:
        return datetime.combine(day, time(12), LONDON).astimezone(UTC)
    try:
        digits = match[2].replace(",", ".")
        clock = time.fromisoformat(("0" if digits[1] == ":" else "") + digits + (match[3] or "").upper())
    except ValueError:
        raise NotRight(f"{quoted(str(cell))} is not a time. Write it as 13 Mar 2018 10:12.") from None
    return datetime.combine(day, clock.replace(tzinfo=clock.tzinfo or LONDON)).astimezone(UTC)


def a_month(cell: object) -> str:
    """2017-11, also where a spreadsheet turned it into the first day of November."""
    if isinstance(cell, date):
        return f"{cell:%Y-%m}"
    words = str(cell).strip().lower()
    match = _MONTH.fullmatch(words)
    year, month = "", 0
    if match:
        year = match[1] or match[4] or match[6]
        month = int(match[2] or match[3] or _month_named(match[5]) or 0)
    elif day := _day_of(words):
        return f"{day:%Y-%m}"
    if not 1 <= month <= 12 or _full_year(year) not in _YEARS:
        raise NotRight(f"{quoted(str(cell))} is not a month. Write it as 2017-11.")
    return f"{_full_year(year)}-{month:02}"


def an_age_band(cell: object) -> str:
    """Free text such as 5-9; where a spreadsheet made 5 September (or, of 10-15, October 2015) of it, the band again."""
    if isinstance(cell, str):
        return _band_typed(cell)
    if isinstance(cell, (datetime, date)):
        return _band_of(cell.day, cell.month, cell.year)
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _band_typed(words: str) -> str:
    if match := _BAND.fullmatch(words.strip().lower()):
        month = _MONTHS[match[2] or match[3]]
        return _ascending(month, int(match[1] or match[4]))
    day = _day_of(words) if _NUMBERS.fullmatch(words) or _ISO.fullmatch(words) else None
    return _band_of(day.day, day.month, day.year) if day else words


def _band_of(day: int, month: int, year: int) -> str:
    """The first of a month may stand for month and year: 10-15 becomes 1 October 2015, while 1-4 becomes 1 April of the
    year it was typed in. No other rule can tell them apart: a band that begins with 1 ends early."""
    year_meant = day == 1 and 2013 <= year <= 2029 and (month > 5 or year < 2016)
    return _ascending(month, year - 2000 if year_meant else day)


def _ascending(one: int, other: int) -> str:
    return f"{min(one, other)}-{max(one, other)}"
