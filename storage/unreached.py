"""Whom nothing reaches, as the chat platform knows no account of theirs: since when, and what was done about it.

It is kept beside the messages, since these come and go: a digest of yesterday no longer waits today.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, exists, or_, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from domain.calendar import london_day
from storage.kinds import kind_of, those
from storage.tables import outbox, people, unreached

FOR_LONG = timedelta(days=1)
"""How long nothing must have reached somebody before it is said."""
A_WEEK = timedelta(days=7)
_NEW: dict[str, Any] = {"person_id": bindparam("person"), "since": bindparam("at")}
_NOTE = {
    dialect: insert(unreached).values(_NEW).on_conflict_do_nothing(index_elements=["person_id"])
    for dialect, insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}
_OF = select(unreached.c.since, unreached.c.lettered_at).where(unreached.c.person_id == bindparam("person"))
_WAITING = (
    select(outbox.c.created_at, outbox.c.kind, outbox.c.content)
    .where(
        text("outbox.state in ('pending', 'sending')"),
        outbox.c.recipient == bindparam("recipient"),
        outbox.c.kind.not_in(those(lambda kind: kind.repeatable)),
    )
    .order_by(outbox.c.id)
)
_LETTERED = update(unreached).where(unreached.c.person_id == bindparam("person")).values(lettered_at=bindparam("at"))
_OUTDATED = delete(unreached).where(
    exists().where(people.c.id == unreached.c.person_id, or_(~people.c.active, people.c.account.is_not(None)))
)
_REPORT = (
    update(unreached)
    .where(unreached.c.reported_on.is_(None), unreached.c.since <= bindparam("limit"))
    .values(reported_on=bindparam("day"))
)
_REPORTED = (
    select(unreached.c.person_id, unreached.c.since, unreached.c.lettered_at)
    .join(people, and_(people.c.id == unreached.c.person_id, people.c.active, people.c.account.is_(None)))
    .where(unreached.c.reported_on > bindparam("after"), unreached.c.reported_on <= bindparam("by"))
    .order_by(unreached.c.person_id)
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message that waits. `day`: the one day for which it is, 2018-01-17; "" where it waits as long as it must."""

    put_at: datetime
    day: str


class Unreached:
    """`now` is the council's time."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def note(self, person_id: int, since: datetime) -> None:
        """A message put at that instant waits for an account of theirs."""
        row = {"person": person_id, "at": since}
        self._connection.execute(_NOTE[self._connection.dialect.name], row)

    def waiting(self, person_id: int) -> list[Waiting]:
        """The messages that wait for them; a digest or a roll-up only as long as its day is not over."""
        rows = self._connection.execute(_WAITING, {"recipient": f"person:{person_id}"})
        found = [Waiting(row.created_at, row.content["day"] if kind_of(row.kind).regular else "") for row in rows]
        return [each for each in found if each.day in ("", london_day(self._now).isoformat())]

    def wants_letter(self, person_id: int) -> bool:
        """Whether they are to be told by e-mail that messages wait: after a day, and of what no letter has counted yet.

        Of digests and roll-ups, which come again and again, a letter a week is enough.
        """
        row = self._connection.execute(_OF, {"person": person_id}).one_or_none()
        if row is None or self._now - row.since < FOR_LONG:
            return False
        waiting, last = self.waiting(person_id), row.lettered_at
        if last is None:
            return bool(waiting)
        return any(self._now - last >= A_WEEK if each.day else each.put_at > last for each in waiting)

    def lettered(self, person_id: int) -> None:
        self._connection.execute(_LETTERED, {"person": person_id, "at": self._now})

    def report(self, day: date) -> None:
        """Those whom nothing has reached for long are reported on this day, each once; who has an account is forgotten."""
        self._connection.execute(_OUTDATED)
        self._connection.execute(_REPORT, {"limit": self._now - FOR_LONG, "day": day})

    def reported(self, after: date, by: date) -> list[tuple[int, datetime, bool]]:
        """Person, since when, and whether they hear of it by e-mail; of those who still have no account."""
        rows = self._connection.execute(_REPORTED, {"after": after, "by": by})
        return [(row.person_id, row.since, row.lettered_at is not None) for row in rows]
