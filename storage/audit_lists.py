"""Audits for the lists people wait for: one's own, and those that wait to be moderated, read from the open work alone."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import BindParameter, bindparam, or_, text

from domain.audit import WAITING, Audit
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
_OF_ROUND = FULL.where(audits.c.round_id == bindparam("round")).order_by(audits.c.id)
_QUEUE = FULL.where(TO_MODERATE).order_by(audits.c.submitted, audits.c.id)
_TO_JUDGE_AGAIN = FULL.where(
    audits.c.second_id.in_(_IDS), or_(audits.c.second == WAITING, audits.c.challenge == WAITING)
).order_by(audits.c.moderated, audits.c.id)
_CHALLENGED = FULL.where(text("audits.challenge = 'waiting'")).order_by(audits.c.moderated, audits.c.id)
_MODERATED = (
    FULL.where(audits.c.round_id == bindparam("round_id"), text("audits.admissibility is not null"))
    .where(text("audits.second = '' and audits.challenge = ''"))
    .order_by(audits.c.id)
)


def own(found: Audits, auditors: Collection[int]) -> list[Audit]:
    """The audits of these people: all that are to do, by due date, and the latest that were submitted."""
    asked = {"ids": sorted(auditors)}
    return [*found.found(_OPEN_OWN, asked), *found.found(_SUBMITTED_OWN, asked)]


def queue(found: Audits) -> list[Audit]:
    """All that wait to be moderated, the oldest first; who may moderate which is a rule's business."""
    return found.found(_QUEUE, {})


def to_judge_again(found: Audits, judges: Collection[int]) -> list[Audit]:
    """What these people were asked to moderate a second time, and the challenges they are to decide."""
    return found.found(_TO_JUDGE_AGAIN, {"ids": sorted(judges)})


def challenged(found: Audits) -> list[Audit]:
    """All whose grade was challenged, and nobody has decided yet."""
    return found.found(_CHALLENGED, {})


def moderated_once(found: Audits, round_id: int) -> list[Audit]:
    """The round's moderated audits, from which a sample is drawn: nobody was asked to judge them again."""
    return found.found(_MODERATED, {"round_id": round_id})


def of_round(found: Audits, number: int) -> list[Audit]:
    """All audits of a round, whatever their kind and stage."""
    return found.found(_OF_ROUND, {"round": number})
