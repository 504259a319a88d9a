"""The posted copies of what changed: every message that speaks of it, and every open home page, is brought up to date."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select

from domain.action import Action
from domain.person import Role
from storage.outbox import Outbox
from storage.people import People
from storage.tables import outbox, posted

_COPIES = (
    select(outbox.c.id, outbox.c.recipient)
    .join(posted, posted.c.outbox_id == outbox.c.id)
    .where(posted.c.subject == bindparam("subject"))
)


_COPIES_OF_SOME = (
    select(outbox.c.id, outbox.c.recipient)
    .join(posted, posted.c.outbox_id == outbox.c.id)
    .where(posted.c.subject.in_(bindparam("subjects", expanding=True)))
    .distinct()
)
_COPY = select(outbox.c.kind, outbox.c.recipient, outbox.c.content, outbox.c.conversation, outbox.c.message).where(
    outbox.c.id == bindparam("id"), outbox.c.state == "sent"
)


_PARTS = select(posted.c.subject, posted.c.part).where(posted.c.outbox_id == bindparam("id")).order_by(posted.c.id)


@dataclass(frozen=True, slots=True)
class Copy:
    """A posted message: what it told, to whom, and where it stands."""

    kind: str
    recipient: str
    content: Mapping[str, Any]
    conversation: str
    message: str


def refresh(connection: Connection, put: Outbox, subject: str, mark: str) -> None:
    """Put an update for each message posted about this. `mark` tells one change from the next."""
    for copy in connection.execute(_COPIES, {"subject": subject}).all():
        put.put("update", copy.recipient, f"update:{copy.id}:{subject}:{mark}", {"of": copy.id})


def refresh_many(connection: Connection, put: Outbox, subjects: Collection[str], mark: str) -> None:
    """The same for several at once."""
    for copy in connection.execute(_COPIES_OF_SOME, {"subjects": list(subjects)}).all():
        put.put("update", copy.recipient, f"update:{copy.id}:{mark}", {"of": copy.id})


def refresh_homes(
    connection: Connection, put: Outbox, concerned: Collection[int | None], today: date, mark: str
) -> None:
    """Publish again the home pages of these people, of who covers for them, and of those who see everything."""
    people = People(connection)
    readers = people.home_readers()
    if not readers:
        return
    ids = {i for i in concerned if i is not None}
    ids |= people.covering(ids, today)
    for reader in readers:
        if reader.id in ids or not reader.roles.isdisjoint({Role.PLT, Role.DIRECTOR}):
            put.put("home", f"person:{reader.id}", f"home:{reader.id}:{mark}", {})


def concerned(action: Action) -> set[int | None]:
    """Everybody on whose home page this action may show."""
    judged = {action.audit.auditor_id, action.audit.moderator_id} if action.audit else set()
    return {action.owner_id, action.team.manager_id, action.team.head_id, action.added_by, *judged}


def parts_of(connection: Connection, outbox_id: int) -> dict[str, str]:
    """What the message speaks of, in its order, each with the heading it stands under."""
    return {row.subject: row.part for row in connection.execute(_PARTS, {"id": outbox_id})}


def copy_of(connection: Connection, outbox_id: int) -> Copy | None:
    """The message that was posted for this row of the outbox; None if it never arrived."""
    row = connection.execute(_COPY, {"id": outbox_id}).one_or_none()
    return Copy(*row) if row else None
