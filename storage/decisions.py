"""What waits for one person: decisions, of which the database finds what is within their sight and the rule says what is
theirs; and completed actions of which they are to say by now whether they made a difference.
"""

from domain.action import Action
from domain.deciding import asked_for_it, deciders, did_it
from domain.permission import Verb, abilities
from domain.person import Actor, Role
from storage.ledger import Ledger
from storage.staff import Staff
from storage.visible import Scope

DECISIONS = frozenset({Verb.ACCEPT, Verb.DECIDE, Verb.APPROVE_HANDOVER})


def waiting_for(ledger: Ledger, who: Actor) -> list[Action]:
    """Completions to accept and requests to decide, the oldest first."""
    found = ledger.lists.waiting(Scope.of(who))
    if not found:
        return []
    seniors, away = ledger.people.seniors(), ledger.absences.stand_ins(ledger.today.day)
    return [action for action in found if not DECISIONS.isdisjoint(abilities(who, action, seniors, away))]


def decided_by(staff: Staff, action: Action) -> frozenset[int]:
    """The same the other way round: for whom it waits today, covers in the place of those who are away."""
    involved = asked_for_it(action) if action.is_open else did_it(action)
    able = deciders(action.team, involved, staff.seniors, staff.stand_ins)
    candidates = staff.present(able | staff.holding(Role.PLT))
    return frozenset(p for p in candidates if not DECISIONS.isdisjoint(staff.abilities(p, action)))


def asked_about(ledger: Ledger, who: Actor) -> list[Action]:
    """Completed actions to be asked about today, the longest waiting first; those of the people they cover for among them."""
    return ledger.actions.some([check.action_id for check in ledger.impacts.due_for(who.selves, ledger.today.day)])
