"""Free text about an action: notes, and the reasons of what was done to it. The history holds only their hash."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select

from domain.note import Note
from storage.history import State, fingerprint
from storage.tables import notes

_ADD = insert(notes).returning(notes.c.id)
_GET = select(notes).where(notes.c.id == bindparam("id"))
_OF = select(notes).where(notes.c.action_id == bindparam("action_id")).order_by(notes.c.at, notes.c.id)


@dataclass(frozen=True, slots=True)
class Written:
    """A text that was kept: its number, and what the history may hold of it."""

    number: int
    state: State


class Notes:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, action_id: int, kind: str, by: int | None, at: datetime, text: str) -> Written:
        """Keep the text; returns what the history may hold of it."""
        row = {"action_id": action_id, "kind": kind, "by_id": by, "at": at, "text": text}
        number = self._connection.execute(_ADD, row).scalar_one()
        return Written(number, {"note": number, "hash": fingerprint(text)})

    def get(self, number: int) -> Note | None:
        row = self._connection.execute(_GET, {"id": number}).one_or_none()
        return Note(row.id, row.action_id, row.kind, row.by_id, row.at, row.text) if row else None

    def of(self, action_id: int) -> list[Note]:
        rows = self._connection.execute(_OF, {"action_id": action_id})
        return [Note(r.id, r.action_id, r.kind, r.by_id, r.at, r.text) for r in rows]
