"""What somebody can set, and when they are away; drawn anew, and again after a change."""

from cards import away, settings
from cards.away import Away
from cards.elements import Card
from cards.places import Place
from cards.replies import Replace, Reply, Show
from domain.person import Role
from handlers.ask import Ask, number_in
from storage.ledger import Ledger


def show(ask: Ask, ledger: Ledger) -> Reply:
    return Show(_settings(ask, ledger))


def show_away(ask: Ask, ledger: Ledger) -> Reply:
    """Also the next page of it, which takes the place of the one before."""
    card = _away(ask, ledger, number_in(ask.about) or 1)
    return Replace(card) if ask.about and Place.read(ask.place).name == "away" else Show(card)


def drawn(ask: Ask, ledger: Ledger, place: Place) -> Card | None:
    """The card at this place as it is now; None if it is no such place."""
    match place.name:
        case "settings":
            return _settings(ask, ledger)
        case "away":
            return _away(ask, ledger, place.page)
        case _:
            return None


def _settings(ask: Ask, ledger: Ledger) -> Card:
    policy = ledger.policies.get().policy
    return settings.card(ledger.preferences.of(ask.who.id), policy, Away.of(ledger, ask.who))


def _away(ask: Ask, ledger: Ledger, page: int) -> Card:
    return away.card(Away.of(ledger, ask.who, everybodys=ask.who.holds(Role.PLT)), page)
