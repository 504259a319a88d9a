"""What could not be delivered, and when the Practice Learning Team was told: once each, in their digest.

A failed message either has a letter that went in its place, or it is reported; nothing is left in between for good.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, String, and_, bindparam, cast, or_, select, text, update

from storage.doubt import ASKED
from storage.kinds import those
from storage.tables import outbox

LOOKED_BACK = timedelta(days=31)
_letter = outbox.alias("letter")
_COLUMNS = (outbox.c.id, outbox.c.kind, outbox.c.recipient, outbox.c.content, outbox.c.trouble)
_WITH_LETTER = select(*_COLUMNS, _letter.c.trouble.label("letter")).select_from(
    outbox.outerjoin(_letter, _letter.c.key == "letter:" + cast(outbox.c.id, String))
)
_FAILED = text("outbox.state = 'failed'")
_TOLD = and_(
    outbox.c.kind.not_in(those(lambda kind: not kind.reported)),
    outbox.c.trouble != ASKED,
    or_(_letter.c.id.is_(None), _letter.c.state.in_(("failed", "dropped"))),
)
_UNREPORTED = _WITH_LETTER.where(_FAILED, text("outbox.reported_on is null"), _TOLD)
_MARK = update(outbox).where(outbox.c.id.in_(bindparam("ids", expanding=True))).values(reported_on=bindparam("day"))
_REPORTED = _WITH_LETTER.where(
    _FAILED, outbox.c.reported_on > bindparam("after"), outbox.c.reported_on <= bindparam("by"), _TOLD
).order_by(outbox.c.id)
_DIGESTS = select(outbox.c.content).where(
    outbox.c.key.in_(bindparam("keys", expanding=True)), text("outbox.state = 'sent'")
)


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A message that did not arrive: its number, what it was to say, to whom, the platform's own word for why; and the
    same of the letter that was to go in its place: None if there was none."""

    id: int
    kind: str
    recipient: str
    content: Mapping[str, Any]
    trouble: str
    letter: str | None = None

    @property
    def person_id(self) -> int | None:
        """None where it was for a channel, or for nobody at all."""
        kind, _, name = self.recipient.partition(":")
        return int(name) if kind in ("person", "mail") else None


def digest_key(person_id: int, day: date) -> str:
    """Under which a person's one digest of the day is put."""
    return f"digest:{person_id}:{day.isoformat()}"


def digest_content(day: date, *, alone: bool) -> dict[str, object]:
    """What is put with it. `alone`: it holds the warnings alone, as a day off goes on."""
    return {"day": day.isoformat(), **({"alone": True} if alone else {})}


class Failures:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def report(self, day: date) -> None:
        """What nobody has been told of yet is reported on this day. To be called once a day."""
        found = [row.id for row in self._connection.execute(_UNREPORTED)]
        if found:
            self._connection.execute(_MARK, {"ids": found, "day": day})

    def reported(self, after: date, by: date) -> list[Undelivered]:
        """What was reported after the one day and by the other."""
        return [Undelivered(*row) for row in self._connection.execute(_REPORTED, {"after": after, "by": by})]

    def told_until(self, person_id: int, day: date) -> date:
        """The day of the last digest before this one that reached the person and reported: what came later is news."""
        days = [day - timedelta(days=n) for n in range(1, LOOKED_BACK.days)]
        keys = [digest_key(person_id, each) for each in days]
        digests = self._connection.execute(_DIGESTS, {"keys": keys}).scalars()
        told = [date.fromisoformat(content["day"]) for content in digests if not content.get("alone")]
        return max(told, default=day - LOOKED_BACK)
