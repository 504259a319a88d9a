"""What somebody may do who was told that an action is late: accept the delay with a new date, ask the manager, take it over."""

from dataclasses import replace

from cards import forms
from cards.replies import OpenForm, Reply
from domain.permission import Verb
from domain.request import Request, RequestKind, RequestState
from handlers import after, load, settle, tell
from handlers.ask import Ask
from handlers.extend_action import new_due, suggested_date
from handlers.required import required, together
from storage.ledger import Ledger


def ask_new_date(ask: Ask, ledger: Ledger) -> Reply:
    action = load.action(ask, ledger, Verb.GIVE_TIME)
    return OpenForm(forms.give_time(action, ledger.today, ask.place, suggested_date(action, ledger)))


def give_time(ask: Ask, ledger: Ledger) -> Reply:
    """The delay is accepted without anybody having asked: the due date moves, and the ladder begins anew."""
    action = load.as_seen(ask, ledger, Verb.GIVE_TIME)
    due, why = together(lambda: new_due(ask, ledger, action), lambda: required(ask, "reason", "Say why."))
    unasked = Request(action.id, RequestKind.MORE_TIME, None, ask.now, "", from_due=action.due, to_due=due)
    given = unasked.decided(RequestState.ACCEPTED, by=ask.who.id, at=ask.now, answer=why)
    kept, moved = replace(given, id=ledger.requests.add(given)), action.moved(due)
    ledger.save(
        action, moved, load.entry(ask, ledger, Verb.GIVE_TIME, "accepted the delay", action, moved, load.words_of(kept))
    )
    tell.more_time_decided(ask, ledger, moved, kept)
    return after.form(ask, ledger, moved, f"{action.reference} has a new date.")


def ask_question(ask: Ask, ledger: Ledger) -> Reply:
    action = load.action(ask, ledger, Verb.ASK)
    return OpenForm(forms.ask(action, ledger.today, ask.place))


def put_question(ask: Ask, ledger: Ledger) -> Reply:
    """Owner and manager are asked; a note on the action is the answer, and comes back to who asked."""
    action = load.action(ask, ledger, Verb.ASK)
    kept = ledger.notes.add(action.id, "asked", ask.who.id, ask.now, required(ask, "question", "Write your question."))
    number = ledger.record(load.entry(ask, ledger, Verb.ASK, "asked about the delay", action, action, kept.state))
    ledger.tell_copies(action, number, {action.owner_id})
    tell.asked(ask, ledger, action, kept.number)
    return after.form(ask, ledger, action, f"Your question about {action.reference} is on its way.")


def ask_take_over(ask: Ask, ledger: Ledger) -> Reply:
    action = load.action(ask, ledger, Verb.TAKE_OVER)
    return OpenForm(forms.take_over(action, ledger.today, ask.place))


def take_over(ask: Ask, ledger: Ledger) -> Reply:
    """It is theirs from now on; due date and lateness stay."""
    action = load.as_seen(ask, ledger, Verb.TAKE_OVER)
    kept = ledger.notes.add(action.id, "taken over", ask.who.id, ask.now, required(ask, "reason", "Say why."))
    settle.lapse(ask, ledger, action)  # nobody grants themselves more time on what is theirs now
    taken = (action.unanswered() if action.asked else action).handed_to(ask.who.id, ask.today)
    ledger.save(action, taken, load.entry(ask, ledger, Verb.TAKE_OVER, "took over", action, taken, kept.state))
    tell.reassigned(ask, ledger, action, taken, kept.number)
    return after.form(ask, ledger, taken, f"{action.reference} is yours now.")
