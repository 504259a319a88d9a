"""The files that were sent and still lie on the chat platform: found by when they were sent, not by how many there are."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, select, text, update

from storage.tables import outbox

_SENT_BY = (
    select(outbox.c.id)
    .where(text("kind = 'export' and state = 'sent' and withdrawn_on is null"), outbox.c.sent_at <= bindparam("limit"))
    .order_by(outbox.c.sent_at, outbox.c.id)
)
_ANY_SENT_BY = _SENT_BY.limit(1)
_WITHDRAW = (
    update(outbox).where(outbox.c.id.in_(bindparam("ids", expanding=True))).values(withdrawn_on=bindparam("day"))
)


def any_sent_by(connection: Connection, limit: datetime) -> bool:
    return connection.execute(_ANY_SENT_BY, {"limit": limit}).first() is not None


def sent_by(connection: Connection, limit: datetime) -> list[int]:
    """The notices whose files were sent at this instant or before, by the council's clock, and are to be taken back."""
    return list(connection.execute(_SENT_BY, {"limit": limit}).scalars())


def withdraw(connection: Connection, numbers: Sequence[int], day: date) -> None:
    """Write down that their taking back is under way: it is put in the outbox, which does not let go of it."""
    connection.execute(_WITHDRAW, {"ids": list(numbers), "day": day})
