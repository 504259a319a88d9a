"""The open actions that one person's digest may speak of: their own and their covered colleagues'; of the teams they manage what
climbs; what leavers have left in those they answer for; and for the PLT those of all leavers."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, or_, select, text

from domain.action import Action
from domain.calendar import Today
from domain.ladder import may_climb_by
from domain.policy import Policy
from domain.reminder import horizon
from storage.actions import FULL, action_of
from storage.climbing import MAY_CLIMB
from storage.leavers import GONE
from storage.tables import actions, services, teams
from storage.visible import OPEN

_NEARLY_DUE = or_(
    actions.c.due <= bindparam("horizon"),
    text("actions.snoozed_until is not null") & (actions.c.snoozed_until <= bindparam("last")),
)
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_MANAGED = select(teams.c.id).where(teams.c.manager_id.in_(_IDS))
_ANSWERED_FOR = (
    select(teams.c.id)
    .join(services, services.c.id == teams.c.service_id)
    .where(or_(teams.c.manager_id.in_(_IDS), services.c.head_id.in_(_IDS)))
)
_OWN = FULL.where(OPEN, actions.c.owner_id.in_(_IDS), _NEARLY_DUE)
_RISING = FULL.where(
    OPEN, actions.c.team_id.in_(_MANAGED), or_(MAY_CLIMB, actions.c.escalated_on == bindparam("today"))
)
_LEFT_TO_THEM = FULL.where(
    OPEN, actions.c.owner_id.in_(GONE), actions.c.team_id.in_(_ANSWERED_FOR), or_(_NEARLY_DUE, MAY_CLIMB)
)
_OF_LEAVERS = FULL.where(OPEN, actions.c.owner_id.in_(GONE), _NEARLY_DUE)


def nearly_due(
    connection: Connection, ids: Collection[int], today: Today, last: date, policy: Policy, *, leavers: bool
) -> list[Action]:
    """What a digest of today that speaks for the days until `last` may have to say of open work, the most pressing first.
    `leavers`: that of all leavers, too."""
    asked: dict[str, Any] = {"ids": sorted(ids), "horizon": horizon(last, policy), "last": last, "today": today.day}
    asked |= may_climb_by(policy.calendar.add(today.day, 1), policy)  # it is said the working day before
    statements = [_OWN, _RISING, _LEFT_TO_THEM, *([_OF_LEAVERS] if leavers else [])]
    found = {row.id: action_of(row) for statement in statements for row in connection.execute(statement, asked)}
    return sorted(found.values(), key=lambda action: action.pressing)
