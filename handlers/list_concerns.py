"""The register of cases of concern: those that the asker may see, and nothing of whether there are others."""

from cards import concerns as cards
from cards.concern_view import of_concerns
from cards.elements import Card
from cards.places import Place
from cards.replies import Replace, Reply, Show
from domain.oversight import standings
from domain.person import Role
from handlers.ask import Ask, number_in
from handlers.teams_to_raise_for import teams_to_raise_for
from storage.concern_lists import Register, actions_of, register
from storage.history import Entry
from storage.ledger import Ledger


def show_open(ask: Ask, ledger: Ledger) -> Reply:
    return Show(_fresh(ask, ledger, 1, closed=False))


def show_closed(ask: Ask, ledger: Ledger) -> Reply:
    return Show(_fresh(ask, ledger, 1, closed=True))


def turn_page(ask: Ask, ledger: Ledger) -> Reply:
    """The page takes the place of the one before; from anywhere else the register opens."""
    number, _, which = ask.about.partition(" ")
    card = _fresh(ask, ledger, number_in(number) or 1, closed=which == cards.CLOSED)
    return Replace(card) if Place.read(ask.place).name == cards.REGISTER else Show(card)


def again(ask: Ask, ledger: Ledger, place: Place) -> Card:
    """The same rows in the same order, each as it is now."""
    closed, seniors = place.rest == cards.CLOSED, ledger.people.seniors()
    now = register(ledger.concerns, ask.who, ask.today, place.page, closed=closed)
    rows = tuple(c for c in ledger.concerns.some(place.rows) if standings(ask.who, c, seniors))
    return _draw(ask, ledger, Register(rows, place.page, now.total) if rows else now, closed=closed)


def _fresh(ask: Ask, ledger: Ledger, number: int, *, closed: bool) -> Card:
    page = register(ledger.concerns, ask.who, ask.today, number, closed=closed)
    if ask.who.holds(Role.PLT, Role.DIRECTOR):
        ledger.record(Entry.by(ask.who, "reader", "listed", "list:concerns", None, {"concerns": page.total}))
    return _draw(ask, ledger, page, closed=closed)


def _draw(ask: Ask, ledger: Ledger, page: Register, *, closed: bool) -> Card:
    theirs = actions_of(ledger, page.concerns)
    view = of_concerns(ledger, ask.who, page.concerns)
    others = not page.concerns and register(ledger.concerns, ask.who, ask.today, closed=not closed).total > 0
    return cards.register(
        page, theirs, view, closed=closed, any_others=others, may_raise=bool(teams_to_raise_for(ask.who, ledger))
    )
