"""When what was posted about a closed action loses its case reference and its words: posted copies don't stay for ever.

A message that was posted when that time had come already, such as a note on what was closed long ago, keeps them as long
as any other, counted from its own day.
"""

from datetime import date

from domain.calendar import A_DAY, Calendar


def closed_by(today: date, keep: int, calendar: Calendar) -> date:
    """The last day of which it holds that what was closed then has been so for `keep` working days by today."""
    latest = today if calendar.is_working_day(today) else calendar.add(today, -1)
    return calendar.add(calendar.add(latest, -keep), 1) - A_DAY


def is_past(closed: date, posted: date, today: date, keep: int, calendar: Calendar) -> bool:
    """Whether a message of that day about an action closed on that day is to be cleared by today."""
    until = calendar.add(closed, keep)
    if posted >= until:
        until = calendar.add(posted, keep)
    return until <= today
