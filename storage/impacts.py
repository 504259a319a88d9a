"""Whether completed actions made a difference in the end: what was said later, and which are still to be asked about.

Asked is whoever answers for the action: its owner; of one who has left, the team's manager, else the head of service, else
the PLT. The same people may answer (`domain.permission`).
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, case, func, insert, or_, select, text

from domain.impact import Difference, Impact
from storage.leavers import works_here
from storage.responsible import HEAD, MANAGER
from storage.tables import actions, completions, impacts, people, services, teams

_STANDING = (
    select(completions.c.id).where(completions.c.action_id == bindparam("of"), completions.c.standing).scalar_subquery()
)
_ADD = insert(impacts).values(completion_id=_STANDING).returning(impacts.c.id)
_OF = (
    select(impacts)
    .where(impacts.c.completion_id.in_(bindparam("completions", expanding=True)))
    .order_by(impacts.c.at, impacts.c.id)
)
_owner = people.alias("owner")
_ASKED: Any = case((works_here(_owner), actions.c.owner_id), else_=func.coalesce(MANAGER, HEAD))
_DUE = (
    select(actions.c.id, _ASKED.label("asked"), completions.c.ask_on)
    .select_from(completions)
    .join(actions, actions.c.id == completions.c.action_id)
    .join(_owner, _owner.c.id == actions.c.owner_id)
    .join(teams, teams.c.id == actions.c.team_id)
    .join(services, services.c.id == teams.c.service_id)
    .where(
        text("completions.ask_on is not null"),
        completions.c.ask_on <= bindparam("day"),
        text("actions.status = 'complete'"),
    )
    .order_by(completions.c.ask_on, actions.c.id)
)
_DUE_FOR = _DUE.where(_ASKED.in_(bindparam("ids", expanding=True)))
_DUE_FOR_PLT = _DUE.where(or_(_ASKED.in_(bindparam("ids", expanding=True)), _ASKED.is_(None)))


@dataclass(frozen=True, slots=True)
class Check:
    """An action that somebody is to be asked about, from that day on; the PLT where `asked` is None."""

    action_id: int
    asked: int | None
    ask_on: date


class Impacts:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, action_id: int, said: Impact) -> int:
        """Keep what was said of the action's completion that counts; returns its number."""
        row = {"of": action_id, "by_id": said.by, "at": said.at, "difference": said.difference, "how": said.how}
        return int(self._connection.execute(_ADD, row).scalar_one())

    def of(self, completions_asked: Collection[int]) -> dict[int, tuple[Impact, ...]]:
        """By completion, the oldest first; those about which nothing was said are left out."""
        found: dict[int, list[Impact]] = defaultdict(list)
        for row in self._connection.execute(_OF, {"completions": sorted(completions_asked)}):
            found[row.completion_id].append(Impact(Difference(row.difference), row.by_id, row.at, row.how))
        return {completion: tuple(said) for completion, said in found.items()}

    def due(self, day: date) -> list[Check]:
        """All that are to be asked about by that day, the longest waiting first. Who is asked may be away."""
        return [Check(*row) for row in self._connection.execute(_DUE, {"day": day})]

    def due_for(self, ids: Collection[int], day: date, *, plt: bool = False) -> list[Check]:
        """Those that these people are asked about; `plt`: and those that the PLT is."""
        statement = _DUE_FOR_PLT if plt else _DUE_FOR
        return [Check(*row) for row in self._connection.execute(statement, {"day": day, "ids": sorted(ids)})]
