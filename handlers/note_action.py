"""A comment on an action: from its form, or in one line as “/actions note A-17 …”."""

from cards import forms
from cards.replies import OpenForm, Reply, Show
from domain.action import Action
from domain.permission import Verb
from domain.refusal import Refusal
from handlers import after, load, tell
from handlers.ask import Ask
from handlers.required import LONGEST, required
from storage.ledger import Ledger


def ask_note(ask: Ask, ledger: Ledger) -> Reply:
    action = load.action(ask, ledger, Verb.NOTE)
    return OpenForm(forms.note(action, ledger.today, ask.place))


def note_or_ask(ask: Ask, ledger: Ledger) -> Reply:
    """With words behind the reference they are the note; without, the form opens."""
    words = ask.words.split(maxsplit=1)
    if len(words) < 2:
        return ask_note(ask, ledger)
    if len(words[1]) > LONGEST:
        raise Refusal(f"That is longer than {LONGEST} characters. Please shorten it.", field="note")
    action = load.action(ask, ledger, Verb.NOTE)
    _keep(ask, ledger, action, words[1])
    return Show(after.line(ask, ledger, action, f"Your note on {action.reference} is saved."))


def note(ask: Ask, ledger: Ledger) -> Reply:
    action = load.action(ask, ledger, Verb.NOTE)
    _keep(ask, ledger, action, required(ask, "note", "Write the note."))
    return after.form(ask, ledger, action, f"Your note on {action.reference} is saved.")


def _keep(ask: Ask, ledger: Ledger, action: Action, text: str) -> None:
    kept = ledger.notes.add(action.id, "note", ask.who.id, ask.now, text)
    number = ledger.record(load.entry(ask, ledger, Verb.NOTE, "noted", action, action, kept.state))
    ledger.tell_copies(action, number, {action.owner_id})
    tell.noted(ask, ledger, action, kept.number)
