"""Free text about an action, an audit or a case of concern: notes, replies, and the reasons of what was done.

The history holds only its hash.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Insert, Select, Table, bindparam, insert, select

from domain.note import Note
from storage.history import State, fingerprint
from storage.tables import audit_notes, concern_notes, notes, recommendation_notes


@dataclass(frozen=True, slots=True)
class Written:
    """A text that was kept: its number, and what the history may hold of it."""

    number: int
    state: State


@dataclass(frozen=True, slots=True)
class _Questions:
    """The statements of one table; `about` is its column that says what a text is about."""

    about: str
    add: Insert
    get: Select[Any]
    of: Select[Any]

    @classmethod
    def to(cls, table: Table, about: str) -> "_Questions":
        of = select(table).where(table.c[about] == bindparam("about")).order_by(table.c.at, table.c.id)
        return cls(about, insert(table).returning(table.c.id), select(table).where(table.c.id == bindparam("id")), of)


OF_ACTIONS, OF_AUDITS = _Questions.to(notes, "action_id"), _Questions.to(audit_notes, "audit_id")
OF_CONCERNS = _Questions.to(concern_notes, "concern_id")
OF_RECOMMENDATIONS = _Questions.to(recommendation_notes, "recommendation_id")


class Notes:
    def __init__(self, connection: Connection, ask: _Questions) -> None:
        self._connection = connection
        self._ask = ask

    def add(self, about: int, kind: str, by: int | None, at: datetime, text: str) -> Written:
        """Keep the text; returns its number and what the history may hold of it."""
        row = {self._ask.about: about, "kind": kind, "by_id": by, "at": at, "text": text}
        number = self._connection.execute(self._ask.add, row).scalar_one()
        return Written(number, {"note": number, "hash": fingerprint(text)})

    def get(self, number: int) -> Note | None:
        row = self._connection.execute(self._ask.get, {"id": number}).one_or_none()
        return self._note(row) if row else None

    def of(self, about: int) -> list[Note]:
        """The earliest first."""
        return [self._note(row) for row in self._connection.execute(self._ask.of, {"about": about})]

    def _note(self, row: Any) -> Note:
        return Note(row.id, getattr(row, self._ask.about), row.kind, row.by_id, row.at, row.text)
