"""What waits for one person's decision: the database finds what waits within their sight, the rule says what is theirs."""

from domain.action import Action
from domain.permission import Verb, abilities
from domain.person import Actor
from storage.ledger import Ledger
from storage.visible import Scope

DECISIONS = frozenset({Verb.ACCEPT, Verb.DECIDE, Verb.APPROVE_HANDOVER})


def waiting_for(ledger: Ledger, who: Actor) -> list[Action]:
    """Completions to accept and requests to decide, the oldest first."""
    found = ledger.lists.waiting(Scope.of(who))
    seniors = ledger.people.seniors() if found else []
    return [action for action in found if not DECISIONS.isdisjoint(abilities(who, action, seniors))]
