"""Pages of actions for the lists people wait for: a page and its counts come in one question, from the open work alone.

The counts are a small question within it: counting beside each row would fetch all rows of the list for ten of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, case, func, select, text, true

from domain.action import Action
from storage.actions import FULL, WIDTH, Actions, action_of
from storage.leavers import GONE
from storage.prepared import Prepared
from storage.tables import actions, requests
from storage.visible import OPEN, WAITING, Scope

PAGE = 10
MOST_PAGES = 1_000_000
_LATE = case((text("actions.status = 'open'") & (actions.c.due < bindparam("today")), 1), else_=0)
_COUNTED = FULL.add_columns(func.count().over().label("total"), func.sum(_LATE).over().label("late"))
_ORDER = (text("actions.concern = ''"), actions.c.due, actions.c.id)
"""That of `Action.pressing`."""
# True of every row: said so that SQLite goes by the indexes in that order, where it would else sort all that there is.
_IN_ORDER = text("(actions.concern = '') >= false")


def _paged(*conditions: ColumnElement[bool], ordinary: Any = None) -> Select[Any]:
    """A page of the open actions that meet the conditions, each row with the counts of them all. `ordinary`: which stand behind
    those of a case of concern, where that is not simply all others."""
    counts = select(func.count().label("total"), func.sum(_LATE).label("late")).select_from(actions)
    of_all = counts.where(OPEN, *conditions).subquery("counts")
    page = FULL.add_columns(of_all).join(of_all, true()).where(OPEN, *conditions)
    ordered = page.where(_IN_ORDER).order_by(*_ORDER) if ordinary is None else page.order_by(ordinary, *_ORDER[1:])
    return ordered.limit(PAGE).offset(bindparam("skip"))


_ONE_OWNERS = Prepared(_paged(actions.c.owner_id == bindparam("owner")))
_SEVERAL_OWNERS = _paged(actions.c.owner_id.in_(bindparam("owners", expanding=True)))
_OF_LEAVERS = actions.c.owner_id.in_(GONE)
_LEFT_OPEN = _paged(_OF_LEAVERS)
_ALL_LEFT_OPEN = FULL.where(OPEN, _OF_LEAVERS).order_by(*_ORDER)
_ANY_LEFT_OPEN = select(actions.c.id).where(OPEN, _OF_LEAVERS).limit(1)
_ASKED = select(requests.c.action_id).where(text("requests.state = 'asked'"))


@dataclass(frozen=True, slots=True)
class Page:
    """Ten actions at most, the number of the page from 1, and the counts of the whole list.

    `refilled`: it still shows what was on it, but others have moved up to its place in the list meanwhile.
    """

    actions: tuple[Action, ...]
    number: int = 1
    total: int = 0
    late: int = 0
    refilled: bool = False

    @property
    def last(self) -> int:
        return max(1, -(-self.total // PAGE))


class Lists:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def mine(self, owners: Sequence[int], today: date, page: int = 1) -> Page:
        """Open actions of these owners: those of a case of concern first, then overdue ones, then by due date."""
        if len(owners) == 1:
            return self._page(_ONE_OWNERS, {"owner": owners[0], "today": today}, page)
        return self._page(_SEVERAL_OWNERS, {"owners": list(owners), "today": today}, page)

    def visible(self, scope: Scope, today: date, page: int = 1, *, overdue: bool = False) -> Page:
        """Open actions within the scope; with `overdue` only those past their due date."""
        late = [actions.c.due < bindparam("today")] if overdue else []
        ordinary = None if scope.everything else scope.ordinary()
        return self._page(_paged(scope.where(OPEN, *late), *late, ordinary=ordinary), {"today": today}, page)

    def left_open(self, today: date, page: int = 1) -> Page:
        """Open actions of owners who have left."""
        return self._page(_LEFT_OPEN, {"today": today}, page)

    def all_left_open(self) -> list[Action]:
        """All of them at once, as they are few."""
        return [action_of(row) for row in self._connection.execute(_ALL_LEFT_OPEN)]

    def any_left_open(self) -> bool:
        return self._connection.execute(_ANY_LEFT_OPEN).first() is not None

    def search(self, scope: Scope, words: Sequence[str], today: date, page: int = 1) -> Page:
        """Actions within the scope, closed ones too, that hold every word in text or case reference; open ones first."""
        holds = [
            actions.c.text.icontains(w, autoescape=True) | actions.c.case_ref.icontains(w, autoescape=True)
            for w in words
        ]
        statement = _COUNTED.where(and_(true(), *holds), scope.where()).limit(PAGE).offset(bindparam("skip"))
        order = (actions.c.closed_at.is_not(None), scope.ordinary(), *_ORDER[1:])
        found = self._page(statement.order_by(*order), {"today": today}, page)
        return replace(found, actions=tuple(Actions(self._connection).with_completions(list(found.actions))))

    def waiting(self, scope: Scope) -> list[Action]:
        """Within the scope, what waits for somebody's decision: completions to accept, requests to decide; oldest first."""
        accept = FULL.where(WAITING, scope.where(WAITING))
        asked = FULL.where(OPEN, actions.c.id.in_(_ASKED), scope.where(OPEN))
        rows = [*self._connection.execute(accept), *self._connection.execute(asked)]
        return Actions(self._connection).with_completions(
            sorted((action_of(r) for r in rows), key=lambda a: a.pressing)
        )

    def ids(self, scope: Scope) -> list[int]:
        """The numbers of all actions within the scope, closed ones too."""
        return list(
            self._connection.execute(select(actions.c.id).where(scope.where()).order_by(actions.c.id)).scalars()
        )

    def counts_by_team(self, scope: Scope, today: date) -> dict[int, tuple[int, int]]:
        """How many open actions each team has within the scope, and how many of them are overdue; none for the others."""
        statement = (
            select(actions.c.team_id, func.count(), func.coalesce(func.sum(_LATE), 0))
            .where(OPEN, scope.where(OPEN))
            .group_by(actions.c.team_id)
        )
        return {team: (total, int(late)) for team, total, late in self._connection.execute(statement, {"today": today})}

    def _page(self, statement: Select[Any] | Prepared, values: dict[str, Any], page: int) -> Page:
        number = min(max(1, page), MOST_PAGES)
        rows = self._rows(statement, values | {"skip": (number - 1) * PAGE})
        if not rows and number > 1:  # the list has become shorter meanwhile
            first = self._page(statement, values, 1)
            return first if first.last == 1 else self._page(statement, values, min(first.last, number - 1))
        if not rows:
            return Page(())
        total, late = rows[0][WIDTH:]
        return Page(tuple(map(action_of, rows)), number, total, int(late))

    def _rows(self, statement: Select[Any] | Prepared, values: dict[str, Any]) -> Sequence[Sequence[Any]]:
        if isinstance(statement, Prepared):
            return statement.rows(self._connection, values)
        return self._connection.execute(statement, values).all()
