"""Who has read how an audit was first moderated: they cannot moderate it a second time without knowing, and are not asked to."""

from cards.history import actors
from domain.audit import Audit
from storage.ledger import Ledger


def readers(ledger: Ledger, audit: Audit) -> frozenset[int]:
    """All who have opened it since it was moderated, but for what they read while a second moderation was with them."""
    found: set[int] = set()
    asked: object = None
    told = ledger.history.of(audit.reference)
    judged = next((kept.id for kept in told if kept.entry.after.get("admissibility")), 0)
    for kept in told:
        asked = kept.entry.after.get("second_id", asked)
        if kept.id > judged and kept.entry.verb == "opened":
            found |= {person for person in actors(kept) if person != asked}
    return frozenset(found)
