"""A case of concern that a cover has closed: in whose place they did is told so, once, on the first working day they
are back, or on the next where that day's were told already."""

from cards.concern_news import KIND, What
from domain.concern import Concern
from scheduler.alone import alone
from storage.history import Entry, State
from storage.ledger import Ledger


def is_due(ledger: Ledger) -> bool:
    return bool(_of_those_who_are_back(ledger))


def run(ledger: Ledger) -> None:
    for concern in _of_those_who_are_back(ledger):
        alone(_tell, ledger, concern)


def _of_those_who_are_back(ledger: Ledger) -> list[Concern]:
    found = ledger.concerns.closed_by_covers()
    away = ledger.absences.stand_ins(ledger.today.day) if found else {}
    return [concern for concern in found if concern.closed_in_place_of not in away]


def _tell(ledger: Ledger, concern: Concern) -> None:
    head = f"person:{concern.closed_in_place_of}"
    content = {"concern": concern.id, "what": str(What.CLOSED), "by": concern.closed_by, "note": None, "action": ""}
    content["in_place_of"] = concern.closed_in_place_of
    ledger.outbox.put(KIND, head, f"{KIND}:{concern.reference}:v{concern.version}:back:{head}", content)
    after = concern.told_of_closing(ledger.today.day)
    said: State = {"version": after.version, "meant": [head]}
    entry = Entry("program", "program", "closing told", concern.reference, {"version": concern.version}, said)
    ledger.save_concern(concern, after, entry)
