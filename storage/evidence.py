"""Notes on what other sources say: added, read by their date, and withdrawn once."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, text, update

from domain.evidence import Evidence
from storage.tables import evidence

_NEWEST = (evidence.c.dated.desc(), evidence.c.id.desc())
_STANDING = text("evidence.withdrawn_at is null")
_GET = select(evidence).where(evidence.c.id == bindparam("id"))
_PAGE = select(evidence).where(_STANDING).order_by(*_NEWEST)
_COUNT = select(func.count()).select_from(evidence).where(_STANDING)
_BETWEEN = _PAGE.where(evidence.c.dated.between(bindparam("first"), bindparam("last")))
_NEW = insert(evidence).returning(evidence.c.id)
_WITHDRAW = (
    update(evidence).where(evidence.c.id == bindparam("of"), _STANDING).values(withdrawn_at=bindparam("withdrawn"))
)


class Evidences:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, number: int) -> Evidence | None:
        row = self._connection.execute(_GET, {"id": number}).one_or_none()
        return _evidence(row) if row else None

    def page(self, start: int, most: int) -> list[Evidence]:
        """What stands, the latest first."""
        return [_evidence(row) for row in self._connection.execute(_PAGE.offset(start).limit(most))]

    def count(self) -> int:
        return int(self._connection.execute(_COUNT).scalar_one())

    def between(self, first: date, last: date) -> list[Evidence]:
        """What stands and is dated within these days, the latest first."""
        return [_evidence(row) for row in self._connection.execute(_BETWEEN, {"first": first, "last": last})]

    def add(self, new: Evidence) -> int:
        """Returns its number."""
        row = {
            "dated": new.dated,
            "source": new.source,
            "text": new.text,
            "tags": list(new.tags),
            "by_id": new.by,
            "at": new.at,
        }
        return int(self._connection.execute(_NEW, row).scalar_one())

    def withdraw(self, number: int, at: datetime) -> bool:
        """False if somebody else was first."""
        return self._connection.execute(_WITHDRAW, {"of": number, "withdrawn": at}).rowcount == 1


def _evidence(row: Any) -> Evidence:
    return Evidence(row.id, row.dated, row.source, row.text, tuple(row.tags), row.by_id, row.at, row.withdrawn_at)
