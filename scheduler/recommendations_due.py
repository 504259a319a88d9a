"""A recommendation that falls due is said to its owner once more, on that day or the next working day after it."""

from domain.recommendation import Recommendation
from scheduler.of_recommendations import KIND
from storage.ledger import Ledger
from storage.meant import RECOMMENDATION, about


def is_due(ledger: Ledger) -> bool:
    return bool(_due(ledger))


def run(ledger: Ledger) -> None:
    for one, owner in _due(ledger):
        _put(ledger, one, owner)


def _due(ledger: Ledger) -> list[tuple[Recommendation, int]]:
    """Those whose report was posted, with their owners."""
    found = ledger.recommendations.open()
    return [(one, one.owner_id) for one in found if one.is_posted and one.owner_id and one.due <= ledger.today.day]


def _put(ledger: Ledger, one: Recommendation, owner: int) -> None:
    """Once for each date; to whoever stands in for the owner today."""
    to = ledger.absences.stand_ins(ledger.today.day).get(owner, owner)
    key = f"{KIND}:{one.reference}:due {one.due}"
    ledger.outbox.put(KIND, f"person:{to}", f"{key}:{to}", {**about({owner: [one.id]}, RECOMMENDATION), "key": key})
