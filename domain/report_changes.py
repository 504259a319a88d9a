"""Which figures of a month are no more as its report was posted with them: so that somebody can say that it is to be corrected.

How far actions have come and what is said of being audited moves on by itself, and is no such change.
"""

from collections.abc import Mapping
from typing import Any

from domain.month import MonthFigures
from domain.trends import Measure, Value

SETTLED = tuple(one for one in Measure if not one.startswith(("actions.", "opinions.")))


def changed(was: MonthFigures, now: MonthFigures) -> Mapping[Measure, tuple[Value, Value]]:
    """What was posted, and what it is now."""
    found = {one: (one.of(was), one.of(now)) for one in SETTLED}
    return {one: (then, stands) for one, (then, stands) in found.items() if then != stands}


def has_changed_otherwise(was: MonthFigures, now: MonthFigures) -> bool:
    """In what is followed from month to month by none of these."""
    return _others(was) != _others(now)


def _others(of: MonthFigures) -> tuple[Any, ...]:
    auditing, tallies = of.auditing, (of.auditing.strengths, of.auditing.weaknesses, of.findings, of.scores)
    return of.sampled, auditing.auditors, auditing.moderators, *(dict(each) for each in tallies)
