"""What waits for one person: decisions, of which the database finds what is within their sight and the rule says what is
theirs; and completed actions of which they are to say by now whether they made a difference.
"""

from domain.action import Action
from domain.permission import Verb, abilities, deciders
from domain.person import Actor, Role
from storage.ledger import Ledger
from storage.staff import Staff
from storage.visible import Scope

DECISIONS = frozenset({Verb.ACCEPT, Verb.DECIDE, Verb.APPROVE_HANDOVER})


def waiting_for(ledger: Ledger, who: Actor) -> list[Action]:
    """Completions to accept and requests to decide, the oldest first."""
    found = ledger.lists.waiting(Scope.of(who))
    seniors = ledger.people.seniors() if found else []
    return [action for action in found if not DECISIONS.isdisjoint(abilities(who, action, seniors))]


def decided_by(staff: Staff, action: Action) -> frozenset[int]:
    """The same the other way round: for whom it waits today, covers in the place of those who are away."""
    doer = action.completion.by if action.completion else None
    able = deciders(action.team, {doer if not action.is_open else action.asked_by}, staff.seniors)
    candidates = staff.present(able | staff.holding(Role.PLT))
    return frozenset(
        p for p in candidates if not DECISIONS.isdisjoint(abilities(staff.actor(p), action, staff.seniors))
    )


def asked_about(ledger: Ledger, who: Actor) -> list[Action]:
    """Completed actions to be asked about today, the longest waiting first; those of the people they cover for among them."""
    return ledger.actions.some([check.action_id for check in ledger.impacts.due_for(who.selves, ledger.today.day)])
