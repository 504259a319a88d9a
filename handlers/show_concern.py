"""Everything about one case of concern; opening it is written down."""

from cards import show_concern as cards
from cards.concern_view import of_concerns
from cards.elements import Card
from cards.replies import Reply, Show
from cards.show_concern import ConcernDossier
from domain.concern import Concern
from domain.oversight import ConcernVerb, standings
from handlers import load_concern
from handlers.ask import Ask
from storage.history import Entry
from storage.ledger import Ledger


def show(ask: Ask, ledger: Ledger) -> Reply:
    concern = load_concern.concern(ask, ledger, ConcernVerb.SEE)
    who, role = load_concern.acting(ask, ledger, concern)
    ledger.record(Entry.by(who, role, "opened", concern.reference))
    return Show(_card(ask, ledger, concern))


def drawn(ask: Ask, ledger: Ledger, number: int) -> Card | None:
    """The card as it is now; None if it is not there or not theirs to see."""
    concern = ledger.concerns.get(number)
    if concern is None or not standings(ask.who, concern, ledger.people.seniors()):
        return None
    return _card(ask, ledger, concern)


def _card(ask: Ask, ledger: Ledger, concern: Concern) -> Card:
    notes, history = ledger.concern_notes.of(concern.id), ledger.history.of(concern.reference)
    actions = ledger.actions.some(ledger.concerns.actions_of(concern))
    dossier = ConcernDossier(concern, actions, notes, history)
    return cards.card(dossier, of_concerns(ledger, ask.who, [concern], actions, dossier.people))
