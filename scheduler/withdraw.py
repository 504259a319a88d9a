"""Exported files don't stay for ever: some hours after it was sent, each is taken back from the chat platform."""

from datetime import datetime, timedelta

from storage import files
from storage.ledger import Ledger


def is_due(ledger: Ledger) -> bool:
    return files.any_sent_by(ledger.connection, _limit(ledger))


def run(ledger: Ledger) -> None:
    found = files.sent_by(ledger.connection, _limit(ledger))
    for number, sent_at in found.items():
        # A recipient of its own: it must not wait behind messages to somebody whom nothing reaches. A file that an operator
        # had sent once more is taken back once more.
        key = f"withdraw:{number}:{sent_at.isoformat()}"
        ledger.outbox.put("withdraw", f"file:{number}", key, {"of": number})
    files.withdraw(ledger.connection, found.keys(), ledger.today.day)


def _limit(ledger: Ledger) -> datetime:
    return ledger.now - timedelta(hours=ledger.policy.keep_files_in_hours)
