"""The sentences of a month's “Is anybody better off?”, and what they are picked from; for a moderator those that wait for their
eyes."""

from datetime import date

from cards import sentences as cards
from cards.elements import Card
from cards.places import Place
from cards.replies import Replace, Reply, Show
from cards.sentences import Picking
from domain.person import holds_inside
from domain.programme import month_named
from domain.reporting import newest_due, reported
from domain.sentence import EYES, may_decide, sees_statements
from handlers import load_sentence
from handlers.ask import Ask, number_in
from storage.history import Entry
from storage.ledger import Ledger
from storage.lists import PAGE
from storage.statements import statements


def show(ask: Ask, ledger: Ledger) -> Reply:
    """Of the month that was typed or pressed, or of the newest that is due."""
    named, _, page = (ask.words if ask.knock.kind == "command" else ask.about).partition(":")
    card = _card(ask, ledger, named, number_in(page) or 1)
    return Replace(card) if Place.read(ask.place).name == cards.BETTER else Show(card)


def drawn(ask: Ask, ledger: Ledger, place: Place) -> Card | None:
    """The card at this place as it is now; None if it is no such place."""
    return _card(ask, ledger, place.rest, place.page) if place.name == cards.BETTER else None


def _card(ask: Ask, ledger: Ledger, named: str, page: int) -> Card:
    if not holds_inside(ask.who, *EYES) and not sees_statements(ask.who):
        raise load_sentence.unseen()
    if not sees_statements(ask.who):
        found = [one for one in ledger.sentences.waiting() if may_decide(ask.who, one)]
        return cards.waiting(found, load_sentence.view(ask, ledger, *found))
    return _of_month(ask, ledger, _month(ask, ledger, named), page)


def _month(ask: Ask, ledger: Ledger, named: str) -> date:
    rounds = ledger.rounds.all()
    month = month_named(named) if named.strip() else newest_due(rounds, ask.today)
    if month is None or month not in reported(rounds, ask.today):
        raise load_sentence.unseen()
    return month


def _of_month(ask: Ask, ledger: Ledger, month: date, page: int) -> Card:
    """Reading what was said is written down, as it reaches beyond one's own work."""
    said, found = statements(ledger.connection, month), ledger.sentences.of_month(month)
    pages = cards.pages_of(len(said))
    page = min(page, pages)
    ledger.record(
        Entry.by(ask.who, load_sentence.role(ask), "listed", f"list:{cards.BETTER}", None, {"statements": len(said)})
    )
    picking = Picking(month, found, said[(page - 1) * PAGE : page * PAGE], page, pages)
    return cards.card(picking, load_sentence.view(ask, ledger, *found))
