"""A team's plan, what by when, and the line on what it will do differently after a month's report: who may write, see and review
them (domain page, "The cycle" 6 and 7)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from domain.calendar import A_DAY, Calendar
from domain.concern import Capacity
from domain.oversight import answerable
from domain.person import Actor, Person, Role, Team

PREFIX = "P"


class StepState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a team will do, by a day. `outcome`: what came of it, or why it was dropped."""

    id: int
    team: Team
    text: str
    due: date
    by: int
    at: datetime
    state: StepState = StepState.OPEN
    closed_at: datetime | None = None
    outcome: str = ""
    version: int = 1

    @property
    def reference(self) -> str:
        return f"{PREFIX}-{self.id}"

    @property
    def is_open(self) -> bool:
        return self.state is StepState.OPEN

    def changed(self, **changes: Any) -> "Step":
        return replace(self, version=self.version + 1, **changes)


@dataclass(frozen=True, slots=True)
class TeamNote:
    """What a team will do differently after the report of a month, in a line of its manager."""

    team_id: int
    month: date
    text: str
    by: int
    at: datetime
    version: int = 1


@dataclass(frozen=True, slots=True)
class Review:
    """When a team's plan was gone through with its head of service, and what came of it."""

    team_id: int
    by: int
    at: datetime
    text: str


class PlanStanding(StrEnum):
    TEAM_MANAGER = "team manager"
    HEAD_OF_SERVICE = "head of service"
    DIRECTOR = "director"
    PLT = "plt"


class PlanVerb(StrEnum):
    SEE = "see"
    NOTE = "note what changes in"
    PLAN = "change the plan of"
    REVIEW = "review the plan of"


S, V = PlanStanding, PlanVerb
MAY: Mapping[PlanVerb, frozenset[PlanStanding]] = {
    V.SEE: frozenset(S),
    V.NOTE: frozenset({S.TEAM_MANAGER}),
    V.PLAN: frozenset({S.TEAM_MANAGER, S.HEAD_OF_SERVICE}),
    V.REVIEW: frozenset({S.HEAD_OF_SERVICE}),
}


def standings(actor: Actor, team: Team, seniors: Collection[Person] = ()) -> frozenset[PlanStanding]:
    """All the ways in which the actor, or somebody they cover for, is related to the team; without a manager or a head the next
    above stands in their place."""
    holds = {
        S.TEAM_MANAGER: not actor.selves.isdisjoint(answerable(Capacity.TEAM_MANAGER, team, seniors)),
        S.HEAD_OF_SERVICE: not actor.selves.isdisjoint(answerable(Capacity.HEAD_OF_SERVICE, team, seniors)),
        S.DIRECTOR: actor.holds(Role.DIRECTOR),
        S.PLT: actor.holds(Role.PLT),
    }
    return frozenset(standing for standing, held in holds.items() if held)


def may(actor: Actor, verb: PlanVerb, team: Team, seniors: Collection[Person] = ()) -> bool:
    return not MAY[verb].isdisjoint(standings(actor, team, seniors))


def abilities(actor: Actor, team: Team, seniors: Collection[Person] = ()) -> frozenset[PlanVerb]:
    """Empty if they may not even see it."""
    return frozenset(verb for verb in PlanVerb if may(actor, verb, team, seniors))


def quarter_of(day: date) -> date:
    """The first day of its quarter."""
    return date(day.year, day.month - (day.month - 1) % 3, 1)


REMIND_WITHIN = 5


def reminds(calendar: Calendar, day: date) -> bool:
    """Whether a head of service is reminded on this day to go through the plans: the first working day of the quarter, and the
    four after it, so that one missed is made up for."""
    return calendar.is_working_day(day) and calendar.between(quarter_of(day) - A_DAY, day) <= REMIND_WITHIN
