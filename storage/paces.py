"""How fast messages may go, kept in rows that all copies of the bot share: to each recipient, and in the whole workspace."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.tables import paces

WORKSPACE = "workspace"
_FREE_AT = select(paces.c.free_at).where(paces.c.name == bindparam("name"))
_LOCKED = _FREE_AT.with_for_update()
_VALUES: dict[str, Any] = {"name": bindparam("name"), "free_at": bindparam("free_at")}
_SET: dict[str, Any] = {
    dialect: insert(paces).values(_VALUES).on_conflict_do_update(
        index_elements=["name"], set_={"free_at": bindparam("free_at")}
    )
    for dialect, insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}  # fmt: skip


class Paces:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def is_free(self, name: str, now: datetime) -> bool:
        free_at = self._connection.execute(_FREE_AT, {"name": name}).scalar()
        return free_at is None or free_at <= now

    def step(self, name: str, now: datetime, seconds: float) -> None:
        """One has gone: the next may follow after so many seconds.

        Half a step of lateness is made up for, so that the pace is kept on average although nobody wakes to the instant.
        """
        if not seconds:
            return
        step = timedelta(seconds=seconds)
        free_at = self._connection.execute(_LOCKED, {"name": name}).scalar()
        start = max(free_at, now - step / 2) if free_at is not None else now
        self.rest(name, start + step)

    def rest(self, name: str, until: datetime) -> None:
        """Nothing more before this instant."""
        self._connection.execute(_SET[self._connection.dialect.name], {"name": name, "free_at": until})
