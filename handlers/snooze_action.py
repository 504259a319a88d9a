"""Snoozing an action's reminders until a day before it is due: seen by all who see the action, and only so often."""

from cards import forms
from cards.replies import OpenForm, Reply
from cards.words import short_date
from domain import snooze as rule
from domain.action import Action
from domain.permission import Verb
from handlers import after, load
from handlers.ask import Ask
from handlers.required import required_day
from storage.ledger import Ledger


def ask_until(ask: Ask, ledger: Ledger) -> Reply:
    action = _snoozable(ask, ledger, load.action(ask, ledger, Verb.SNOOZE))
    suggested = rule.suggested(action, ledger.today, ledger.policy)
    return OpenForm(forms.snooze(action, ledger.today, ask.place, suggested, ledger.policy.snoozes))


def snooze(ask: Ask, ledger: Ledger) -> Reply:
    """Neither the due date nor the ladder moves. Two who snooze it at once do not use up two times unawares."""
    action = _snoozable(ask, ledger, load.as_seen(ask, ledger, Verb.SNOOZE))
    until = required_day(ask, "until")
    rule.check_until(until, action, ask.today)
    snoozed = action.snoozed(until)
    ledger.save(action, snoozed, load.entry(ask, ledger, Verb.SNOOZE, "snoozed", action, snoozed))
    said = f"There are no reminders of {action.reference} before {short_date(until, ask.today)}."
    return after.form(ask, ledger, snoozed, said)


def _snoozable(ask: Ask, ledger: Ledger, action: Action) -> Action:
    rule.check_possible(action, ask.today, ledger.policy)
    return action
