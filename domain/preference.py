"""When a person wants their ordinary digest: at which hour, on which days they work, daily or weekly ("How time runs").

Warnings, escalations and cases of concern ignore all of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from domain.calendar import A_DAY, Calendar

WORKING_WEEK = frozenset(range(5))


@dataclass(frozen=True, slots=True)
class Preference:
    """`hour` is a full hour in London, None for the policy's; `days` are weekdays, Monday 0; `weekly`: one digest a week.

    Whoever names none of Monday to Friday is taken to work on all of them: a digest that never comes is no preference.
    `last_before` and `first_since`: where other settings held before, the days of the last digest by them and of the first one
    since. Between these days there is none, and so no working day is left that no digest speaks for.
    """

    hour: int | None = None
    days: frozenset[int] = WORKING_WEEK
    weekly: bool = False
    last_before: date | None = None
    first_since: date | None = None

    def in_place_of(self, before: "Preference", today: date, calendar: Calendar, *, told: bool) -> "Preference":
        """These settings from the next digest on, which comes as soon as by the one or the other; `told`: today's has come."""
        new, first = self.plain, today + A_DAY if told else today
        sooner = min(each.next_from(first, calendar) for each in (before, new))
        return replace(new, last_before=before.last_until(first - A_DAY, calendar), first_since=sooner)

    @property
    def plain(self) -> "Preference":
        """What was chosen, whatever was before."""
        return replace(self, last_before=None, first_since=None)

    def next_from(self, day: date, calendar: Calendar) -> date:
        while not self.has_digest(day, calendar):
            day += A_DAY
        return day

    def last_until(self, day: date, calendar: Calendar) -> date:
        while not self.has_digest(day, calendar):
            day -= A_DAY
        return day

    def has_digest(self, day: date, calendar: Calendar) -> bool:
        """Whether the ordinary digest may come that day; weekly, on the first of the days they work in that week."""
        if self.last_before and self.first_since and day >= self.last_before:
            first = calendar.add(self.first_since - A_DAY, 1)  # itself, but where it was closed since
            if day <= first:
                return day in (self.last_before, first)
        if not self._works(day, calendar):
            return False
        return not self.weekly or not any(self._works(d, calendar) for d in _earlier_in_the_week(day))

    def stands_for(self, day: date, calendar: Calendar) -> Iterator[date]:
        """The working days that a digest of this day speaks for: itself, and those until the next digest comes."""
        yield day
        day += A_DAY
        while not self.has_digest(day, calendar):
            if calendar.is_working_day(day):
                yield day
            day += A_DAY

    def catches_up(self, day: date, calendar: Calendar) -> Iterator[date]:
        """The working days since the last digest, this one first: what fell on any of them is said today."""
        yield day
        day -= A_DAY
        while not self.has_digest(day, calendar):
            if calendar.is_working_day(day):
                yield day
            day -= A_DAY

    def _works(self, day: date, calendar: Calendar) -> bool:
        return calendar.is_working_day(day) and day.weekday() in (self.days & WORKING_WEEK or WORKING_WEEK)


def _earlier_in_the_week(day: date) -> Iterator[date]:
    return (day - A_DAY * n for n in range(1, day.weekday() + 1))


EVERY_WORKING_DAY = Preference()
