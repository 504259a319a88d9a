"""What could not be delivered is reported to the PLT: from this hour on it stands in their digests of today."""

from storage.ledger import Ledger


def run(ledger: Ledger) -> None:
    ledger.failures.report(ledger.today.day)
    ledger.unreached.report(ledger.today.day)
