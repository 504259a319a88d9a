"""Audits for the lists people wait for: one's own, and those that wait to be moderated, read from the open work alone."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import BindParameter, bindparam, text

from domain.audit import Audit
from storage.audits import FULL, Audits
from storage.tables import audits

LATEST = 10
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
TO_DO = text("audits.submitted is null and audits.taken_back is null")
TO_MODERATE = text("audits.submitted is not null and audits.admissibility is null and audits.taken_back is null")
_OPEN_OWN = FULL.where(TO_DO, audits.c.auditor_id.in_(_IDS)).order_by(audits.c.due, audits.c.id)
_SUBMITTED_OWN = (
    FULL.where(text("audits.submitted is not null"), audits.c.auditor_id.in_(_IDS))
    .order_by(audits.c.submitted.desc(), audits.c.id.desc())
    .limit(LATEST)
)
_QUEUE = FULL.where(TO_MODERATE).order_by(audits.c.submitted, audits.c.id)


def own(found: Audits, auditors: Collection[int]) -> list[Audit]:
    """The audits of these people: all that are to do, by due date, and the latest that were submitted."""
    asked = {"ids": sorted(auditors)}
    return [*found.found(_OPEN_OWN, asked), *found.found(_SUBMITTED_OWN, asked)]


def queue(found: Audits) -> list[Audit]:
    """All that wait to be moderated, the oldest first; who may moderate which is a rule's business."""
    return found.found(_QUEUE, {})
