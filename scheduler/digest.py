"""The daily digest: one message a person, and only where there is something to say; what it says is drawn when it goes."""

from storage.agenda import agenda
from storage.ledger import Ledger
from storage.undelivered import digest_key


def run(ledger: Ledger, hour: int, only: int | None = None) -> None:
    """Everybody whose digest goes at this hour today; or this one person, who has changed when theirs does."""
    day = ledger.today.day
    due = sorted(agenda(ledger, ledger.policy).digests(hour).items())
    contents = ((person, {"day": day.isoformat(), **({"alone": True} if alone else {})}) for person, alone in due)
    found = ((f"person:{p}", digest_key(p, day), content) for p, content in contents if only in (None, p))
    ledger.outbox.put_many("digest", found)
