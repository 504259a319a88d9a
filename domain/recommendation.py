"""A recommendation of a report: tracked with owner, service and date until it is done, carried into the next reports, and
gathered into the annual plan of practice improvement (domain page, "The cycle" 7 and 8)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol

from domain.person import Actor, Role

PREFIX = "R"
BEGINS = 4
"""The month with which a year of the annual plan begins."""


class RecommendationState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Recommendation:
    """`month`: of the report that made it; `measure`: by what it will be seen that it worked; `tags`: the findings it answers;
    `service_id` None: for all services. `is_posted`: its report was posted, so that others may read it. `outcome`: what came of
    it, or why it was dropped."""

    id: int
    month: date
    text: str
    due: date
    by: int
    at: datetime
    theme: str = ""
    measure: str = ""
    tags: tuple[str, ...] = ()
    service_id: int | None = None
    service: str = ""
    owner_id: int | None = None
    state: RecommendationState = RecommendationState.OPEN
    closed_at: datetime | None = None
    closed_by: int | None = None
    outcome: str = ""
    version: int = 1
    is_posted: bool = False

    @property
    def reference(self) -> str:
        return f"{PREFIX}-{self.id}"

    @property
    def is_open(self) -> bool:
        return self.state is RecommendationState.OPEN

    def changed(self, **changes: Any) -> "Recommendation":
        return replace(self, version=self.version + 1, **changes)


class RecommendationStanding(StrEnum):
    OWNER = "owner"
    PLT = "plt"
    DIRECTOR = "director"
    LEAD = "team manager or head of service"


class RecommendationVerb(StrEnum):
    SEE = "see"
    NOTE = "note progress of"
    FINISH = "finish"
    CHANGE = "change"
    DROP = "drop"


S, V = RecommendationStanding, RecommendationVerb
MAY: Mapping[RecommendationVerb, frozenset[RecommendationStanding]] = {
    V.SEE: frozenset({S.OWNER, S.PLT, S.DIRECTOR, S.LEAD}),
    V.NOTE: frozenset({S.OWNER, S.PLT}),
    V.FINISH: frozenset({S.OWNER}),
    V.CHANGE: frozenset({S.PLT}),
    V.DROP: frozenset({S.PLT}),
}


Services = Collection[int]
"""The services that somebody works in, or whom they cover for."""


def is_for(one: Recommendation, services: Services) -> bool:
    """Whether it is told to those who lead in these services: once its report is posted, where it is to all or to one of them."""
    return one.is_posted and (one.service_id is None or one.service_id in services)


def standings(actor: Actor, one: Recommendation, services: Services = ()) -> frozenset[RecommendationStanding]:
    """All the ways in which the actor, or somebody they cover for, is related to it. Before its report is posted it is the
    business of those who run the programme alone."""
    holds = {
        S.OWNER: one.is_posted and one.owner_id in actor.selves,
        S.PLT: actor.holds(Role.PLT),
        S.DIRECTOR: actor.holds(Role.DIRECTOR),
        S.LEAD: is_for(one, services) and actor.holds(Role.TEAM_MANAGER, Role.HEAD_OF_SERVICE),
    }
    return frozenset(standing for standing, held in holds.items() if held)


def may(actor: Actor, verb: RecommendationVerb, one: Recommendation, services: Services = ()) -> bool:
    """Whether this person may do this with it as it stands: what is closed is only read."""
    return (one.is_open or verb is V.SEE) and not MAY[verb].isdisjoint(standings(actor, one, services))


def abilities(actor: Actor, one: Recommendation, services: Services = ()) -> frozenset[RecommendationVerb]:
    """Empty if they may not even see it."""
    return frozenset(verb for verb in RecommendationVerb if may(actor, verb, one, services))


class _Tagged(Protocol):
    """What bears findings and has a reference, as it stands or as a file tells it."""

    @property
    def reference(self) -> str: ...
    @property
    def tags(self) -> tuple[str, ...]: ...


def led_to(made: Iterable[_Tagged]) -> dict[str, list[str]]:
    """Which recommendations a finding has led to, by its tag: R-4."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in made:
        for tag in one.tags:
            found[tag].append(one.reference)
    return dict(found)


def year_of(month: date) -> int:
    """The year of the annual plan that it stands in: it runs from April, and is called by the year in which it begins."""
    return month.year if month.month >= BEGINS else month.year - 1


def year_name(year: int) -> str:
    """2017/18."""
    return f"{year}/{(year + 1) % 100:02}"
