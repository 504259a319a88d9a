"""Audits whose auditor has answered that it is a case of concern, and has not raised it: nobody knows of it but they."""

from collections.abc import Collection

from domain.audit import Audit
from domain.draft import is_unraised
from domain.judging import AuditVerb, may, might
from domain.person import Actor
from storage.ledger import Ledger


def unraised(ledger: Ledger, auditors: Collection[int] | None = None) -> list[Audit]:
    """Those of these people, or of everybody, also in a round that is closed; read from what is begun and not submitted."""
    numbers = [draft.audit_id for draft in ledger.drafts.every(auditors) if is_unraised(draft.answers)]
    return [audit for audit in ledger.audits.some(numbers) if _is_open(ledger, audit)]


def unraised_of(ledger: Ledger, found: Collection[Audit], reader: Actor) -> frozenset[int]:
    """Which of these are the reader's own and such."""
    own = [a for a in found if may(reader, AuditVerb.SUBMIT, a) or (a.is_shut and might(reader, AuditVerb.SUBMIT, a))]
    return frozenset(a.id for a in own if is_unraised(ledger.drafts.of(a).answers) and _is_open(ledger, a))


def is_unraised_yet(ledger: Ledger, audit: Audit) -> bool:
    return is_unraised(ledger.drafts.of(audit).answers) and not ledger.concerns.of_audit(audit.id)


def _is_open(ledger: Ledger, audit: Audit) -> bool:
    """Whether its draft is its auditor's, and nobody has raised it elsewhere: a round that is closed settles nothing."""
    return bool(ledger.drafts.of(audit).version) and not ledger.concerns.of_audit(audit.id)
