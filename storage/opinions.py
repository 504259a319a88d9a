"""What was said of being audited: one opinion for an audit, changed only as it was seen."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from domain.opinion import Answer, Opinion
from storage.tables import opinions

_SOME = select(opinions).where(opinions.c.audit_id.in_(bindparam("audits", expanding=True)))
_INSERT: dict[str, Any] = {"sqlite": sqlite.insert(opinions), "postgresql": postgresql.insert(opinions)}
_SAVED = ("fair", "useful", "text", "by_id", "at", "version")
_SAVE = (
    update(opinions)
    .where(opinions.c.audit_id == bindparam("of"), opinions.c.version == bindparam("seen"))
    .values({name: bindparam(f"new_{name}") for name in _SAVED})
)


class Opinions:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, audit_id: int) -> Opinion | None:
        return self.some([audit_id]).get(audit_id)

    def some(self, audit_ids: Sequence[int]) -> dict[int, Opinion]:
        """By audit; those of which nothing was said are not in it."""
        rows = self._connection.execute(_SOME, {"audits": list(audit_ids)})
        return {row.audit_id: _opinion(row) for row in rows}

    def add(self, new: Opinion) -> bool:
        """False if somebody has said it a moment ago."""
        put = _INSERT[self._connection.dialect.name].values(_stored(new) | {"audit_id": new.audit_id})
        return self._connection.execute(put.on_conflict_do_nothing(index_elements=["audit_id"])).rowcount == 1

    def save(self, before: Opinion, after: Opinion) -> bool:
        """False if somebody else was first."""
        asked = {f"new_{name}": value for name, value in _stored(after).items()}
        asked |= {"of": after.audit_id, "seen": before.version}
        return self._connection.execute(_SAVE, asked).rowcount == 1


def _stored(one: Opinion) -> dict[str, Any]:
    return {
        "fair": str(one.fair), "useful": str(one.useful), "text": one.text, "by_id": one.by, "at": one.at,
        "version": one.version,
    }  # fmt: skip


def _opinion(row: Any) -> Opinion:
    return Opinion(row.audit_id, Answer(row.fair), Answer(row.useful), row.by_id, row.at, row.text, row.version)
