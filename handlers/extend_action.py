"""More time: asked for with a new date and a reason, decided by the head of service or the next above."""

from dataclasses import replace
from datetime import date

from cards import forms
from cards.replies import OpenForm, Reply
from domain.action import Action
from domain.permission import Verb
from domain.refusal import Refusal
from domain.request import Request, RequestKind, RequestState, check_new_due
from handlers import after, load, settle, tell
from handlers.ask import Ask
from handlers.required import required, required_day, together
from storage.history import State
from storage.ledger import Ledger

SUGGESTED_MORE = 10


def ask_more_time(ask: Ask, ledger: Ledger) -> Reply:
    action = load.action(ask, ledger, Verb.ASK_MORE_TIME)
    return OpenForm(forms.more_time(action, ask.place, suggested_date(action, ledger)))


def suggested_date(action: Action, ledger: Ledger) -> date:
    """What the form holds at first."""
    return ledger.policy.calendar.add(max(action.due, ledger.today.day), SUGGESTED_MORE)


def request_more_time(ask: Ask, ledger: Ledger) -> Reply:
    action = load.action(ask, ledger, Verb.ASK_MORE_TIME)
    due, why = together(
        lambda: new_due(ask, ledger, action), lambda: required(ask, "reason", "Say why more time is needed.")
    )
    wanted = Request(action.id, RequestKind.MORE_TIME, ask.who.id, ask.now, why, from_due=action.due, to_due=due)
    covered = load.stands_for(ask, ledger, Verb.ASK_MORE_TIME, action)
    wanted = replace(wanted, in_place_of=covered)
    number = ledger.requests.add(wanted)
    asking = action.asking(RequestKind.MORE_TIME, ask.who.id, covered)
    told: State = {**load.words_of(replace(wanted, id=number)), "until": due.isoformat()}
    ledger.save(
        action, asking, load.entry(ask, ledger, Verb.ASK_MORE_TIME, "asked for more time", action, asking, told)
    )
    tell.more_time_asked(ask, ledger, asking, number)
    return after.form(ask, ledger, asking, f"Asked for more time on {action.reference}.")


def new_due(ask: Ask, ledger: Ledger, action: Action) -> date:
    """The day that the form asks for."""
    due = required_day(ask, "due")
    check_new_due(due, due=action.due, today=ask.today, policy=ledger.policy)
    return due


def accept_more_time(ask: Ask, ledger: Ledger) -> Reply:
    """The only thing that moves a due date."""
    action, wanted = load.waiting(ask, ledger, Verb.DECIDE, RequestKind.MORE_TIME)
    if wanted.to_due is None or wanted.to_due <= ask.today:
        raise Refusal(
            f"The date asked for {action.reference} has passed. Decline it, and a later one can be asked for."
        )
    given = wanted.decided(RequestState.ACCEPTED, by=ask.who.id, at=ask.now)
    moved = action.moved(wanted.to_due)
    _settle(ask, ledger, given, action, moved, "accepted more time")
    return after.press(ask, ledger, moved, f"{action.reference} has more time.")


def ask_why_declined(ask: Ask, ledger: Ledger) -> Reply:
    action, _ = load.waiting(ask, ledger, Verb.DECIDE, RequestKind.MORE_TIME)
    title, question = f"Decline for {action.reference}", "Why can it not have more time?"
    return OpenForm(forms.reason(action, ledger.today, ask.place, "decline_time", title, question, "Decline"))


def decline_more_time(ask: Ask, ledger: Ledger) -> Reply:
    action, wanted = load.waiting(ask, ledger, Verb.DECIDE, RequestKind.MORE_TIME)
    why = required(ask, "reason", "Say why.")
    declined = wanted.decided(RequestState.DECLINED, by=ask.who.id, at=ask.now, answer=why)
    _settle(ask, ledger, declined, action, action.unanswered(), "declined more time")
    return after.form(ask, ledger, action, f"More time for {action.reference} is declined.")


def _settle(ask: Ask, ledger: Ledger, decided: Request, action: Action, after_it: Action, verb: str) -> None:
    settle.decide(ledger, action, decided)
    ledger.save(action, after_it, load.entry(ask, ledger, Verb.DECIDE, verb, action, after_it, load.words_of(decided)))
    tell.more_time_decided(ask, ledger, after_it, decided)
