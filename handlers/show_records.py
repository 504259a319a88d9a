"""The auditors with their records, for the PLT and the council's moderators; and everybody's own."""

from collections.abc import Sequence

from cards import records as cards
from cards.elements import Card
from cards.places import Place
from cards.records import RecordSheet
from cards.replies import Replace, Reply, Show
from cards.view import View
from domain.judging import is_blind
from domain.person import AUDITORS, Person
from domain.record import Record, is_core, may_see, may_see_all, without
from domain.refusal import Refusal
from handlers.ask import Ask, number_in
from storage.audit_lists import to_judge_again
from storage.history import Entry
from storage.ledger import Ledger
from storage.lists import PAGE
from storage.records import records

UNSEEN = "There is no record of an auditor that you can see there. “/audits record” shows your own, if you audit."


def show_all(ask: Ask, ledger: Ledger) -> Reply:
    """Also the next page of it, and the way back from a record."""
    card = all_of_them(ask, ledger, number_in(ask.about) or 1)
    return Replace(card) if Place.read(ask.place).name in (cards.AUDITORS, cards.ONE) else Show(card)


def show(ask: Ask, ledger: Ledger) -> Reply:
    """The one that is named, in place of the list; or one's own."""
    place = Place.read(ask.place)
    card = one_of(ask, ledger, auditor(ask, ledger, ask.about))
    return Replace(card) if place.name == cards.AUDITORS else Show(card)


def drawn(ask: Ask, ledger: Ledger, place: Place) -> Card | None:
    """The card at this place as it is now; None if it is no such place."""
    if place.name == cards.AUDITORS:
        return all_of_them(ask, ledger, place.page)
    if place.name == cards.ONE and place.rows:
        return one_of(ask, ledger, auditor(ask, ledger, str(place.rows[0])))
    return None


def auditor(ask: Ask, ledger: Ledger, named: str) -> Person:
    """Whoever audits or has audited, if the asker may see it; one's own where nobody is named."""
    number = number_in(named) if named else ask.who.id
    person = ledger.people.get(number) if number is not None else None
    if person is None or not may_see(ask.who, person):
        raise Refusal(UNSEEN)
    if person.roles.isdisjoint(AUDITORS) and not records(ledger.connection, [person.id])[person.id].audits:
        raise Refusal(UNSEEN)
    return person


def all_of_them(ask: Ask, ledger: Ledger, page: int) -> Card:
    """Reading it is written down, as it reaches beyond one's own work."""
    if not may_see_all(ask.who):
        raise Refusal(UNSEEN)
    people = everybody(ledger)
    shown = [p.id for p in people[(page - 1) * PAGE : page * PAGE]] or [p.id for p in people[:PAGE]]
    ledger.record(Entry.by(ask.who, "reader", "listed", "list:auditors", None, {"auditors": len(people)}))
    return cards.auditors(people, _records(ask, ledger, shown), page, _view(ask, ledger, people))


def everybody(ledger: Ledger) -> list[Person]:
    """All who audit and work here: the core group first, each by name."""
    return sorted(ledger.people.holding(*AUDITORS), key=lambda person: (not is_core(person), person.name, person.id))


def one_of(ask: Ask, ledger: Ledger, person: Person) -> Card:
    if person.id != ask.who.id:
        ledger.record(Entry.by(ask.who, "reader", "opened", f"person:{person.id}", None, {"record": True}))
    told = ledger.competences.of(person.id)
    sheet = RecordSheet(person, _records(ask, ledger, [person.id])[person.id], told)
    return cards.card(sheet, _view(ask, ledger, [person], [one.by for one in told]))


def _records(ask: Ask, ledger: Ledger, auditors: Sequence[int]) -> dict[int, Record]:
    """As much of them as the asker may know: nothing of how those were judged that they are still to judge a second time."""
    again = to_judge_again(ledger.audits, ask.who.selves)
    untold = frozenset(audit.id for audit in again if is_blind(ask.who, audit))
    return {number: without(record, untold) for number, record in records(ledger.connection, auditors).items()}


def _view(ask: Ask, ledger: Ledger, people: Sequence[Person], also: Sequence[int] = ()) -> View:
    return View.of(ledger, ask.who, ask.today, (), {*(person.id for person in people), *also})
