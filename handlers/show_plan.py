"""The annual plan of practice improvement: of the year that is named, or of this one; drawn anew, and again after a change."""

from cards import annual_plan as cards
from cards.elements import Card
from cards.places import Place
from cards.replies import Replace, Reply, Show
from cards.view import View
from domain.recommendation import year_of
from domain.refusal import Refusal
from domain.reporting import READERS
from handlers import load_report
from handlers.ask import Ask, number_in
from storage.ledger import Ledger
from storage.plan_sheets import plan_of

PREFIX = "plan:"
YEARS = range(2000, 2200)
_YEAR = "Write the year in which the plan begins, as in “/summary plan 2017” for April 2017 to March 2018."


def show(ask: Ask, ledger: Ledger) -> Reply:
    return Show(_card(ask, ledger, asked_for(ask), 1))


def turn(ask: Ask, ledger: Ledger) -> Reply:
    """To another page, or another year."""
    return Replace(_card(ask, ledger, asked_for(ask), number_in(ask.about.partition(" ")[2]) or 1))


def drawn(ask: Ask, ledger: Ledger, place: Place) -> Card | None:
    """The card at this place as it is now; None if it is no such place, or not theirs to see any more."""
    year = number_in(place.rest)
    if place.name != cards.NAME or year is None or year not in YEARS or not ask.who.holds(*READERS):
        return None
    return _card(ask, ledger, year, place.page)


def asked_for(ask: Ask) -> int:
    """The year that a button or what was typed names; a refusal for those who read no report."""
    if not ask.who.holds(*READERS):
        raise load_report.unseen()
    named = ask.about.removeprefix(PREFIX).partition(" ")[0] or ask.words.strip()
    year = number_in(named) if named else year_of(ask.today)
    if year is None or year not in YEARS:
        raise Refusal(_YEAR)
    return year


def _card(ask: Ask, ledger: Ledger, year: int, page: int) -> Card:
    return cards.card(plan_of(ledger, year, ask.who), page, View.of(ledger, ask.who, ask.today, ()))
