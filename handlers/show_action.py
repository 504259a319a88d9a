"""Everything about one action; opening a case is written down."""

from cards import show as cards
from cards.elements import Card
from cards.replies import Reply, Show
from cards.show import Dossier
from cards.view import View
from domain.action import Action
from domain.permission import Verb, standings
from handlers import load, load_concern
from handlers.ask import Ask
from storage.history import Entry
from storage.ledger import Ledger


def show(ask: Ask, ledger: Ledger) -> Reply:
    action = load.seen(ask, ledger)
    who, role = load.in_capacity(ask, ledger, Verb.SEE, action)
    ledger.record(Entry.by(who, role, "opened", action.reference))
    return Show(_card(ask, ledger, action))


def drawn(ask: Ask, ledger: Ledger, number: int) -> Card | None:
    """The card as it is now; None if the action is not there or not theirs to see."""
    action = ledger.actions.get(number)
    return _card(ask, ledger, action) if action and standings(ask.who, action) else None


def _card(ask: Ask, ledger: Ledger, action: Action) -> Card:
    number = action.id
    history = ledger.history.of(action.reference)
    completions, requests = ledger.actions.completions(number), ledger.requests.of(number)
    sees_concern = bool(action.concern) and load_concern.sees(ask, ledger, action.concern)
    dossier = Dossier(action, completions, requests, ledger.notes.of(number), history, sees_concern)
    return cards.card(dossier, View.of(ledger, ask.who, ask.today, [action], also=dossier.people))
