"""Reopening an action, or closing it as no longer applicable: with a reason, by the PLT and the head of service, and by
nobody where it is their own."""

from cards import forms
from cards.replies import OpenForm, Reply
from domain.permission import Verb
from handlers import after, load, load_concern, settle, tell
from handlers.ask import Ask
from handlers.required import required
from storage.ledger import Ledger


def ask_reopen(ask: Ask, ledger: Ledger) -> Reply:
    action = load_concern.may_be_opened(ask, ledger, load.action(ask, ledger, Verb.REOPEN))
    title, question = f"Reopen {action.reference}", "Why is it open again?"
    return OpenForm(forms.reason(action, ledger.today, ask.place, "reopen", title, question, "Reopen"))


def reopen(ask: Ask, ledger: Ledger) -> Reply:
    action = load_concern.may_be_opened(ask, ledger, load.as_seen(ask, ledger, Verb.REOPEN))
    kept = ledger.notes.add(action.id, "reopened", ask.who.id, ask.now, required(ask, "reason", "Say why."))
    back = action.reopened()
    ledger.save(action, back, load.entry(ask, ledger, Verb.REOPEN, "reopened", action, back, kept.state))
    tell.reopened(ask, ledger, back, kept.number)
    return after.form(ask, ledger, back, f"{action.reference} is open again.")


def ask_close(ask: Ask, ledger: Ledger) -> Reply:
    action = load.action(ask, ledger, Verb.CLOSE)
    title, question = f"Close {action.reference}", "Why does it no longer apply?"
    return OpenForm(forms.reason(action, ledger.today, ask.place, "close", title, question, "Close it"))


def close(ask: Ask, ledger: Ledger) -> Reply:
    action = load.as_seen(ask, ledger, Verb.CLOSE)
    kept = ledger.notes.add(action.id, "closed", ask.who.id, ask.now, required(ask, "reason", "Say why."))
    settle.lapse(ask, ledger, action)
    closed = action.not_applicable(ask.now)
    ledger.save(
        action,
        closed,
        load.entry(ask, ledger, Verb.CLOSE, "closed as no longer applicable", action, closed, kept.state),
    )
    tell.closed(ask, ledger, closed, kept.number)
    return after.form(ask, ledger, closed, f"{action.reference} is closed as no longer applicable.")
