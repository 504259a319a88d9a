"""Free text about an audit beside its feedback: reasons, replies. The history holds only its hash."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select

from storage.history import fingerprint
from storage.notes import Written
from storage.tables import audit_notes

_ADD = insert(audit_notes).returning(audit_notes.c.id)
_GET = select(audit_notes).where(audit_notes.c.id == bindparam("id"))
_OF = (
    select(audit_notes)
    .where(audit_notes.c.audit_id == bindparam("audit_id"))
    .order_by(audit_notes.c.at, audit_notes.c.id)
)


@dataclass(frozen=True, slots=True)
class AuditNote:
    """`kind` is "reply", or the verb whose reason the text is."""

    id: int
    audit_id: int
    kind: str
    by: int | None
    at: datetime
    text: str


class AuditNotes:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, audit_id: int, kind: str, by: int | None, at: datetime, text: str) -> Written:
        """Keep the text; returns its number and what the history may hold of it."""
        row = {"audit_id": audit_id, "kind": kind, "by_id": by, "at": at, "text": text}
        number = self._connection.execute(_ADD, row).scalar_one()
        return Written(number, {"note": number, "hash": fingerprint(text)})

    def get(self, number: int) -> AuditNote | None:
        row = self._connection.execute(_GET, {"id": number}).one_or_none()
        return AuditNote(row.id, row.audit_id, row.kind, row.by_id, row.at, row.text) if row else None

    def of(self, audit_id: int) -> list[AuditNote]:
        rows = self._connection.execute(_OF, {"audit_id": audit_id})
        return [AuditNote(r.id, r.audit_id, r.kind, r.by_id, r.at, r.text) for r in rows]
