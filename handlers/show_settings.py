"""What somebody can set for themselves, and when they are away; drawn anew, and again after a change."""

from cards import away
from cards.away import Away
from cards.elements import Card
from cards.places import Place
from cards.replies import Replace, Reply, Show
from domain.person import Role
from handlers.ask import Ask, number_in
from storage.ledger import Ledger


def show_away(ask: Ask, ledger: Ledger) -> Reply:
    """Also the next page of it, which takes the place of the one before."""
    card = drawn(ask, ledger, Place("away", number_in(ask.about) or 1))
    turned = ask.about and Place.read(ask.place).name == "away"
    return Replace(card) if card and turned else Show(card or Card(""))


def drawn(ask: Ask, ledger: Ledger, place: Place) -> Card | None:
    """The card at this place as it is now; None if it is no such place."""
    if place.name == "away":
        return away.card(Away.of(ledger, ask.who, everybodys=ask.who.holds(Role.PLT)), place.page)
    return None
