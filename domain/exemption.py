"""An auditor's exemption from a round: asked with a reason, decided by a director ("Who may do what"), and withdrawn by who
asked, or by the Practice Learning Team once it holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.person import Actor, Person, Role


class ExemptionState(StrEnum):
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"

    @property
    def is_past(self) -> bool:
        """It may be asked for anew."""
        return self in (ExemptionState.DECLINED, ExemptionState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Exemption:
    """`asked_by` is the auditor or a member of the PLT; `answer` why it was declined. `decided_by` who withdrew it, if
    somebody did."""

    id: int
    round_id: int
    person_id: int
    reason: str
    asked_by: int
    asked_at: datetime
    state: ExemptionState = ExemptionState.ASKED
    decided_by: int | None = None
    decided_at: datetime | None = None
    answer: str = ""

    @property
    def reference(self) -> str:
        """How the history and the posted messages name it."""
        return f"exemption:{self.id}"

    @property
    def version(self) -> int:
        """Tells a button made before it was decided from one made since."""
        return 1 if self.state is ExemptionState.ASKED else 2

    @property
    def involved(self) -> frozenset[int]:
        """Who asked, and whom it is about: they do not decide on it."""
        return frozenset({self.asked_by, self.person_id})


def deciders(exemption: Exemption, seniors: Iterable[Person]) -> frozenset[int]:
    """The directors; where there is none who has no part in it, the PLT. `seniors`: directors and PLT who work here."""
    free = [person for person in seniors if person.id not in exemption.involved]
    directors = frozenset(person.id for person in free if Role.DIRECTOR in person.roles)
    return directors or frozenset(person.id for person in free if Role.PLT in person.roles)


def may_decide(actor: Actor, exemption: Exemption, seniors: Iterable[Person]) -> bool:
    """Nobody decides their own, nor as the cover of somebody whose own it is."""
    if not actor.selves.isdisjoint(exemption.involved):
        return False
    return not actor.selves.isdisjoint(deciders(exemption, seniors))


def may_withdraw(actor: Actor, exemption: Exemption) -> bool:
    """While it waits who asked for it; once it is accepted the Practice Learning Team, which runs the round."""
    if exemption.state is ExemptionState.ASKED:
        return exemption.asked_by in actor.selves
    return exemption.state is ExemptionState.ACCEPTED and actor.holds(Role.PLT)


def may_see(actor: Actor, exemption: Exemption) -> bool:
    return actor.holds(Role.PLT, Role.DIRECTOR) or exemption.person_id in actor.selves
