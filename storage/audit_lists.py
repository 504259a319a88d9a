"""Audits for the lists people wait for: one's own, and those that wait to be moderated, read from the open work alone.

And those from which somebody may raise a case of concern.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import BindParameter, bindparam, or_, select, text

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
_OF_ROUND = FULL.where(audits.c.round_id == bindparam("round")).order_by(audits.c.id)
_QUEUE = FULL.where(TO_MODERATE).order_by(audits.c.submitted, audits.c.id)
_TO_JUDGE_AGAIN = FULL.where(
    text("(audits.second = 'waiting' or audits.challenge = 'waiting')"), audits.c.second_id.in_(_IDS)
).order_by(audits.c.moderated, audits.c.id)
_EVERY_AGAIN = FULL.where(text("(audits.second = 'waiting' or audits.challenge = 'waiting')")).order_by(
    audits.c.moderated, audits.c.id
)
_MODERATED = (
    FULL.where(audits.c.round_id == bindparam("round_id"), text("audits.admissibility is not null"))
    .where(text("audits.second = '' and audits.challenge = ''"))
    .order_by(audits.c.id)
)
_TEAMS = select(audits.c.team_id).distinct()
_TEAMS_JUDGED = _TEAMS.where(
    or_(audits.c.auditor_id.in_(_IDS), audits.c.moderator_id.in_(_IDS), audits.c.second_id.in_(_IDS)),
    text("audits.taken_back is null"),
)
_TEAMS_WAITING = _TEAMS.where(TO_MODERATE)
_OF_CASE = FULL.where(
    audits.c.case_ref == bindparam("case_ref"), audits.c.team_id == bindparam("team_id")
).order_by(audits.c.id.desc())  # fmt: skip


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


def every_to_judge_again(found: Audits) -> list[Audit]:
    """The same, whoever was asked, and where nobody was yet."""
    return found.found(_EVERY_AGAIN, {})


def moderated_once(found: Audits, round_id: int) -> list[Audit]:
    """The round's moderated audits, from which a sample is drawn: nobody was asked to judge them again."""
    return found.found(_MODERATED, {"round_id": round_id})


def of_round(found: Audits, number: int) -> list[Audit]:
    """All audits of a round, whatever their kind and stage."""
    return found.found(_OF_ROUND, {"round": number})


def of_case(found: Audits, case_ref: str, team_id: int) -> list[Audit]:
    """All audits of a case while it was this team's, the latest first."""
    return found.found(_OF_CASE, {"case_ref": case_ref, "team_id": team_id})


def teams_audited(found: Audits, judges: Collection[int], *, waiting: bool) -> set[int]:
    """The teams whose cases these people audit, moderate or moderate again; `waiting`: and those that wait to be moderated."""
    teams = found.numbers(_TEAMS_JUDGED, {"ids": sorted(judges)})
    return teams | (found.numbers(_TEAMS_WAITING, {}) if waiting else set())
