"""The register as people read it: the open cases of concern that somebody may see, the most pressing first, and the closed ones.

The same rule as `domain.oversight`, said to the database: a test holds them equal.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, bindparam, case, exists, func, or_, select, text, true

from domain.action import Action
from domain.concern import PREFIX, Concern
from domain.person import Actor, Role
from storage.concerns import FULL, Concerns
from storage.ledger import Ledger
from storage.lists import PAGE
from storage.tables import actions, concerns, duties, services, teams

OPEN, CLOSED = text("concerns.state <> 'closed'"), text("concerns.state = 'closed'")
_UNREACHED = exists().where(
    duties.c.concern_id == concerns.c.id, text("duties.at is null"), text("duties.trouble <> ''")
)
_RANK = case((_UNREACHED, 0), (text("concerns.state = 'raised'"), 1), else_=2)
_SAFE = case((concerns.c.unsafe.is_(True), 0), else_=1)
_IN_TIME = case((concerns.c.review_due < bindparam("today"), 0), else_=1)
_PRESSING = (_SAFE, _RANK, _IN_TIME, concerns.c.raised_on, concerns.c.id)
_LATEST = (concerns.c.closed_at.desc(), concerns.c.id.desc())
_OF_CASE = FULL.where(OPEN).order_by(concerns.c.id)


@dataclass(frozen=True, slots=True)
class Register:
    """A page of it, from 1, and how many there are in all."""

    concerns: tuple[Concern, ...]
    number: int = 1
    total: int = 0

    @property
    def last(self) -> int:
        return max(1, -(-self.total // PAGE))


def seen_by(who: Actor) -> ColumnElement[bool]:
    """The condition on `concerns`. A team without a manager, or without a head, is its next above's: they see all."""
    if who.holds(Role.PLT, Role.DIRECTOR):
        return true()
    ids = sorted(who.selves)
    answered_for = (
        select(teams.c.id)
        .join(services, services.c.id == teams.c.service_id)
        .where(or_(teams.c.manager_id.in_(ids), services.c.head_id.in_(ids)))
    )
    return or_(concerns.c.team_id.in_(answered_for), concerns.c.raised_by.in_(ids))


def seen_references(found: Concerns, who: Actor) -> frozenset[str]:
    """The references of all that this person sees, open and closed."""
    return frozenset(f"{PREFIX}-{row.id}" for row in found.rows(select(concerns.c.id).where(seen_by(who))))


def register(found: Concerns, who: Actor, today: date, page: int = 1, *, closed: bool = False) -> Register:
    """What is open: where immediate safety is at stake first, and within that in this order: what did not reach somebody; what
    somebody has not said yet that they have; what should have been reviewed before today; and of each the oldest first. What is
    closed: the last first."""
    state, order = (CLOSED, _LATEST) if closed else (OPEN, _PRESSING)
    total = found.counted(select(func.count()).select_from(concerns).where(state, seen_by(who)))
    if not total:
        return Register(())
    number = min(max(1, page), -(-total // PAGE))
    statement = FULL.where(state, seen_by(who)).order_by(*order).limit(PAGE).offset((number - 1) * PAGE)
    return Register(tuple(found.found(statement, {} if closed else {"today": today})), number, total)


def open_of_case(found: Concerns, case_ref: str) -> list[Concern]:
    """The open ones about this case, whoever may see them."""
    return found.found(_OF_CASE.where(concerns.c.case_ref == case_ref), {})


def actions_of(ledger: Ledger, of: Collection[Concern]) -> dict[str, list[Action]]:
    """The actions by the reference of their case of concern."""
    numbers = _numbers(ledger.concerns, of) if of else {}
    every = {a.id: a for a in ledger.actions.some([number for theirs in numbers.values() for number in theirs])}
    return {reference: [every[number] for number in theirs] for reference, theirs in numbers.items()}


def _numbers(found: Concerns, of: Collection[Concern]) -> dict[str, list[int]]:
    wanted: Any = actions.c.concern.in_(sorted(concern.reference for concern in of))
    statement = select(actions.c.concern, actions.c.id).where(text("actions.concern <> ''"), wanted)
    numbers: dict[str, list[int]] = {concern.reference: [] for concern in of}
    for row in found.rows(statement.order_by(actions.c.id)):
        numbers[row.concern].append(row.id)
    return numbers
