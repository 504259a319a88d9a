"""The daily digest: one message a person, and only where there is something to say; what it says is drawn when it goes."""

from storage.agenda import agenda
from storage.ledger import Ledger


def run(ledger: Ledger, hour: int) -> None:
    """Everybody whose digest goes at this hour today."""
    day = ledger.today.day.isoformat()
    due = sorted(agenda(ledger, ledger.policy).digests(hour).items())
    contents = ((person, {"day": day, "alone": True} if alone else {"day": day}) for person, alone in due)
    ledger.outbox.put_many("digest", ((f"person:{p}", f"digest:{p}:{day}", content) for p, content in contents))
