"""How a request ends: somebody decides on it, or what it was about is done or closed first and nobody needs to any more."""

from cards import answers
from domain.action import Action
from domain.refusal import Overtaken
from domain.request import Request, RequestKind
from handlers.ask import Ask
from storage.ledger import Ledger


def decide(ledger: Ledger, action: Action, decided: Request) -> None:
    """Write the decision; Overtaken if somebody else was first."""
    if not ledger.requests.settle(decided):
        raise Overtaken(f"Somebody else decided on {action.reference} a moment ago. {answers.NOTHING}")


def lapse(ask: Ask, ledger: Ledger, action: Action, kind: RequestKind | None = None) -> None:
    """End whatever waits for a decision about the action, or what is of this kind alone."""
    waiting = ledger.requests.waiting(action.id, kind)
    if waiting:
        ledger.requests.settle(waiting.lapsed(ask.now))
