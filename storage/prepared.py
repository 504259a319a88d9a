"""The two questions that every list begins with, sent straight to the driver: the statement's words are made once.

Running a statement through SQLAlchemy takes several times as long as SQLite takes to answer it. Here its words and its
types are kept, and what lies between is left out.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Dialect, Select

Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Plan:
    """A statement for one database. `order`: the values by position, None where they go by name."""

    words: str
    fixed: Mapping[str, Any]
    order: tuple[str, ...] | None
    outwards: Mapping[str, Convert]
    inwards: tuple[tuple[int, Convert], ...]
    row: Callable[[Iterable[Any]], Any]

    def values(self, given: Mapping[str, Any]) -> Any:
        found = {**self.fixed, **given}
        for name, convert in self.outwards.items():
            found[name] = convert(found[name])
        return found if self.order is None else [found[name] for name in self.order]

    def read(self, row: Iterable[Any]) -> Any:
        found = list(row)
        for at, convert in self.inwards:
            found[at] = convert(found[at])
        return self.row(found)


class Prepared:
    """A statement without lists of values; it only reads."""

    def __init__(self, statement: Select[Any]) -> None:
        self._statement = statement
        self._plans: dict[str, _Plan] = {}

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> Sequence[Any]:
        """All rows, their columns by position and by name. Raises what SQLAlchemy raises."""
        dialect = connection.dialect
        plan = self._plans.get(dialect.name) or self._plan(dialect)
        try:
            cursor = connection.connection.cursor()
            cursor.execute(plan.words, plan.values(values))
            found = cursor.fetchall()
        except dialect.loaded_dbapi.Error:  # the long way says what is wrong, and tells the pool
            return self.by_the_long_way(connection, values)
        return [plan.read(row) for row in found]

    def by_the_long_way(self, connection: Connection, values: Mapping[str, Any]) -> Sequence[Any]:
        """The same through all of SQLAlchemy, where its events and its errors are wanted."""
        return connection.execute(self._statement, dict(values)).all()

    def _plan(self, dialect: Dialect) -> _Plan:
        made = self._statement.compile(dialect=dialect)
        kinds = {name: bound.type.dialect_impl(dialect) for name, bound in made.binds.items()}
        outwards = {name: convert for name, kind in kinds.items() if (convert := kind.bind_processor(dialect))}
        fixed = {name: bound.value for name, bound in made.binds.items() if not bound.required}
        order = tuple(made.positiontup) if made.positiontup is not None else None
        row: Any = namedtuple("row", self._statement.selected_columns.keys())  # type: ignore[misc]
        plan = _Plan(made.string, fixed, order, outwards, _inwards(self._statement, dialect), row._make)
        self._plans[dialect.name] = plan
        return plan


def _inwards(statement: Select[Any], dialect: Dialect) -> tuple[tuple[int, Convert], ...]:
    """What turns a driver's values into ours, for the columns where they differ."""
    kinds = [column.type.dialect_impl(dialect) for column in statement.selected_columns]
    found = [(at, kind.result_processor(dialect, None)) for at, kind in enumerate(kinds)]
    return tuple((at, convert) for at, convert in found if convert)
