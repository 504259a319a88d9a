"""When a case of concern is said again to somebody who has not said that they have it ("How time runs", "Cases of concern")."""

from datetime import datetime

from domain.working_hours import WorkingHours

AGAIN_AFTER_HOURS = 2
"""Working hours after the first message; from then on it is said each working morning."""


def again_at(told_at: datetime, times: int, hours: WorkingHours) -> datetime:
    """When it is said next, having been said so many times, at `told_at` the last."""
    return hours.after(told_at, AGAIN_AFTER_HOURS) if times <= 1 else hours.next_morning(told_at)


def director_at(raised_at: datetime, within: int, hours: WorkingHours) -> datetime:
    """When the director is told as well, where it has not been acknowledged within so many working days."""
    return hours.days_after(raised_at, within)
