"""Which actions a person sees, as SQL: the same rule as `domain.permission`, said to the database (a test holds them equal).

Each way of being related to an action is a question of its own, answered from an index of the open work, and the ids are
joined: one question with OR would read all there is.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, case, cast, literal, or_, select, text, true, union_all

from domain.concern import PREFIX
from domain.person import Actor, Role
from storage.tables import actions, audits, concerns, services, teams

# Every day is later than this one: said so that SQLite goes by the indexes of these alone and never by one of all there is,
# also while nothing, or what was stored long ago, has been counted by its ANALYZE.
_SOME_DAY = "actions.due >= '0001-01-01'"
OPEN = text(f"actions.status = 'open' and {_SOME_DAY}")
WAITING = text(f"actions.status = 'awaiting-acceptance' and {_SOME_DAY}")


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose work is meant: everything, or what belongs to these people in any of the ways a person may be related to it.

    `teams`, where given, narrows it to those teams.
    """

    selves: frozenset[int]
    everything: bool = False
    teams: frozenset[int] | None = None

    @classmethod
    def of(cls, who: Actor, teams: Collection[int] | None = None) -> "Scope":
        sees_all = who.holds(Role.PLT, Role.DIRECTOR)
        return cls(who.selves, sees_all, None if teams is None else frozenset(teams))

    def where(self, *also: ColumnElement[bool] | Any) -> ColumnElement[bool]:
        """The condition on `actions`. `also` (such as OPEN) is said in every part, so that each can use its own index."""
        narrowed = true() if self.teams is None else actions.c.team_id.in_(sorted(self.teams))
        if self.everything:
            return true() & narrowed if not also else narrowed & _all(also)
        ids = union_all(*(part.where(narrowed, *also) for part in self._parts()))
        return actions.c.id.in_(ids)

    def ordinary(self) -> Any:
        """Whether an action stands among the ordinary ones: as it does for who may not know of its case of concern
        (`domain.permission.hears_of_concern`)."""
        if self.everything:
            return text("actions.concern = ''")
        ids = sorted(self.selves)
        raised = select(literal(f"{PREFIX}-") + cast(concerns.c.id, String)).where(concerns.c.raised_by.in_(ids))
        known = or_(
            actions.c.owner_id.in_(ids), actions.c.team_id.in_(_answered_for(ids)), actions.c.concern.in_(raised)
        )
        return case((and_(text("actions.concern <> ''"), known), 0), else_=1)

    def _parts(self) -> list[Select[Any]]:
        ids = sorted(self.selves)
        mine: Select[Any] = select(actions.c.id)
        judged = select(audits.c.id).where(audits.c.auditor_id.in_(ids) | audits.c.moderator_id.in_(ids))
        return [
            mine.where(actions.c.owner_id.in_(ids)),
            mine.where(actions.c.team_id.in_(_answered_for(ids))),
            mine.where(actions.c.audit_id.in_(judged)),
            mine.where(actions.c.added_by.in_(ids)),
        ]


def _answered_for(ids: Collection[int]) -> Select[Any]:
    """The teams that these people manage, or whose service they head."""
    return (
        select(teams.c.id)
        .join(services, services.c.id == teams.c.service_id)
        .where(teams.c.manager_id.in_(ids) | services.c.head_id.in_(ids))
    )


def _all(conditions: Collection[Any]) -> Any:
    result: Any = true()
    for condition in conditions:
        result = result & condition
    return result
