"""The programme of rounds, and one of them with how far it has come; drawn anew, and again after a change."""

from collections.abc import Iterable

from cards import rounds as cards
from cards.elements import Card
from cards.history import actors
from cards.places import Place
from cards.replies import Replace, Reply, Show
from cards.rounds import RoundSheet
from cards.view import View
from domain.audit_round import AuditRound
from domain.figures import Figures, figures
from domain.programme import month_named
from domain.progress import course
from handlers import load_round
from handlers.ask import Ask
from storage.audit_lists import of_round
from storage.ledger import Ledger


def show(ask: Ask, ledger: Ledger) -> Reply:
    """With a month, that one; without, all."""
    if ask.words:
        return Show(sheet(ask, ledger, load_round.one(ask, ledger, reading=True)))
    return Show(programme(ask, ledger))


def show_all(ask: Ask, ledger: Ledger) -> Reply:
    """In place of the round or the themes that it was pressed on."""
    card = programme(ask, ledger)
    return Replace(card) if ask.place else Show(card)


def show_one(ask: Ask, ledger: Ledger) -> Reply:
    """In place of the programme."""
    return Replace(sheet(ask, ledger, load_round.one(ask, ledger, reading=True)))


def drawn(ask: Ask, ledger: Ledger, place: Place) -> Card | None:
    """The card at this place as it is now; None if it is no such place."""
    if place.name == cards.PROGRAMME:
        return programme(ask, ledger)
    if place.name != cards.ONE:
        return None
    month = month_named(place.rest)
    found = ledger.rounds.of_month(month) if month else None
    load_round.only_readers(ask)
    return sheet(ask, ledger, found) if found else programme(ask, ledger)


def programme(ask: Ask, ledger: Ledger) -> Card:
    load_round.only_readers(ask)
    rounds = ledger.rounds.all()
    left = {one.id: course(one, of_round(ledger.audits, one.id)).left for one in rounds if one.is_open}
    return cards.programme(rounds, left, _view(ask, ledger))


def sheet(ask: Ask, ledger: Ledger, one: AuditRound) -> Card:
    """Its figures are those that were posted, or else as they are now."""
    audits = of_round(ledger.audits, one.id)
    posted = Figures.of_values(one.figures) if one.figures else None
    now = figures(audits)
    services = {room.id: room.name for room in ledger.channels.all() if room.kind == "service"}
    told = ledger.history.of(f"round:{one.reference}")
    known = posted or (now if now.moderated else None)
    also = {who for kept in told for who in actors(kept)}
    return cards.card(RoundSheet(one, course(one, audits), known, services, told), _view(ask, ledger, also))


def _view(ask: Ask, ledger: Ledger, also: Iterable[int | None] = ()) -> View:
    return View.of(ledger, ask.who, ask.today, (), also)
