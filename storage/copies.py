"""The posted copies of what changed: every message that speaks of it, and every open home page, is brought up to date."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, text, update

from domain.action import Action
from domain.audit import Audit, closed_on
from domain.calendar import LONDON, london_day
from domain.concern import Concern
from domain.person import Role
from storage.doubt import ARRIVED, UNSURE
from storage.outbox import Outbox
from storage.people import People
from storage.tables import audits, moderations, outbox, posted

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
_COPY = select(
    *(outbox.c[name] for name in ("kind", "recipient", "content", "conversation", "message")),
    *(outbox.c[name] for name in ("state", "trouble", "token", "sending_since")),
).where(outbox.c.id == bindparam("id"))
_PARTS = (
    select(posted.c.subject, posted.c.part, posted.c.cleared_on)
    .where(posted.c.outbox_id == bindparam("id"))
    .order_by(posted.c.id)
)
_FOLLOW = (
    update(posted)
    .where(posted.c.subject == bindparam("of"), posted.c.closed_at.is_distinct_from(bindparam("closed")))
    .values(closed_at=bindparam("closed"), cleared_on=None)
)
_OLD = (
    select(
        posted.c.id, posted.c.outbox_id, posted.c.subject, outbox.c.recipient, posted.c.closed_at, outbox.c.created_at
    )
    .join(outbox, outbox.c.id == posted.c.outbox_id)
    .where(text("posted.closed_at is not null and posted.cleared_on is null"), posted.c.closed_at < bindparam("before"))
    .order_by(posted.c.id)
)
_CLEAR = update(posted).where(posted.c.id.in_(bindparam("ids", expanding=True))).values(cleared_on=bindparam("day"))
LAST_JUDGED = (
    select(func.max(moderations.c.at)).where(moderations.c.audit_id == audits.c.id).correlate(audits).scalar_subquery()
)
"""When an audit of a statement was judged last."""
_JUDGED = select(func.max(moderations.c.at)).where(moderations.c.audit_id == bindparam("id"))
AT_ONCE = 500
PREFIXES = ("A-", "AU-", "C-")
"""Of what a message may speak: actions, audits, cases of concern."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What may have arrived: in which conversation it would be found, by its token; `since`, by the machine's clock."""

    conversation: str
    token: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Copy:
    """A posted message: what it told, to whom, where it stands, what it speaks of in its order with the heading each stands
    under, and of which actions, audits and cases of concern it no longer shows more than that they are closed. `sought`: where
    it is not known to have arrived, and so where it stands must be found out."""

    kind: str
    recipient: str
    content: Mapping[str, Any]
    conversation: str
    message: str
    parts: Mapping[str, str]
    cleared: frozenset[int] = frozenset()
    cleared_audits: frozenset[int] = frozenset()
    cleared_concerns: frozenset[int] = frozenset()
    sought: Sought | None = None

    def of_nobody_here(self) -> "Copy":
        """The same as it is drawn for somebody who has left: with nothing of whatever it speaks of in it."""
        actions, audits, concerns = (_numbers(prefix, self.parts) for prefix in PREFIXES)
        return replace(self, cleared=actions, cleared_audits=audits, cleared_concerns=concerns)


@dataclass(frozen=True, slots=True)
class OldCopy:
    """Something closed as a message speaks of it, with its words still in it. `put_at`: when the message was put."""

    id: int
    outbox_id: int
    subject: str
    recipient: str
    closed_at: datetime
    put_at: datetime

    @property
    def prefix(self) -> str:
        """One of `PREFIXES`."""
        return self.subject.partition("-")[0] + "-"

    @property
    def number(self) -> int:
        return int(self.subject.rpartition("-")[2])


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


def follow(connection: Connection, action: Action) -> None:
    """Have its posted messages know whether and when it was closed; one that is open again has its words back."""
    connection.execute(_FOLLOW, {"of": action.reference, "closed": action.closed_at})


def follow_audit(connection: Connection, audit: Audit) -> None:
    """The same for an audit, which is closed once it is moderated and nobody has to judge it again."""
    judged = connection.execute(_JUDGED, {"id": audit.id}).scalar()
    closed = closed_at(audit.moderated, audit.second, audit.challenge, judged)
    connection.execute(_FOLLOW, {"of": audit.reference, "closed": closed})


def follow_concern(connection: Connection, concern: Concern) -> None:
    """The same for a case of concern."""
    connection.execute(_FOLLOW, {"of": concern.reference, "closed": concern.closed_at})


def closed_at(moderated: date | None, second: str, challenge: str, judged: datetime | None) -> datetime | None:
    """The beginning of the day since which nothing more is to be done with an audit; None while something is. `judged`: when
    it was judged last."""
    day = closed_on(moderated, second, challenge, london_day(judged) if judged else None)
    return datetime.combine(day, time(), LONDON) if day else None


def old_copies(connection: Connection, closed_before: datetime) -> list[OldCopy]:
    """Messages that still hold the words of actions closed before this instant: read from those alone."""
    return [OldCopy(*row) for row in connection.execute(_OLD, {"before": closed_before})]


def clear(connection: Connection, ids: Sequence[int], day: date) -> None:
    """From now on these are drawn without case reference and words."""
    for start in range(0, len(ids), AT_ONCE):
        connection.execute(_CLEAR, {"ids": list(ids[start : start + AT_ONCE]), "day": day})


def copy_of(connection: Connection, outbox_id: int) -> Copy | None:
    """The message that was posted for this row of the outbox, or may have been; None if it never arrived, or
    nobody here knows where."""
    row = connection.execute(_COPY, {"id": outbox_id}).one_or_none()
    perhaps = row is not None and row.state == "failed" and row.trouble in UNSURE
    if row is None or not (perhaps or row.state == "sent") or row.trouble == ARRIVED:
        return None
    sought = Sought(row.conversation, row.token, row.sending_since) if perhaps else None
    spoken = connection.execute(_PARTS, {"id": outbox_id}).all()
    cleared = [each.subject for each in spoken if each.cleared_on]
    parts = {each.subject: each.part for each in spoken}
    actions, audits, concerns = (_numbers(prefix, cleared) for prefix in PREFIXES)
    where = row.conversation, row.message
    return Copy(row.kind, row.recipient, row.content, *where, parts, actions, audits, concerns, sought)


def _numbers(prefix: str, subjects: Iterable[str]) -> frozenset[int]:
    return frozenset(int(name.removeprefix(prefix)) for name in subjects if name.startswith(prefix))
