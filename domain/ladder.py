"""How far a late action has climbed: to the head of service, then to the director (domain page, "How time runs").

The ladder counts England's working days, whoever is away or works part-time. It stops when the action is done or more time
is accepted; a new owner has one working day's warning before it goes on.
"""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import lru_cache

from domain.calendar import A_DAY, Calendar
from domain.policy import Policy


class Rung(IntEnum):
    """Who has heard of it since its present due date."""

    NOBODY = 0
    HEAD_OF_SERVICE = 1
    DIRECTOR = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """What the ladder looks at of an open action. `handed_on`: when it went to its present owner by reassigning;
    `of_concern`: it belongs to a case of concern, and goes to the head of service sooner."""

    due: date
    rung: int = Rung.NOBODY
    handed_on: date | None = None
    of_concern: bool = False


def reached(action: Standing, today: date, policy: Policy) -> Rung:
    """The highest rung it has reached by today; never lower than the one it stands on."""
    if _is_warned_anew(action.handed_on, today, policy.calendar):
        return Rung(action.rung)
    return max(Rung(action.rung), _by_lateness(action.due, today, policy, action.of_concern))


def may_climb_by(day: date, policy: Policy) -> dict[str, date]:
    """For each rung, and for the first one of what belongs to a case of concern, the latest due date with which an action may
    have reached it by that day: who looks no further misses none.

    What is due on a day off counts as late from the next working day on, as if it were due on the last one before it.
    """
    calendar = policy.calendar
    latest = day if calendar.is_working_day(day) else calendar.add(day, -1)
    after = {"concern_by": policy.concern_escalate_after, "head_by": policy.escalate_after}
    after["director_by"] = policy.escalate_further_after
    return {name: _due_by(calendar, day, latest, late) for name, late in after.items()}


def _due_by(calendar: Calendar, day: date, latest: date, late: int) -> date:
    """From the day after it was due on, also a day off, anything is late."""
    return day - A_DAY if late == 1 else calendar.add(calendar.add(latest, -late), 1) - A_DAY


def is_due(action: Standing, today: date, policy: Policy) -> bool:
    """Whether somebody further up has to hear of it today."""
    return reached(action, today, policy) > action.rung


def is_warned(action: Standing, today: date, policy: Policy) -> bool:
    """Whether today, a working day, is the last before it climbs."""
    return not is_due(action, today, policy) and is_due(action, policy.calendar.add(today, 1), policy)


def climbs_next(action: Standing, policy: Policy) -> tuple[date, Rung] | None:
    """The working day on which it climbs next, if nothing happens before, and how far; None where it has gone all the way."""
    if action.rung >= Rung.DIRECTOR:
        return None
    to_head = action.rung == Rung.NOBODY
    after = _to_head_after(policy, action.of_concern) if to_head else policy.escalate_further_after
    day = policy.calendar.add(action.due, after)
    if action.handed_on is not None:
        day = max(day, policy.calendar.add(action.handed_on, 2))
    return day, reached(action, day, policy)


def _is_warned_anew(handed_on: date | None, today: date, calendar: Calendar) -> bool:
    """The first working day after the handing over is the warning's, and nothing climbs until it is past."""
    return handed_on is not None and today < calendar.add(handed_on, 2)


def _to_head_after(policy: Policy, of_concern: bool) -> int:
    return policy.concern_escalate_after if of_concern else policy.escalate_after


@lru_cache(maxsize=8192)
def _by_lateness(due: date, today: date, policy: Policy, of_concern: bool) -> Rung:
    late = policy.calendar.late(due, today)
    if late >= policy.escalate_further_after:
        return Rung.DIRECTOR
    return Rung.HEAD_OF_SERVICE if late >= _to_head_after(policy, of_concern) else Rung.NOBODY
