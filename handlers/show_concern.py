"""Everything about one case of concern; opening it is written down."""

from cards import show_concern as cards
from cards import whole_concern
from cards.concern_view import of_concerns
from cards.elements import Card
from cards.replies import OpenForm, Reply, Show
from cards.show_concern import ConcernDossier
from cards.view import View
from domain.concern import Concern
from domain.oversight import ConcernVerb, standings
from handlers import load_concern
from handlers.ask import Ask
from storage.concern_news import taken_out
from storage.history import Entry
from storage.ledger import Ledger


def show(ask: Ask, ledger: Ledger) -> Reply:
    dossier = _dossier(ledger, _opened(ask, ledger))
    return Show(cards.card(dossier, _view(ask, ledger, dossier)))


def whole(ask: Ask, ledger: Ledger) -> Reply:
    """All that was written and done about it."""
    dossier = _dossier(ledger, _opened(ask, ledger))
    return OpenForm(whole_concern.form(dossier, _view(ask, ledger, dossier)))


def _opened(ask: Ask, ledger: Ledger) -> Concern:
    concern = load_concern.concern(ask, ledger, ConcernVerb.SEE)
    who, role = load_concern.acting(ask, ledger, concern)
    ledger.record(Entry.by(who, role, "opened", concern.reference))
    return concern


def drawn(ask: Ask, ledger: Ledger, number: int) -> Card | None:
    """The card as it is now; None if it is not there or not theirs to see."""
    concern = ledger.concerns.get(number)
    if concern is None or not standings(ask.who, concern, ledger.people.seniors()):
        return None
    dossier = _dossier(ledger, concern)
    return cards.card(dossier, _view(ask, ledger, dossier))


def _dossier(ledger: Ledger, concern: Concern) -> ConcernDossier:
    notes, history = ledger.concern_notes.of(concern.id), ledger.history.of(concern.reference)
    actions, moved = ledger.actions.some(ledger.concerns.actions_of(concern)), taken_out(ledger, concern)
    return ConcernDossier(concern, actions, notes, history, moved)


def _view(ask: Ask, ledger: Ledger, dossier: ConcernDossier) -> View:
    return of_concerns(ledger, ask.who, [dossier.concern], dossier.actions, dossier.people)
