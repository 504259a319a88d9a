"""An exemplar: a good audit, anonymised and passed round, once a second person has read and accepted it (domain page, "The
cycle" 8). Whose case and whose audit it was is nobody's business any more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from domain.anonymising import Known, anonymised
from domain.audit import Area, Audit, Grade
from domain.judging import AuditVerb, is_concerned, may
from domain.person import Actor, Person, Role, holds_inside
from domain.policy import Policy
from domain.theme import AREAS

READERS = frozenset(
    {
        Role.CORE_AUDITOR, Role.LEARNER, Role.MODERATOR, Role.PLT, Role.DIRECTOR, Role.HEAD_OF_SERVICE, Role.TEAM_MANAGER,
    }
)  # fmt: skip
"""All who take part in auditing; an external moderator sees what is given to them alone."""
EYES = frozenset({Role.PLT, Role.MODERATOR})
SEE_GRADES = frozenset({Role.PLT, Role.MODERATOR, Role.DIRECTOR})
"""Who reads the grade beside it: it is one child's, and others may know in how many audits it was given."""
LONGEST = 3000
ANONYMISED_WITHIN = 10
"""Working days after which the Practice Learning Team hears that nobody has anonymised what was marked."""


class ExemplarState(StrEnum):
    WAITING = "waiting"
    SENT_BACK = "sent back"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


S = ExemplarState


@dataclass(frozen=True, slots=True)
class Exemplar:
    """`texts` are the anonymised areas, without their scores; `answer` why it was sent back or withdrawn; `posts` how often it
    was put for the training channel. What follows `version` is the audit's, as it now is: `stood_in` are who submitted it or
    challenged its grade, maybe in another's place, and `is_good` it is while it is admissible and marked as an example."""

    id: int
    audit_id: int
    texts: Mapping[str, Area]
    state: ExemplarState
    by: int
    at: datetime
    decided_by: int | None = None
    decided_at: datetime | None = None
    answer: str = ""
    posts: int = 0
    version: int = 1
    theme: str = ""
    aspects: tuple[str, str, str] = ("", "", "")
    grade: Grade | None = None
    auditor_id: int | None = None
    manager_id: int | None = None
    stood_in: frozenset[int] = frozenset()
    is_good: bool = True

    @property
    def reference(self) -> str:
        """How the history, the buttons and the posted messages name it."""
        return f"exemplar:{self.id}"

    @property
    def involved(self) -> frozenset[int]:
        """Who proposes it, or is concerned in its audit as `judging.is_concerned` has it: they do not decide."""
        return frozenset(p for p in (self.by, self.auditor_id, self.manager_id) if p is not None) | self.stood_in

    @property
    def is_in_library(self) -> bool:
        """An import may take the mark or the admissibility away: the text is gone then, whatever it was before."""
        return self.state is S.ACCEPTED and self.is_good

    def changed(self, **changes: Any) -> "Exemplar":
        return replace(self, version=self.version + 1, **changes)


def reads(actor: Actor) -> bool:
    """Whether the library is there for them."""
    return holds_inside(actor, *READERS)


def may_see(actor: Actor, one: Exemplar) -> bool:
    """In the library everybody who audits; before and afterwards those alone who have a part in it."""
    if one.is_in_library and reads(actor):
        return True
    return actor.holds(Role.PLT, Role.DIRECTOR) or one.by in actor.selves or may_decide(actor, one)


def may_decide(actor: Actor, one: Exemplar) -> bool:
    """A second pair of eyes: nobody decides what they did themselves, nor as the cover of somebody who did."""
    return one.state is S.WAITING and holds_inside(actor, *EYES) and actor.selves.isdisjoint(one.involved)


def may_propose(actor: Actor, audit: Audit) -> bool:
    """Who moderated it, and the PLT, where it can be relied on and was marked; nobody their own, nor of a team they manage."""
    return may(actor, AuditVerb.PROPOSE_EXEMPLAR, audit) and audit.is_exemplary and not is_concerned(actor, audit)


def may_be_proposed(actor: Actor, one: Exemplar | None) -> bool:
    """By those who may propose the audit: while it waits whoever proposed it mends it, and what is accepted stands."""
    if one is None or one.state is not S.WAITING:
        return one is None or one.state is not S.ACCEPTED
    return one.by in actor.selves


def may_withdraw(actor: Actor, one: Exemplar) -> bool:
    return one.state is S.ACCEPTED and actor.holds(Role.PLT)


def deciders(one: Exemplar, people: Iterable[Person]) -> frozenset[int]:
    """Who of these people, all of whom work here, could accept it."""
    return frozenset(person.id for person in people if may_decide(Actor(person), one))


def is_left_lying(marked: date | None, today: date, policy: Policy) -> bool:
    return marked is not None and today >= policy.calendar.add(marked, ANONYMISED_WITHIN)


def why_not(audit: Audit) -> str:
    """Why it can be none any more; "" where it can."""
    if not audit.is_admissible:
        return "Its audit is inadmissible now."
    return "" if audit.exemplar else "Its audit is no longer marked as an example."


def without_traces(audit: Audit, known: Known) -> dict[str, Area]:
    """What was written in the five areas, anonymised."""
    areas = {name: audit.areas[name] for name in AREAS if name in audit.areas}
    return {name: Area(None, anonymised(a.evidence, known), anonymised(a.impact, known)) for name, a in areas.items()}
