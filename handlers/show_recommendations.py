"""The open recommendations that somebody sees, and one of them with its progress; drawn anew, and again after a change."""

from cards import recommendations as cards
from cards.elements import Card
from cards.places import Place
from cards.recommendations import RecommendationSheet
from cards.replies import Replace, Reply, Show
from cards.view import View
from domain.person import Role
from domain.recommendation import Recommendation, RecommendationVerb, may
from domain.refusal import Refusal
from domain.reporting import READERS
from handlers import load_recommendation
from handlers.ask import Ask, number_in
from storage.ledger import Ledger


def show(ask: Ask, ledger: Ledger) -> Reply:
    return Show(_every(ask, ledger, 1))


def turn_page(ask: Ask, ledger: Ledger) -> Reply:
    return Replace(_every(ask, ledger, number_in(ask.about) or 1))


def show_one(ask: Ask, ledger: Ledger) -> Reply:
    return Show(_card(ask, ledger, load_recommendation.recommendation(ask, ledger, RecommendationVerb.SEE)))


def open_one(ask: Ask, ledger: Ledger) -> Reply:
    """In place of the list."""
    card = _card(ask, ledger, load_recommendation.recommendation(ask, ledger, RecommendationVerb.SEE))
    return Replace(card) if Place.read(ask.place).name == cards.LIST else Show(card)


def drawn(ask: Ask, ledger: Ledger, place: Place) -> Card | None:
    """The card at this place as it is now; None if it is no such place, or nothing that the asker may see."""
    if place.name == cards.LIST:
        return _every(ask, ledger, place.page)
    found = ledger.recommendations.get(place.rows[0]) if place.name == cards.ONE and place.rows else None
    return _card(ask, ledger, found) if found and _sees(ask, ledger, found) else None


def seen(ask: Ask, ledger: Ledger) -> list[Recommendation]:
    services = ledger.people.services_around(ask.who)
    return [one for one in ledger.recommendations.open() if may(ask.who, RecommendationVerb.SEE, one, services)]


def _sees(ask: Ask, ledger: Ledger, one: Recommendation) -> bool:
    return may(ask.who, RecommendationVerb.SEE, one, ledger.people.services_around(ask.who))


def _every(ask: Ask, ledger: Ledger, page: int) -> Card:
    found = seen(ask, ledger)
    if not found and not ask.who.holds(*READERS):
        raise Refusal("You see no recommendations. Those who answer for teams and services do.")
    view = View.of(ledger, ask.who, ask.today, (), {one.owner_id for one in found})
    return cards.every(found, page, view, may_add=ask.who.holds(Role.PLT))


def _card(ask: Ask, ledger: Ledger, one: Recommendation) -> Card:
    notes, told = ledger.recommendation_notes.of(one.id), ledger.history.of(one.reference)
    sheet = RecommendationSheet(one, notes, told)
    return cards.card(sheet, View.of(ledger, ask.who, ask.today, (), sheet.people))
