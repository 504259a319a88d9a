"""When a case of concern is said again to somebody who has not said that they have it, and who hears of it then ("How time runs",
"Cases of concern")."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from domain.calendar import LONDON
from domain.concern import Concern, Duty
from domain.deciding import NOBODY, Away, deciders
from domain.oversight import answerable
from domain.person import Person
from domain.working_hours import WorkingHours

AGAIN_AFTER_HOURS = 2
"""Working hours after the first message; from then on it is said each working morning."""


@dataclass(frozen=True, slots=True)
class Call:
    """It is said to these people now, and the duty as it then is; nobody, where only those who answer have become fewer."""

    duty: Duty
    to: tuple[int, ...]


def call(duty: Duty, answering: Sequence[int], now: datetime, hours: WorkingHours) -> Call | None:
    """Whoever answers today is told when its time has come, and whoever is new among them at once; None where nothing changes.

    `answering`: covers in the place of those who are away.
    """
    told, new = tuple(answering), tuple(person for person in answering if person not in duty.told)
    is_time = duty.again_at is None or duty.again_at <= now or duty.again_at > _latest(now, hours)
    if not (new or (is_time and told)):
        return Call(_told(duty, told), ()) if told != duty.told else None
    times = 1 if new else duty.times + 1
    since = now if duty.again_at is None else duty.since
    after = replace(_told(duty, told), times=times, again_at=again_at(now, times, hours), since=since)
    return Call(replace(after, trouble="") if new else after, told if is_time else new)


def _told(duty: Duty, told: tuple[int, ...]) -> Duty:
    return replace(duty, told=told, unreached=tuple(person for person in duty.unreached if person in told))


def again_at(told_at: datetime, times: int, hours: WorkingHours) -> datetime:
    """When it is said next, having been said so many times, at `told_at` the last."""
    return hours.after(told_at, AGAIN_AFTER_HOURS) if times <= 1 else hours.next_morning(told_at)


def _latest(now: datetime, hours: WorkingHours) -> datetime:
    """What was said by now is said again by then: a later instant was reckoned by a clock that was ahead."""
    return max(hours.after(now, AGAIN_AFTER_HOURS), hours.next_morning(now))


def director_at(since: datetime, within: int, hours: WorkingHours) -> datetime:
    """When the director is told as well, where it has not been acknowledged within so many working days."""
    return hours.days_after(since, within)


def is_directors(concern: Concern, now: datetime, within: int, hours: WorkingHours) -> bool:
    """Whether the director is to be told now that not everybody has it: once, and of one that was put to somebody."""
    raised = concern.raised_at or datetime.combine(concern.raised_on, time(), LONDON)
    waiting = [duty.since or raised for duty in concern.unanswered if duty.again_at]
    return bool(waiting) and concern.director_on is None and director_at(min(waiting), within, hours) <= now


def above(
    concern: Concern, silent: Collection[int], seniors: Collection[Person], away: Away = NOBODY
) -> frozenset[int]:
    """Who hears of it that these people have left something undone: the director, where there is another; else the PLT."""
    return deciders(replace(concern.team, head_id=None), silent, seniors, away)


def silent(concern: Concern, seniors: Collection[Person]) -> frozenset[int]:
    """Those who have not said that they have it."""
    return frozenset[int]().union(*(answerable(duty.capacity, concern.team, seniors) for duty in concern.unanswered))
