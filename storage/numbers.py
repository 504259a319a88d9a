"""The next free number of each kind of reference (A-17, AU-7): taken in the writer's own transaction, so none is given twice."""

from sqlalchemy import Connection, bindparam, insert, update

from storage.tables import numbers

_TAKE = (
    update(numbers).where(numbers.c.kind == bindparam("of")).values(last=numbers.c.last + 1).returning(numbers.c.last)
)


class Numbers:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, kind: str) -> int:
        taken = self._connection.execute(_TAKE, {"of": kind}).scalar_one_or_none()
        if taken is None:
            self._connection.execute(insert(numbers), {"kind": kind, "last": 1})
        return int(taken or 1)
