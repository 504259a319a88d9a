"""Every judgement of an audit as it was made: the first, a later one, a second moderation, a challenge decided."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, text

from domain.agreement import Pair
from domain.audit import Admissibility, Grade
from domain.moderation import Moderation, ModerationKind
from storage.tables import audits, moderations

_ADD = insert(moderations).returning(moderations.c.id)
_GET = select(moderations).where(moderations.c.id == bindparam("id"))
_OF = (
    select(moderations)
    .where(moderations.c.audit_id.in_(bindparam("ids", expanding=True)))
    .order_by(moderations.c.at, moderations.c.id)
)
_SECONDS = select(moderations).where(text("moderations.kind = 'second'")).order_by(moderations.c.at, moderations.c.id)
_AS_IMPORTED = select(audits.c.id, audits.c.admissibility, audits.c.grade).where(
    audits.c.id.in_(bindparam("ids", expanding=True))
)


class Moderations:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, made: Moderation) -> int:
        """Keep it; returns its number. That of `made` is not looked at."""
        row = {"audit_id": made.audit_id, "kind": str(made.kind), "by_id": made.by, "at": made.at}
        row |= {"admissibility": str(made.outcome), "grade": made.grade and str(made.grade)}
        row |= {"feedback": made.feedback, "note_id": made.note_id}
        return int(self._connection.execute(_ADD, row).scalar_one())

    def get(self, number: int) -> Moderation | None:
        row = self._connection.execute(_GET, {"id": number}).one_or_none()
        return _moderation(row) if row else None

    def of(self, audit_id: int) -> list[Moderation]:
        """The earliest first."""
        return [_moderation(row) for row in self._connection.execute(_OF, {"ids": [audit_id]})]

    def standing(self, audit_ids: Collection[int]) -> dict[int, Moderation]:
        """The judgement that stands of each of these audits: second moderations change nothing."""
        rows = self._connection.execute(_OF, {"ids": list(audit_ids)}) if audit_ids else ()
        return {made.audit_id: made for row in rows if (made := _moderation(row)).kind is not ModerationKind.SECOND}

    def pairs(self) -> list[Pair]:
        """Each audit's first judgement with its latest second one; of an imported audit, the judgement it came with."""
        seconds = {made.audit_id: made for made in map(_moderation, self._connection.execute(_SECONDS))}
        if not seconds:
            return []
        ids = {"ids": sorted(seconds)}
        every = map(_moderation, self._connection.execute(_OF, ids))
        firsts = {each.audit_id: each for each in every if each.kind is ModerationKind.FIRST}
        for row in self._connection.execute(_AS_IMPORTED, ids):
            if row.id not in firsts and row.admissibility:
                firsts[row.id] = _imported(row, seconds[row.id])
        return [(firsts[number], second) for number, second in seconds.items() if number in firsts]


def _imported(row: Any, second: Moderation) -> Moderation:
    outcome, grade = Admissibility(row.admissibility), Grade(row.grade) if row.grade else None
    return Moderation(0, row.id, ModerationKind.FIRST, None, second.at, outcome, grade)


def _moderation(row: Any) -> Moderation:
    outcome, grade = Admissibility(row.admissibility), Grade(row.grade) if row.grade else None
    return Moderation(
        row.id, row.audit_id, ModerationKind(row.kind), row.by_id, row.at, outcome, grade, row.feedback, row.note_id
    )
