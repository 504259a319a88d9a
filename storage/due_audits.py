"""Audits that are to do and late or nearly due, read from those that are to do alone."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import bindparam

from domain.audit import Audit
from storage.audit_lists import TO_DO
from storage.audits import FULL, Audits
from storage.tables import audits

_ALL = FULL.where(TO_DO, audits.c.due <= bindparam("by")).order_by(audits.c.due, audits.c.id)
_OF = _ALL.where(audits.c.auditor_id.in_(bindparam("ids", expanding=True)))


def due_by(found: Audits, day: date) -> list[Audit]:
    """All that are due by this day and not submitted, the earliest first."""
    return found.found(_ALL, {"by": day})


def of_theirs(found: Audits, auditors: Collection[int], day: date) -> list[Audit]:
    """Those of these people."""
    return found.found(_OF, {"by": day, "ids": sorted(auditors)})
