"""The open actions that one person's digest may speak of: their own and their covered colleagues', those of their teams, and
for the PLT those whose owner has left."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, or_, select, text

from domain.action import Action
from storage.actions import FULL, action_of
from storage.leavers import GONE
from storage.tables import actions, services, teams
from storage.visible import OPEN

_NEARLY_DUE = or_(
    actions.c.due <= bindparam("horizon"),
    text("actions.snoozed_until is not null") & (actions.c.snoozed_until <= bindparam("last")),
)
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_ANSWERED_FOR = (
    select(teams.c.id)
    .join(services, services.c.id == teams.c.service_id)
    .where(or_(teams.c.manager_id.in_(_IDS), services.c.head_id.in_(_IDS)))
)
_OWN = FULL.where(OPEN, actions.c.owner_id.in_(_IDS), _NEARLY_DUE)
_OF_TEAMS = FULL.where(OPEN, actions.c.team_id.in_(_ANSWERED_FOR), _NEARLY_DUE)
_OF_LEAVERS = FULL.where(OPEN, actions.c.owner_id.in_(GONE), _NEARLY_DUE)


def nearly_due(
    connection: Connection, ids: Collection[int], horizon: date, last: date, *, leavers: bool
) -> list[Action]:
    """Due by the horizon, or snoozed until `last` at most; by due date. `leavers`: those of all leavers, too."""
    asked = {"ids": sorted(ids), "horizon": horizon, "last": last}
    statements = [_OWN, _OF_TEAMS, *([_OF_LEAVERS] if leavers else [])]
    found = {row.id: action_of(row) for statement in statements for row in connection.execute(statement, asked)}
    return sorted(found.values(), key=lambda action: (action.due, action.id))
