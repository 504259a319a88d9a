"""When each person wants their ordinary digest; whoever said nothing gets it as the policy has it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from domain.preference import EVERY_WORKING_DAY, Preference
from storage.tables import preferences

_ALL = select(preferences)
_HOURS = select(preferences.c.hour).where(preferences.c.hour.is_not(None)).distinct()
_SOME = _ALL.where(preferences.c.person_id.in_(bindparam("ids", expanding=True)))
_CHANGED = select(preferences.c.person_id, preferences.c.hour, preferences.c.changed_at).where(
    preferences.c.changed_at >= bindparam("since")
)
_COLUMNS = ("person_id", "hour", "days", "weekly", "last_before", "first_since", "changed_at")
_NEW: dict[str, Any] = {name: bindparam(name) for name in _COLUMNS}
_PUT: dict[str, Any] = {
    dialect: insert(preferences)
    .values(_NEW)
    .on_conflict_do_update(index_elements=["person_id"], set_={k: v for k, v in _NEW.items() if k != "person_id"})
    for dialect, insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}


@dataclass(frozen=True, slots=True)
class Changed:
    """Who has changed their settings, to which hour (None: the policy's), and when."""

    person_id: int
    hour: int | None
    at: datetime


class Preferences:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, person_id: int) -> Preference:
        return self.some([person_id]).get(person_id, EVERY_WORKING_DAY)

    def some(self, ids: Collection[int]) -> dict[int, Preference]:
        """By person; those who said nothing are left out."""
        rows = self._connection.execute(_SOME, {"ids": sorted(ids)})
        return {row.person_id: _preference(row) for row in rows}

    def all(self) -> dict[int, Preference]:
        return {row.person_id: _preference(row) for row in self._connection.execute(_ALL)}

    def hours(self) -> frozenset[int]:
        """Every hour that somebody chose for their digest."""
        return frozenset(self._connection.execute(_HOURS).scalars())

    def changed(self, since: datetime) -> list[Changed]:
        return [Changed(*row) for row in self._connection.execute(_CHANGED, {"since": since})]

    def put(self, person_id: int, wanted: Preference, at: datetime | None = None) -> None:
        """`at`: when it was changed, where this may be a reason for a digest today."""
        days = "".join(str(day) for day in sorted(wanted.days))
        row: dict[str, Any] = {
            "person_id": person_id,
            "hour": wanted.hour,
            "days": days,
            "weekly": wanted.weekly,
            "changed_at": at,
        }
        row |= {"last_before": wanted.last_before, "first_since": wanted.first_since}
        self._connection.execute(_PUT[self._connection.dialect.name], row)


def _preference(row: Any) -> Preference:
    return Preference(row.hour, frozenset(map(int, row.days)), row.weekly, row.last_before, row.first_since)
