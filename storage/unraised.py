"""Audits of which it was answered that it is a case of concern, and it is not raised: nobody knows of it but whoever has said so.
They hear of it each day; and where they cannot be asked any more, the Practice Learning Team does."""

from collections.abc import Collection

from domain.audit import Audit
from domain.draft import is_unraised, is_untold
from domain.judging import AuditVerb, may, might
from domain.person import Actor
from domain.unraised import Unraised
from storage.ledger import Ledger
from storage.staff import some


def unraised(ledger: Ledger) -> list[Unraised]:
    """All of them, also in a round that is closed, and whoever has the audit now; read from what is begun, and from what stays of
    that after submission."""
    drafts = {draft.audit_id: draft for draft in ledger.drafts.of_concern() if is_untold(draft.answers)}
    audits = [audit for audit in ledger.audits.some(list(drafts)) if not ledger.concerns.of_audit(audit.id)]
    return [one for audit in audits if (one := Unraised.of(audit, drafts[audit.id]))]


def unraised_for(ledger: Ledger, reader: Actor) -> list[Unraised]:
    """Those that this reader hears of, or whom they stand in for."""
    found = unraised(ledger)
    if not found:
        return []
    staff = some(ledger.people, {who for one in found for who in (one.audit.auditor_id, one.said_by) if who}, {})
    return [one for one in found if one.heard_by(staff) & reader.selves]


def unraised_of(ledger: Ledger, found: Collection[Audit], reader: Actor) -> frozenset[int]:
    """Which of these are the reader's own and such."""
    own = [a for a in found if may(reader, AuditVerb.SUBMIT, a) or (a.is_shut and might(reader, AuditVerb.SUBMIT, a))]
    such = [a.id for a in own if is_unraised(ledger.drafts.of(a).answers)]
    return frozenset(number for number in such if not ledger.concerns.of_audit(number))


def unraised_in(ledger: Ledger, audit: Audit) -> Unraised | None:
    """What is found in this one and not raised."""
    return None if ledger.concerns.of_audit(audit.id) else Unraised.of(audit, ledger.drafts.of(audit))
