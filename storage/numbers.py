"""The next free number of each kind of reference (A-17, AU-7): taken in the writer's own transaction, so none is given twice."""

from typing import Any

from sqlalchemy import Connection, bindparam
from sqlalchemy.dialects import postgresql, sqlite

from storage.tables import numbers

_FIRST: dict[str, Any] = {"kind": bindparam("of"), "last": 1}
_NEXT: dict[str, Any] = {"index_elements": [numbers.c.kind], "set_": {"last": numbers.c.last + 1}}
_TAKE = {
    "sqlite": sqlite.insert(numbers).values(_FIRST).on_conflict_do_update(**_NEXT).returning(numbers.c.last),
    "postgresql": postgresql.insert(numbers).values(_FIRST).on_conflict_do_update(**_NEXT).returning(numbers.c.last),
}


class Numbers:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, kind: str) -> int:
        return int(self._connection.execute(_TAKE[self._connection.dialect.name], {"of": kind}).scalar_one())
