"""The weekly roll-up: to each head of service, and to the PLT, on the week's first working day; drawn when it goes."""

from collections.abc import Iterator, Mapping
from typing import Any

from cards import roll_up as cards
from cards.elements import Card
from cards.roll_up import KIND, DrawBars
from cards.view import View
from domain.person import Actor, Role
from domain.roll_up import RollUp
from scheduler.daily import is_todays
from storage.ledger import Ledger
from storage.roll_ups import roll_up_for


def run(ledger: Ledger) -> None:
    """One notice for each reader, or for whoever covers for them today; a reader in two roles gets one that says all."""
    day = ledger.today.day
    stand_ins = ledger.absences.stand_ins(day)
    for person in sorted({stand_ins.get(reader, reader) for reader in _readers(ledger)}):
        ledger.outbox.put(KIND, f"person:{person}", f"{KIND}:{person}:{day}", {"day": day.isoformat()})


def card(ledger: Ledger, reader: Actor, content: Mapping[str, Any], draw: DrawBars | None) -> Card | None:
    """None where its day is over, as the next one says everything, or where there is nothing to say."""
    if not is_todays(content, ledger.today.day):
        return None
    found = roll_up_for(ledger, reader)
    if found.is_empty:
        return None
    view = View.of(ledger, reader, ledger.today.day, (), _managers(found))
    return cards.card(found, view, draw)


def _readers(ledger: Ledger) -> Iterator[int]:
    yield from (person.id for person in ledger.people.holding(Role.PLT))
    yield from (team.head_id for team in ledger.people.teams() if team.head_id is not None)


def _managers(found: RollUp) -> set[int | None]:
    return {of.manager_id for service in found.services for of in service.managers}
