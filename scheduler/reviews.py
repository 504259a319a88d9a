"""An overdue review of a case of concern: a working day after it was due the director is told, once for each due date."""

from domain.concern import Concern
from domain.waiting_concern import hears_of_review
from storage.history import Entry, State
from storage.ledger import Ledger
from storage.summons import REVIEW


def is_due(ledger: Ledger) -> bool:
    return bool(ledger.concerns.review_overdue(ledger.today.day))


def run(ledger: Ledger) -> None:
    """From the first working day after it on, so that one missed is made up for."""
    for concern in ledger.concerns.review_overdue(ledger.today.day):
        _tell(ledger, concern)


def _tell(ledger: Ledger, concern: Concern) -> None:
    seniors, away = ledger.people.seniors(), ledger.absences.stand_ins(ledger.today.day)
    people = sorted({away.get(person, person) for person in hears_of_review(concern, seniors, away)})
    if not people:
        return
    key = f"{REVIEW}:{concern.reference}:{concern.review_due}"
    for person in people:
        ledger.outbox.put(REVIEW, f"person:{person}", f"{key}:{person}", {"concern": concern.id})
    after = concern.told_of_review(ledger.today.day)
    said: State = {"version": after.version, "meant": [f"person:{person}" for person in people]}
    entry = Entry("program", "program", "review overdue", concern.reference, {"version": concern.version}, said)
    ledger.save_concern(concern, after, entry)
