"""Who hears of a month's report: those who wrote in it, that somebody has signed it off and it can be posted."""

from cards.report_notices import SIGNED
from domain.report import Report
from handlers.ask import Ask
from storage.ledger import Ledger
from storage.staff import some


def signed(ask: Ask, ledger: Ledger, one: Report) -> None:
    """Today's cover of whoever is away, nobody who has left, and never who did it."""
    staff = some(ledger.people, one.writers, ledger.absences.stand_ins(ledger.today.day))
    month = f"{one.month:%Y-%m}"
    for person in sorted(staff.hear(one.writers)):
        if person != ask.who.id:
            key = f"{SIGNED}:{month}:{one.edition}.v{one.version}:{person}"
            ledger.outbox.put(SIGNED, f"person:{person}", key, {"month": month})
