"""For whom open cases of concern wait, from the database as it is now: covers in the place of those who are away."""

from collections.abc import Mapping

from domain.concern import Concern
from domain.waiting_concern import Why, waits_for
from storage.ledger import Ledger

Waiting = tuple[Concern, Mapping[Why, frozenset[int]]]


def waiting(ledger: Ledger) -> list[Waiting]:
    """Those that wait for anybody today: read from the open ones alone."""
    found = ledger.concerns.open()
    if not found:
        return []
    seniors, away = ledger.people.seniors(), ledger.absences.stand_ins(ledger.today.day)
    with_action = ledger.concerns.with_action(found)
    told: list[Waiting] = []
    for concern in found:
        has_action = concern.reference in with_action
        whys = waits_for(concern, ledger.today.day, seniors, away, has_action=has_action)
        present = {why: frozenset(away.get(p, p) for p in people) for why, people in whys.items()}
        told += [(concern, present)] if present else []
    return told


def readers(ledger: Ledger) -> frozenset[int]:
    """All for whom one waits."""
    return frozenset(person for _, whys in waiting(ledger) for people in whys.values() for person in people)
