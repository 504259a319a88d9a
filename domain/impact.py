"""Did a completed action make a difference for the child? Asked again where that was too early to say ("How time runs")."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.calendar import Calendar, london_day
from domain.policy import Policy

REMINDED_EVERY = 5
"""Working days: as often is the question by itself a reason for a digest, until it is answered."""


class Difference(StrEnum):
    """Whether the completed action changed anything for the child."""

    YES = "yes"
    TOO_EARLY = "too-early"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Impact:
    """What was said later; `how` is what changed, or why nothing did."""

    difference: Difference
    by: int
    at: datetime
    how: str = ""

    @property
    def on(self) -> date:
        return london_day(self.at)


def ask_on(difference: Difference | None, on: date, policy: Policy) -> date | None:
    """The working day from which on to ask, if this was said on that day; None where there is nothing left to ask."""
    return policy.calendar.add(on, policy.impact_after) if difference is Difference.TOO_EARLY else None


def is_reason(asked_from: date, day: date, calendar: Calendar) -> bool:
    """Whether the question alone is worth a digest on this working day: the first from `asked_from` on, and each fifth after."""
    return day >= asked_from and calendar.between(calendar.add(asked_from, -1), day) % REMINDED_EVERY == 1
