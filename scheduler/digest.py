"""The daily digest: one message a person, and only where there is something to say; what it says is drawn when it goes."""

from storage.agenda import agenda
from storage.ledger import Ledger


def run(ledger: Ledger, hour: int) -> None:
    """Everybody whose digest goes at this hour today."""
    day = ledger.today.day.isoformat()
    for person, warnings_alone in sorted(agenda(ledger, ledger.policy).digests(hour).items()):
        content = {"day": day, "alone": True} if warnings_alone else {"day": day}
        ledger.outbox.put("digest", f"person:{person}", f"digest:{person}:{day}", content)
