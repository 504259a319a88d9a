"""What becomes of a round is told to those who have audits to do in it; with its day for the audits theirs moves."""

from collections import defaultdict
from collections.abc import Sequence

from domain.audit import Audit, Stage
from domain.audit_round import AuditRound
from handlers import load_audit, tell_audit
from handlers.ask import Ask
from storage.audit_lists import of_round
from storage.ledger import Ledger


def turned(ask: Ask, ledger: Ledger, kind: str, of: AuditRound) -> None:
    """One message each."""
    _tell(ask, ledger, kind, _to_do(ledger, of), of)


def moved(ask: Ask, ledger: Ledger, before: AuditRound, after: AuditRound) -> None:
    """Those that were due on the round's day are due on its new one; a day of their own stays."""
    if before.audits_due in (None, after.audits_due):
        return
    found = []
    for audit in (a for a in _to_do(ledger, before) if a.due == before.audits_due):
        done = audit.changed(due=after.audits_due)
        ledger.save_audit(audit, done, load_audit.entry(ask, "due date changed with its round", audit, done))
        found.append(done)
    _tell(ask, ledger, "audits-moved", found, after)


def _to_do(ledger: Ledger, of: AuditRound) -> list[Audit]:
    return [audit for audit in of_round(ledger.audits, of.id) if audit.stage is Stage.TO_DO]


def _tell(ask: Ask, ledger: Ledger, kind: str, found: Sequence[Audit], of: AuditRound) -> None:
    theirs: dict[int | None, list[Audit]] = defaultdict(list)
    for audit in found:
        theirs[audit.auditor_id].append(audit)
    for auditor, audits in theirs.items():
        tell_audit.put(ask, ledger, kind, audits, [auditor], round=of.version)
