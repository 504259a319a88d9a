"""When somebody joined the core group or went back to learning: by whose word, on which audits, and what was said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select

from domain.person import Role
from storage.history import fingerprint
from storage.notes import Written
from storage.tables import competences

_ADD = insert(competences).returning(competences.c.id)
_GET = select(competences).where(competences.c.id == bindparam("id"))
_OF = (
    select(competences)
    .where(competences.c.person_id == bindparam("person"))
    .order_by(competences.c.at, competences.c.id)
)


@dataclass(frozen=True, slots=True)
class Competence:
    """`role` is what the person is from then on; `by`: who confirmed it, or who sent them back to learning."""

    person_id: int
    role: Role
    by: int
    at: datetime
    audits: Sequence[int] = ()
    note: str = ""
    id: int = 0


class Competences:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, said: Competence) -> Written:
        """Keep it; returns its number and what the history may hold of it."""
        row = {"person_id": said.person_id, "role": str(said.role), "by_id": said.by, "at": said.at}
        row |= {"audits": list(said.audits), "note": said.note}
        number = self._connection.execute(_ADD, row).scalar_one()
        audits = [f"AU-{one}" for one in said.audits]
        state = {"competence": number, "by": said.by, "audits": audits, "hash": fingerprint(said.note)}
        return Written(number, state)

    def get(self, number: int) -> Competence | None:
        row = self._connection.execute(_GET, {"id": number}).one_or_none()
        return _competence(row) if row else None

    def of(self, person_id: int) -> list[Competence]:
        """The earliest first."""
        return [_competence(row) for row in self._connection.execute(_OF, {"person": person_id})]


def _competence(row: object) -> Competence:
    r = row._mapping  # type: ignore[attr-defined]
    return Competence(r["person_id"], Role(r["role"]), r["by_id"], r["at"], tuple(r["audits"]), r["note"], r["id"])
