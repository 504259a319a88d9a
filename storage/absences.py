"""Who is away when, and who covers: kept for ever, as the history of a cover is part of who did what."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, text, update

from domain.absence import Absence
from storage.leavers import works_here
from storage.tables import covers, people

_ALL = select(covers)
_OF = _ALL.where(
    or_(
        covers.c.person_id.in_(bindparam("ids", expanding=True)),
        covers.c.cover_id.in_(bindparam("ids", expanding=True)),
    )
).order_by(covers.c.first_day, covers.c.id)
_COMING = _ALL.where(covers.c.last_day >= bindparam("day")).order_by(covers.c.first_day, covers.c.id)
_ON = (
    _ALL.join(people, people.c.id == covers.c.cover_id)
    .where(covers.c.first_day <= bindparam("day"), covers.c.last_day >= bindparam("day"), works_here())
    .order_by(covers.c.id)
)
_OVER = _ALL.where(text("covers.settled_on is null"), covers.c.last_day < bindparam("day")).order_by(
    covers.c.last_day, covers.c.id
)
_SETTLE = (
    update(covers).where(covers.c.id.in_(bindparam("numbers", expanding=True))).values(settled_on=bindparam("day"))
)


class Absences:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, number: int) -> Absence | None:
        row = self._connection.execute(_ALL.where(covers.c.id == number)).one_or_none()
        return _absence(row) if row else None

    def of(self, ids: Collection[int], ending_from: date | None = None) -> list[Absence]:
        """Those in which one of these people is away or covers; where a day is given, that are not over by then."""
        found = map(_absence, self._connection.execute(_OF, {"ids": sorted(ids)}))
        return [one for one in found if ending_from is None or one.last_day >= ending_from]

    def stand_ins(self, day: date) -> dict[int, int]:
        """Who is away that day, and who gets their work: covers who have left stand in for nobody."""
        return {row.person_id: row.cover_id for row in self._connection.execute(_ON, {"day": day})}

    def present(self, ids: Collection[int], day: date) -> list[int]:
        """The same people as far as they are there that day, with their covers in the place of the others; each once."""
        stand_ins = self.stand_ins(day)
        return sorted({stand_ins.get(person, person) for person in ids})

    def add(self, wanted: Absence) -> int:
        row: dict[str, object] = {"person_id": wanted.person_id, "cover_id": wanted.cover_id}
        row |= {"first_day": wanted.first_day, "last_day": wanted.last_day}
        return int(self._connection.execute(insert(covers).returning(covers.c.id), row).scalar_one())

    def coming(self, day: date) -> list[Absence]:
        """All that are not over by that day, the first to begin first."""
        return list(map(_absence, self._connection.execute(_COMING, {"day": day})))

    def change(self, wanted: Absence) -> bool:
        """Another cover or other days; False if there is no such absence any more."""
        row = {"cover_id": wanted.cover_id, "first_day": wanted.first_day, "last_day": wanted.last_day}
        return self._connection.execute(update(covers).where(covers.c.id == wanted.id).values(row)).rowcount == 1

    def end(self, number: int, last_day: date) -> bool:
        """It ends earlier than was meant; False where it is over by then."""
        sooner = update(covers).where(covers.c.id == number, covers.c.last_day > last_day).values(last_day=last_day)
        return self._connection.execute(sooner).rowcount == 1

    def over(self, day: date, most: int) -> list[Absence]:
        """The first that are over by that day, and not settled since: read from these alone."""
        return list(map(_absence, self._connection.execute(_OVER.limit(most), {"day": day})))

    def settle(self, numbers: Collection[int], day: date) -> None:
        """What followed from their end is done."""
        self._connection.execute(_SETTLE, {"numbers": list(numbers), "day": day})

    def remove(self, number: int) -> bool:
        """It has not begun, and will not; False if there is none."""
        return self._connection.execute(delete(covers).where(covers.c.id == number)).rowcount == 1


def _absence(row: Any) -> Absence:
    return Absence(row.person_id, row.cover_id, row.first_day, row.last_day, row.id)
