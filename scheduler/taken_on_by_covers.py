"""A case of concern that a cover has said they have: for whom they did hears of it too, once, on the first working day they are
back, or on the next where that day's were told already."""

from cards.concern_news import KIND, What
from domain.concern import Concern
from domain.oversight import answerable
from scheduler.alone import alone
from storage.history import Entry, State
from storage.ledger import Ledger


def is_due(ledger: Ledger) -> bool:
    return any(_back(ledger, concern) for concern in ledger.concerns.had_by_covers())


def run(ledger: Ledger) -> None:
    for concern in ledger.concerns.had_by_covers():
        alone(_tell, ledger, concern)


def _back(ledger: Ledger, concern: Concern) -> dict[int, int | None]:
    """Who was away when it was put, is here now and still answers for it; and who has it in their place."""
    seniors, away = ledger.people.seniors(), ledger.absences.stand_ins(ledger.today.day)
    return {
        person: duty.by
        for capacity, duty in concern.duties.items()
        for person in answerable(capacity, concern.team, seniors)
        if duty.waits_for(person) and person not in away
    }


def _tell(ledger: Ledger, concern: Concern) -> None:
    for person, by in _back(ledger, concern).items():
        to = f"person:{person}"
        content = {"concern": concern.id, "what": str(What.TAKEN_ON), "by": by, "in_place_of": person}
        ledger.outbox.put(KIND, to, f"{KIND}:{concern.reference}:v{concern.version}:back:{to}", content)
        after = concern.handed_back(person)
        said: State = {"version": after.version, "meant": [to]}
        entry = Entry(
            "program", "program", "told as they are back", concern.reference, {"version": concern.version}, said
        )
        ledger.save_concern(concern, after, entry)
        concern = after
