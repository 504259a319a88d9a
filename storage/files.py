"""The files that lie on the chat platform, or may do so: found by when they were sent, not by how many there are."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, select, text, update

from storage.tables import outbox

_SENT_BY = (
    select(outbox.c.id, outbox.c.sent_at)
    .where(
        text("kind = 'export' and sent_at is not null and withdrawn_on is null"),
        text("state in ('sent', 'failed')"),
        outbox.c.sent_at <= bindparam("limit"),
    )
    .order_by(outbox.c.sent_at, outbox.c.id)
)
_ANY_SENT_BY = _SENT_BY.limit(1)
_WITHDRAW = (
    update(outbox).where(outbox.c.id.in_(bindparam("ids", expanding=True))).values(withdrawn_on=bindparam("day"))
)


def any_sent_by(connection: Connection, limit: datetime) -> bool:
    return connection.execute(_ANY_SENT_BY, {"limit": limit}).first() is not None


def sent_by(connection: Connection, limit: datetime) -> dict[int, datetime]:
    """When each was sent of the notices whose files went at this instant or before, by the council's clock, or may have done
    so, and are to be taken back."""
    return {row.id: row.sent_at for row in connection.execute(_SENT_BY, {"limit": limit})}


def withdraw(connection: Connection, numbers: Collection[int], day: date) -> None:
    """Write down that their taking back is under way: it is put in the outbox, which does not let go of it."""
    connection.execute(_WITHDRAW, {"ids": list(numbers), "day": day})
