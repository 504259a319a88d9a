"""What an owner is reminded of on which day: 5 and 1 working days before, on the day, and each working day it is late."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import lru_cache

from domain.policy import Policy


class When(StrEnum):
    """Why an open action is in a digest, the most pressing first."""

    LATE = "late"
    TODAY = "due today"
    SOON = "due at the second reminder"
    AHEAD = "due at the first reminder"
    WOKEN = "snoozed until now"


def when(due: date, snoozed_until: date | None, days: Iterable[date], policy: Policy) -> When | None:
    """The first reason that one of the days gives; None where it is not to be mentioned on any of them.

    `days` are the working days a digest stands for, in order (see `Preference.stands_for`). A snooze hides what comes
    before the due day; on its last day, or the first working day after it, the action is mentioned again.
    """
    return next((found for day in days if (found := _on(due, snoozed_until, day, policy))), None)


@lru_cache(maxsize=8192)
def _on(due: date, snoozed_until: date | None, day: date, policy: Policy) -> When | None:
    if day >= due:
        return When.LATE if day > due else When.TODAY
    if snoozed_until and day < snoozed_until:
        return None
    if day == policy.calendar.add(due, -policy.second_reminder):
        return When.SOON
    if day == policy.calendar.add(due, -policy.first_reminder):
        return When.AHEAD
    woken = snoozed_until is not None and policy.calendar.add(day, -1) < snoozed_until
    return When.WOKEN if woken else None


def horizon(last: date, policy: Policy) -> date:
    """Nothing due later is in a digest that stands for days up to `last`, unless a snooze ends on one of them."""
    return policy.calendar.add(last, policy.first_reminder)
