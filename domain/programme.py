"""The rolling programme of rounds: which months can be planned, the dates a round may have, and those it is offered."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from domain.audit_round import AuditRound
from domain.calendar import Calendar, Today
from domain.refusal import Refusal

AHEAD = 12
MID_MONTH = 15
MOST = 500
DATES = ("audits_due", "moderation_due", "report_due")
_MONTH = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})|(?P<name>[a-z]{3,9}) (?P<of>[0-9]{4})")
_SPAN = re.compile(r"\s*(?:\.\.+|…|–|\bto\b)\s*", re.IGNORECASE)
_NAMES = [(number, f"{date(2000, number, 1):%B}".casefold()) for number in range(1, 13)]


@dataclass(frozen=True, slots=True)
class Dates:
    """When the audits, their moderation and the report are due."""

    audits_due: date
    moderation_due: date
    report_due: date


def month_named(text: str) -> date | None:
    """Its first day: of “2018-02”, “February 2018” or “Feb 2018”; None of anything else."""
    said = _MONTH.fullmatch(" ".join(text.casefold().split()))
    if said is None:
        return None
    name = said["name"] or ""
    number = int(said["month"]) if said["month"] else next((n for n, full in _NAMES if full.startswith(name)), 0)
    year = int(said["year"] or said["of"])
    return date(year, number, 1) if 1 <= number <= 12 and year else None


MOST_MONTHS = 36
"""So many an inspection is answered of at most."""


def months_asked(text: str, today: date) -> tuple[date, date] | None:
    """The same, where an inspection can be answered of them: not too many, and none that is to come."""
    found = months_named(text)
    return found if found and found[1] <= today and after(found[0], MOST_MONTHS) > found[1] else None


def months_named(text: str) -> tuple[date, date] | None:
    """The first and the last month of “2017-07..2017-12”, “2017-07 to 2017-12” or one month alone; None of anything else."""
    parts = [month_named(part) for part in _SPAN.split(text.strip(), maxsplit=1)]
    first, last = parts[0], parts[-1]
    return (first, last) if first and last and first <= last else None


def after(month: date, count: int = 1) -> date:
    """The first day of the month so many months later."""
    years, months = divmod(month.month - 1 + count, 12)
    return date(month.year + years, months + 1, 1)


def plannable(taken: Collection[date], today: date) -> list[date]:
    """This month and the twelve ahead, without those that have a round."""
    this = today.replace(day=1)
    return [month for count in range(AHEAD + 1) if (month := after(this, count)) not in taken]


def offered(month: date, today: Today, moderate_within: int) -> Dates:
    """The middle of the month or five working days from now, time to moderate, and the first working day after that month."""
    calendar = today.calendar
    middle = month.replace(day=MID_MONTH) - timedelta(days=1)
    audits = max(calendar.add(middle, 1), calendar.add(today.day, 5))
    moderation = calendar.add(audits, moderate_within)
    report = max(calendar.add(after(month) - timedelta(days=1), 1), calendar.add(moderation, 1))
    return Dates(audits, moderation, report)


def check_dates(dates: Dates, planned: AuditRound, today: Today) -> None:
    """Refusal at the first date that cannot be. One that stands already may have passed; a new one may not."""
    before: date | None = None
    for name in DATES:
        day: date = getattr(dates, name)
        if day != getattr(planned, name) and day < today.day:
            raise Refusal("That day is past. Choose today or later.", field=name)
        if day < planned.month:
            raise Refusal(f"That is before {planned.name} begins.", field=name)
        if not today.calendar.is_working_day(day):
            raise Refusal(f"{day:%a %-d %b %Y} is no working day. {_nearest(day, today.calendar)}", field=name)
        if before and day <= before:
            raise Refusal(
                "The audits come first, then their moderation, then the report. Choose a later day.", field=name
            )
        before = day


def _nearest(day: date, calendar: Calendar) -> str:
    earlier, later = calendar.add(day, -1), calendar.add(day, 1)
    return f"The nearest are {earlier:%a %-d %b} and {later:%a %-d %b}."
