"""Keys of what has been answered, so that a second delivery of the same press or form, to any copy, changes nothing."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, delete
from sqlalchemy.dialects import postgresql, sqlite

from storage.tables import answered

KEPT_FOR = timedelta(days=7)
_VALUES: dict[str, Any] = {"key": bindparam("key"), "at": bindparam("at")}
_INSERT = {
    "sqlite": sqlite.insert(answered).values(_VALUES).on_conflict_do_nothing().returning(answered.c.key),
    "postgresql": postgresql.insert(answered).values(_VALUES).on_conflict_do_nothing().returning(answered.c.key),
}
_FORGET = delete(answered).where(answered.c.at < bindparam("before"))


class Answered:
    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def first_time(self, key: str) -> bool:
        """Claim the key in this transaction; False if it was claimed before."""
        statement = _INSERT[self._connection.dialect.name]
        return self._connection.execute(statement, {"key": key, "at": self._now}).first() is not None

    def forget_old(self) -> None:
        self._connection.execute(_FORGET, {"before": self._now - KEPT_FOR})
