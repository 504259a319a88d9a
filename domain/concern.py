"""A case of concern: practice so weak that the child may not be safe, tracked until it is closed (domain page, "The cycle" 5).

Two must say that they have it, the team's manager and the head of service; each of that is a `Duty`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from domain.action import Audited
from domain.person import Team

PREFIX = "C"

NOBODY: Mapping["Capacity", int] = {}


class ConcernState(StrEnum):
    """How far it has come: told; both have said that they have it; something was done about it since; closed."""

    RAISED = "raised"
    ACKNOWLEDGED = "acknowledged"
    WORKING = "working"
    CLOSED = "closed"


class Capacity(StrEnum):
    """As what somebody must say that they have it."""

    TEAM_MANAGER = "team manager"
    HEAD_OF_SERVICE = "head of service"


@dataclass(frozen=True, slots=True)
class Duty:
    """That somebody in this capacity says that they have it. `told`: whom it was last put for, and `times` how often since
    they are the ones; `again_at`: when it is said again; `unreached`: those of them whom it did not reach, in that order;
    `trouble`: why it reached none of them, a code, of the last of these, "" while it may have.

    `since`: when it was put first, or anew. `held_by`: in whose right `by` has it, their own or whom they covered; None where
    nobody knows and nobody was there to have it.
    """

    capacity: Capacity
    by: int | None = None
    at: datetime | None = None
    told: tuple[int, ...] = ()
    times: int = 0
    again_at: datetime | None = None
    trouble: str = ""
    since: datetime | None = None
    held_by: int | None = None
    unreached: tuple[int, ...] = ()

    @property
    def is_done(self) -> bool:
        return self.at is not None

    def waits_for(self, person: int) -> bool:
        """Whether a cover has it in the right of this person, who was never told of it."""
        by_a_cover = self.by is not None and self.held_by == person != self.by
        return self.is_done and by_a_cover and person not in self.told

    def misses(self, person: int) -> bool:
        """Whether it is known already that it did not reach them, or did not reach anybody."""
        return bool(self.trouble) or person in self.unreached

    def not_reaching(self, person: int, trouble: str) -> "Duty":
        """Nothing is wrong with it while another was told whom it reached, or may have."""
        unreached = (*self.unreached, person)
        return replace(self, unreached=unreached, trouble=trouble if set(self.told) <= set(unreached) else "")

    def worse(self, person: int, trouble: str) -> bool:
        """Whether another reason came up with whom `trouble` is of; those of others would take turns with it for ever."""
        return self.trouble not in ("", trouble) and person == (self.unreached[-1] if self.unreached else person)

    def reaching(self, person: int) -> "Duty":
        return replace(self, unreached=tuple(other for other in self.unreached if other != person), trouble="")

    def anew(self, at: datetime) -> "Duty":
        """Nobody has it, and nobody was told: whoever answers is called with the next tick."""
        return Duty(self.capacity, again_at=at, since=at)


@dataclass(frozen=True, slots=True)
class Concern:
    """A case of concern as it stands. `version` goes up with every change; a change made against an old one is refused.

    `unsafe`: whether the child's immediate safety is at stake; `raised_at` is None where only the day is known, as of one
    that was imported. `difference`: what changed for the child; `reaudit_on`: when the case is to be audited again;
    `director_on`: when the director was told that not everybody has it, `review_told_on` that its review is overdue.
    `closed_in_place_of`: whom `closed_by` covered for in closing it, `closed_told_on`: when they were told so, being back.
    """

    id: int
    case_ref: str
    team: Team
    text: str
    raised_on: date
    unsafe: bool | None = None
    raised_at: datetime | None = None
    raised_by: int | None = None
    audit: Audited | None = None
    state: ConcernState = ConcernState.RAISED
    review_due: date | None = None
    review_told_on: date | None = None
    director_on: date | None = None
    closed_at: datetime | None = None
    closed_by: int | None = None
    closed_in_place_of: int | None = None
    closed_told_on: date | None = None
    outcome: str = ""
    difference: str = ""
    reaudit_on: date | None = None
    version: int = 1
    duties: Mapping[Capacity, Duty] = field(default_factory=lambda: {capacity: Duty(capacity) for capacity in Capacity})

    @property
    def reference(self) -> str:
        return f"{PREFIX}-{self.id}"

    @property
    def is_closed(self) -> bool:
        return self.state is ConcernState.CLOSED

    @property
    def unanswered(self) -> tuple[Duty, ...]:
        """Those who have not said yet that they have it; nobody need any more once it is closed."""
        return () if self.is_closed else tuple(duty for duty in self.duties.values() if not duty.is_done)

    @property
    def troubles(self) -> tuple[Duty, ...]:
        """Those of them whom it did not reach."""
        return tuple(duty for duty in self.unanswered if duty.trouble)

    def acknowledged(
        self, capacities: Collection[Capacity], by: int, at: datetime, held_by: Mapping[Capacity, int] = NOBODY
    ) -> "Concern":
        """Somebody has it, in one capacity or in both; `held_by`: in whose right, where not in their own."""
        ended: dict[str, Any] = {"again_at": None, "trouble": "", "unreached": ()}
        said = {c: replace(self.duties[c], by=by, at=at, held_by=held_by.get(c, by), **ended) for c in capacities}
        return self.with_duties({c: duty for c, duty in said.items() if not self.duties[c].is_done})

    def with_duties(self, changed: Mapping[Capacity, Duty]) -> "Concern":
        """It has been acknowledged once nobody is left who must say so."""
        duties = {**self.duties, **changed}
        everybody = all(duty.is_done for duty in duties.values())
        state = ConcernState.ACKNOWLEDGED if everybody and self.state is ConcernState.RAISED else self.state
        return self._next(duties=duties, state=state)

    def asked_anew(self, capacities: Collection[Capacity], at: datetime) -> "Concern":
        """Whoever had it answers for it no longer: who does now must say so, and the director hears where they do not."""
        duties = {**self.duties, **{c: self.duties[c].anew(at) for c in capacities}}
        return self._next(duties=duties, state=ConcernState.RAISED, director_on=None)

    def handed_back(self, to: int) -> "Concern":
        """Whom a cover has it for knows of it, being back."""
        theirs = {c: replace(duty, told=(*duty.told, to)) for c, duty in self.duties.items() if duty.waits_for(to)}
        return self._next(duties={**self.duties, **theirs})

    def told_director(self, on: date) -> "Concern":
        """The director knows that not everybody has it."""
        return self._next(director_on=on)

    def told_of_review(self, on: date) -> "Concern":
        """The director knows that its review is overdue."""
        return self._next(review_told_on=on)

    def worked_on(self) -> "Concern":
        """Something was done about it: an update, a review, an action completed. A beginning is not one while it is not known
        that everybody has it."""
        begins = self.state is ConcernState.ACKNOWLEDGED
        return self._next(state=ConcernState.WORKING if begins else self.state)

    def touched(self) -> "Concern":
        """Something that belongs to it has changed: an action was added to it, or taken out."""
        return self._next()

    def reviewed(self, due: date) -> "Concern":
        """Looked at again; `due`: when next."""
        return replace(self.worked_on(), review_due=due, review_told_on=None)

    def closed(
        self, by: int, at: datetime, outcome: str, difference: str, reaudit_on: date, in_place_of: int | None = None
    ) -> "Concern":
        return self._next(
            state=ConcernState.CLOSED, closed_by=by, closed_at=at, outcome=outcome, difference=difference,
            reaudit_on=reaudit_on, review_due=None, review_told_on=None, closed_in_place_of=in_place_of, closed_told_on=None,
        )  # fmt: skip

    def told_of_closing(self, on: date) -> "Concern":
        """Whose cover closed it is back, and knows."""
        return self._next(closed_told_on=on)

    def reopened(self, review_due: date, at: datetime) -> "Concern":
        """Open again; how it was closed stays in its history. It is where it was: with those who have said that they have it.
        Who has not is called as if it were raised now."""
        everybody = all(duty.is_done for duty in self.duties.values())
        duties = {capacity: duty if duty.is_done else duty.anew(at) for capacity, duty in self.duties.items()}
        state = ConcernState.WORKING if everybody else ConcernState.RAISED
        return self._next(
            state=state, closed_by=None, closed_at=None, outcome="", difference="", reaudit_on=None, review_due=review_due,
            duties=duties, director_on=None, closed_in_place_of=None, closed_told_on=None,
        )  # fmt: skip

    def _next(self, **changes: Any) -> "Concern":
        return replace(self, version=self.version + 1, **changes)
