"""Who should know what happens to audits: a notice to those concerned, to today's cover of whoever is away, and never to
who did it."""

from collections.abc import Iterable, Sequence

from domain.audit import Audit
from handlers.ask import Ask
from storage.ledger import Ledger
from storage.staff import some


def put(
    ask: Ask, ledger: Ledger, kind: str, audits: Sequence[Audit], people: Iterable[int | None], **ids: int | None
) -> None:
    """One notice a person; its key holds what it is about, so that the same thing is not said twice."""
    known = {p for p in people if p is not None}
    staff = some(ledger.people, known, ledger.absences.stand_ins(ledger.today.day))
    told = staff.present(p for p in known if staff.works(p))
    mark = "+".join(f"{audit.reference}.v{audit.version}" for audit in audits)
    more = "-".join(str(number) for number in ids.values())
    content = {"audits": [audit.id for audit in audits], "by": ask.who.id, **ids}
    for person in sorted(told - {ask.who.id}):
        ledger.outbox.put(kind, f"person:{person}", f"{kind}:{mark}:{more}:{person}", content)
