"""A sentence on what changed for a child, made from an audit's impact statement or an action's difference, in which nobody can be
recognised: it leaves the Practice Learning Team once a second person has read and confirmed it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from domain.person import Actor, Person, Role, holds_inside

LONGEST = 600
EYES = frozenset({Role.PLT, Role.MODERATOR})


class SentenceState(StrEnum):
    WAITING = "waiting"
    SENT_BACK = "sent back"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"


S = SentenceState


@dataclass(frozen=True, slots=True)
class Sentence:
    """`month` is the first day of the report's. `answer` says why it was sent back or withdrawn; `involved` are those who had a
    part in what it is made from: the audit's auditor and the team's manager, or the action's owner and who completed it."""

    id: int | None
    month: date
    text: str
    state: SentenceState
    by: int
    at: datetime
    audit_id: int | None = None
    action_id: int | None = None
    decided_by: int | None = None
    decided_at: datetime | None = None
    answer: str = ""
    version: int = 1
    involved: frozenset[int] = frozenset()

    @property
    def reference(self) -> str:
        """How the history, the buttons and the posted messages name it."""
        return f"sentence:{self.id}"

    @property
    def source(self) -> str:
        """AU-81 or A-17: what it is made from."""
        return f"AU-{self.audit_id}" if self.audit_id else f"A-{self.action_id}"

    def changed(self, **changes: Any) -> "Sentence":
        return replace(self, version=self.version + 1, **changes)


def sees_statements(actor: Actor) -> bool:
    """Who reads what the sentences are picked from, and how each stands."""
    return actor.holds(Role.PLT, Role.DIRECTOR)


def may_pick(actor: Actor) -> bool:
    return actor.holds(Role.PLT)


def may_decide(actor: Actor, one: Sentence) -> bool:
    """A second pair of eyes: nobody decides on what they picked or had a part in, nor as the cover of somebody who did."""
    apart = actor.selves.isdisjoint(one.involved | {one.by})
    return one.state is S.WAITING and holds_inside(actor, *EYES) and apart


def may_see(actor: Actor, one: Sentence) -> bool:
    return sees_statements(actor) or may_decide(actor, one)


def may_change(actor: Actor, one: Sentence) -> bool:
    """While it waits who picked it mends it; what was sent back or withdrawn anybody of the PLT."""
    if not may_pick(actor) or one.state is S.CONFIRMED:
        return False
    return one.state is not S.WAITING or one.by in actor.selves


def may_withdraw(actor: Actor, one: Sentence) -> bool:
    return one.state is S.CONFIRMED and actor.holds(Role.PLT)


def deciders(one: Sentence, people: Iterable[Person]) -> frozenset[int]:
    """Who of these people, all of whom work here, could confirm it."""
    return frozenset(person.id for person in people if may_decide(Actor(person), one))
