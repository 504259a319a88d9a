"""What waits for one person: decisions, of which the database finds what is within their sight and the rule says what is
theirs; and completed actions of which they are to say by now whether they made a difference.
"""

from domain.action import Action
from domain.permission import DECISIONS, abilities
from domain.person import Actor, Role
from storage.ledger import Ledger
from storage.visible import Scope


def waiting_for(ledger: Ledger, who: Actor) -> list[Action]:
    """Completions to accept and requests to decide, the oldest first."""
    found = ledger.lists.waiting(Scope.of(who))
    if not found:
        return []
    seniors, away = ledger.people.seniors(), ledger.absences.stand_ins(ledger.today.day)
    return [action for action in found if not DECISIONS.isdisjoint(abilities(who, action, seniors, away))]


def asked_about(ledger: Ledger, who: Actor) -> list[Action]:
    """Completed actions to be asked about today, the longest waiting first; those of the people they cover for among them."""
    due = ledger.impacts.due_for(who.selves, ledger.today.day, plt=who.holds(Role.PLT))
    return ledger.actions.some([check.action_id for check in due])
