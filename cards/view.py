"""Through whose eyes a card is drawn: who reads it, on what day, and the people it may have to mention."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from cards.elements import Mention
from domain.action import Action
from domain.calendar import Calendar
from domain.deciding import NOBODY, Away
from domain.permission import Verb, abilities, hears_of_concern
from domain.person import Actor, Person, Role
from domain.policy import DEFAULT, Policy
from domain.snooze import can_be_snoozed
from storage.ledger import Ledger


@dataclass(frozen=True, slots=True)
class View:
    """`people` by id; `seniors` (directors and PLT) and `away` are needed where somebody has to decide; `cleared`: see
    `is_cleared`; `begun`: audits of which their auditor has filled in some; `raised`: what the reader raised of cases of
    concern, where that decides whether they know of one; `unraised`: audits of theirs whose case of concern is
    not raised yet."""

    who: Actor
    today: date
    people: Mapping[int, Person]
    seniors: Sequence[Person] = ()
    policy: Policy = DEFAULT
    cleared: frozenset[int] = frozenset()
    away: Away = field(default_factory=dict)
    begun: frozenset[int] = frozenset()
    raised: frozenset[str] = frozenset()
    unraised: frozenset[int] = frozenset()

    @classmethod
    def of(
        cls,
        ledger: Ledger,
        who: Actor,
        today: date,
        found: Iterable[Action],
        also: Iterable[int | None] = (),
        cleared: frozenset[int] = frozenset(),
    ) -> "View":
        """Looks up all whom a card about these actions may mention, and `also` these people."""
        found = list(found)
        done = [a.completion for a in found if a.completion]
        ids = {a.owner_id for a in found} | {c.by for c in done} | {i.by for c in done for i in c.impacts} | set(also)
        undecided = who.holds(Role.DIRECTOR) or any(a.asked or a.rung or not a.is_open for a in found)
        seniors, away = (ledger.people.seniors(), ledger.absences.stand_ins(today)) if undecided else ([], NOBODY)
        people = ledger.people.named(ids - {who.id}) | {who.id: who.person}
        asks = any(a.concern and not hears_of_concern(who, a) for a in found)
        raised = ledger.concerns.raised_by(who.selves) if asks else frozenset[str]()
        return cls(who, today, people, seniors, ledger.policy, cleared, away, raised=raised)

    @property
    def calendar(self) -> Calendar:
        return self.policy.calendar

    def is_cleared(self, action: Action) -> bool:
        """Whether the message is so old that it no longer shows the case and the words of this action."""
        return action.id in self.cleared

    def knows_of_concern(self, action: Action) -> bool:
        """Whether the reader may know that it belongs, or belonged, to a case of concern."""
        return hears_of_concern(self.who, action) or action.concern in self.raised

    def mention(self, person_id: int | None) -> Mention:
        """The person in the platform's own way; "somebody" where an import did not say who."""
        person = self.people.get(person_id) if person_id else None
        return Mention(person.account, person.name) if person else Mention(None, "somebody")

    def can(self, action: Action) -> frozenset[Verb]:
        """What the reader may do with it today; snoozing is not offered where it would be refused."""
        able = abilities(self.who, action, self.seniors, self.away)
        if Verb.SNOOZE in able and not can_be_snoozed(action, self.today, self.policy):
            return _without_snoozing(able)
        return able


@cache
def _without_snoozing(able: frozenset[Verb]) -> frozenset[Verb]:
    """The same set for the same abilities: what is drawn from it is remembered by it."""
    return able - {Verb.SNOOZE}
