"""Audits that are to do and late or nearly due, read from those that are to do alone: those of a closed round ask for nothing."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import bindparam, select, text

from domain.audit import Audit
from storage.audit_lists import TO_DO
from storage.audits import FULL, Audits
from storage.ledger import Ledger
from storage.tables import audits, rounds

_CLOSED = select(rounds.c.id).where(text("rounds.state = 'closed'"))
_ALL = FULL.where(TO_DO, audits.c.due <= bindparam("by"), audits.c.round_id.not_in(_CLOSED)).order_by(
    audits.c.due, audits.c.id
)
_OF = _ALL.where(audits.c.auditor_id.in_(bindparam("ids", expanding=True)))


def with_whom(ledger: Ledger, found: Iterable[Audit]) -> dict[int, int | None]:
    """By audit, who is to do it: nobody where its auditor was exempted from its round since, so that it is the PLT's to give to
    somebody else."""
    found = list(found)
    exempted = ledger.exemptions.accepted(audit.round.id for audit in found)
    return {a.id: None if (a.round.id, a.auditor_id) in exempted else a.auditor_id for a in found}


def due_by(found: Audits, day: date) -> list[Audit]:
    """All that are due by this day, not submitted, and still can be, the earliest first."""
    return found.found(_ALL, {"by": day})


def of_theirs(found: Audits, auditors: Collection[int], day: date) -> list[Audit]:
    """Those of these people."""
    return found.found(_OF, {"by": day, "ids": sorted(auditors)})
