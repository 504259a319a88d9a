"""Accepting or returning a completion: the head of service's part, or the next above where that is who completed it."""

from cards import forms
from cards.replies import OpenForm, Reply
from domain.permission import Verb
from handlers import after, load, load_concern, tell
from handlers.ask import Ask
from handlers.required import required
from storage.ledger import Ledger


def accept(ask: Ask, ledger: Ledger) -> Reply:
    """Only what the presser has seen is accepted: if it was returned and completed anew meanwhile, they look again."""
    action = load.as_seen(ask, ledger, Verb.ACCEPT)
    accepted = action.accepted(ask.now)
    ledger.save(action, accepted, load.entry(ask, ledger, Verb.ACCEPT, "accepted", action, accepted))
    tell.accepted(ask, ledger, accepted)
    return after.press(ask, ledger, accepted, f"{action.reference} is complete.")


def ask_return(ask: Ask, ledger: Ledger) -> Reply:
    action = load_concern.may_be_opened(ask, ledger, load.action(ask, ledger, Verb.RETURN))
    title, question = f"Return {action.reference}", "What is missing?"
    return OpenForm(forms.reason(action, ledger.today, ask.place, "return", title, question, "Return"))


def return_completion(ask: Ask, ledger: Ledger) -> Reply:
    """Open again with its old due date, and the owner is told why."""
    action = load_concern.may_be_opened(ask, ledger, load.as_seen(ask, ledger, Verb.RETURN))
    why = required(ask, "reason", "Say what is missing.")
    kept = ledger.notes.add(action.id, "returned", ask.who.id, ask.now, why)
    back = action.reopened()
    ledger.save(action, back, load.entry(ask, ledger, Verb.RETURN, "returned", action, back, kept.state))
    tell.returned(ask, ledger, back, kept.number)
    return after.form(ask, ledger, back, f"{action.reference} is returned to its owner.")
