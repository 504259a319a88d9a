"""Who should know of a cover: both of them, and never who arranged it."""

from collections.abc import Iterable

from domain.absence import Absence
from handlers.ask import Ask
from storage.ledger import Ledger


def arranged(ask: Ask, ledger: Ledger, before: Absence | None, number: int, now: Absence, entry: int) -> None:
    """The two it is about; and whoever was to cover before. `number`: the absence's, `entry`: its entry's in the history."""
    if before and before.cover_id != now.cover_id:
        _put(ask, ledger, "cover-ended", entry, [before.cover_id], _two(before))
    _put(ask, ledger, "cover-set", entry, [now.person_id, now.cover_id], {"absence": number})


def ended(ask: Ask, ledger: Ledger, before: Absence, left: Absence | None, entry: int) -> None:
    last = left.last_day.isoformat() if left else None
    _put(ask, ledger, "cover-ended", entry, [before.person_id, before.cover_id], _two(before) | {"last": last})


def _two(absence: Absence) -> dict[str, object]:
    return {"person": absence.person_id, "cover": absence.cover_id}


def _put(ask: Ask, ledger: Ledger, kind: str, entry: int, people: Iterable[int], about: dict[str, object]) -> None:
    for person in people:
        if person != ask.who.id:
            ledger.outbox.put(kind, f"person:{person}", f"{kind}:{entry}:{person}", about | {"by": ask.who.id})
