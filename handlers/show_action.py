"""Everything about one action; opening a case is written down."""

from cards import show as cards
from cards.elements import Card
from cards.replies import Reply, Show
from cards.show import Dossier
from cards.view import View
from domain.permission import standings
from handlers import load
from handlers.ask import Ask
from storage.history import Entry
from storage.ledger import Ledger


def show(ask: Ask, ledger: Ledger) -> Reply:
    action = load.seen(ask, ledger)
    ledger.record(Entry.by(ask.who, load.role(ask, action), "opened", action.reference))
    card = drawn(ask, ledger, action.id)
    return Show(card) if card else Show(Card("Nothing to show"))


def drawn(ask: Ask, ledger: Ledger, number: int) -> Card | None:
    """The card as it is now; None if the action is not there or not theirs to see."""
    action = ledger.actions.get(number)
    if action is None or not standings(ask.who, action):
        return None
    history = ledger.history.of(action.reference)
    dossier = Dossier(
        action, ledger.actions.completions(number), ledger.requests.of(number), ledger.notes.of(number), history
    )
    return cards.card(dossier, View.of(ledger, ask.who, ask.today, [action], also=dossier.people))
