"""Who has read that an action is late: as the posted messages have it."""

from sqlalchemy import Connection, bindparam, select, text

from domain.action import Action
from storage.meant import ESCALATION
from storage.tables import outbox, posted

_SAID = (
    select(outbox.c.recipient, outbox.c.content)
    .join(posted, posted.c.outbox_id == outbox.c.id)
    .where(
        posted.c.subject == bindparam("subject"),
        outbox.c.kind == ESCALATION,
        # What is on its way may have arrived; before that there is no conversation yet.
        text("(outbox.state = 'sent' or (outbox.state = 'sending' and outbox.conversation <> ''))"),
    )
)


def told_since_due(connection: Connection, action: Action) -> frozenset[int]:
    """To whom it was said since its present due date."""
    said = connection.execute(_SAID, {"subject": action.reference})
    return frozenset(
        int(row.recipient.partition(":")[2]) for row in said if row.content["day"] > action.due.isoformat()
    )
