"""Recommendations, read with their service's name and whether their report was posted; changed only as they were seen."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, bindparam, exists, insert, or_, select, text, update

from domain.recommendation import Recommendation, RecommendationState
from storage.columns import month_name, month_of
from storage.tables import recommendations, reports, rounds, services

_OF_MONTH = exists().where(reports.c.month == recommendations.c.month)
_ELSEWHERE = exists().where(rounds.c.month == recommendations.c.month, text("rounds.figures is not null"))
"""Its figures came with the tracker."""
_IS_POSTED = or_(_OF_MONTH.where(text("reports.state = 'posted'")), ~_OF_MONTH & _ELSEWHERE).label("is_posted")
_ALL = select(recommendations, services.c.name.label("service"), _IS_POSTED).select_from(
    recommendations.outerjoin(services, services.c.id == recommendations.c.service_id)
)
_GET = _ALL.where(recommendations.c.id == bindparam("id"))
_IN_ORDER = (recommendations.c.due, recommendations.c.id)
_OPEN = _ALL.where(text("recommendations.state = 'open'")).order_by(*_IN_ORDER)
_OF = _ALL.where(recommendations.c.month == bindparam("of")).order_by(recommendations.c.id)
_UP_TO = _ALL.where(recommendations.c.month <= bindparam("last")).order_by(recommendations.c.id)
_SAVED = (
    "month", "theme", "text", "measure", "tags", "service_id", "owner_id", "due", "state", "closed_at", "closed_by",
    "outcome", "version",
)  # fmt: skip
_SAVE = (
    update(recommendations)
    .where(recommendations.c.id == bindparam("of"), recommendations.c.version == bindparam("seen"))
    .values({name: bindparam(f"new_{name}") for name in _SAVED})
)


class Recommendations:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, number: int) -> Recommendation | None:
        return next(self._found(_GET, {"id": number}), None)

    def open(self) -> list[Recommendation]:
        """Of whatever month, the earliest due first."""
        return list(self._found(_OPEN, {}))

    def of_month(self, month: date) -> list[Recommendation]:
        """Those that this month's report made, whatever became of them."""
        return list(self._found(_OF, {"of": month_name(month)}))

    def up_to(self, last: date) -> list[Recommendation]:
        """Those of the reports of this month and of all before it, in their order."""
        return list(self._found(_UP_TO, {"last": month_name(last)}))

    def add(self, new: Recommendation) -> None:
        row = _values(new) | {"id": new.id, "by_id": new.by, "at": new.at}
        self._connection.execute(insert(recommendations), row)

    def save(self, before: Recommendation, after: Recommendation) -> bool:
        """False if somebody else was first."""
        asked = {f"new_{name}": value for name, value in _values(after).items()}
        return self._connection.execute(_SAVE, asked | {"of": after.id, "seen": before.version}).rowcount == 1

    def _found(self, statement: Select[Any], asked: dict[str, Any]) -> Iterator[Recommendation]:
        return (_recommendation(row) for row in self._connection.execute(statement, asked))


def _values(one: Recommendation) -> dict[str, Any]:
    values = {name: getattr(one, name) for name in _SAVED}
    return values | {"month": month_name(one.month), "state": str(one.state), "tags": list(one.tags)}


def _recommendation(row: Any) -> Recommendation:
    return Recommendation(
        row.id, month_of(row.month), row.text, row.due, row.by_id, row.at, row.theme, row.measure,
        tuple(row.tags), row.service_id, row.service or "", row.owner_id, RecommendationState(row.state), row.closed_at,
        row.closed_by, row.outcome, row.version, bool(row.is_posted),
    )  # fmt: skip
