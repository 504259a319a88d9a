"""Whose turn it is: the worker's claims on the outbox, made so that several copies of the bot never take the same notice.

In order and one at a time for each recipient; urgent ones first and whatever the pace, for which the others then wait. They go
in lanes of their own, one for each case of concern and one at a time in each: they wait neither for an ordinary one that hangs or
is in doubt nor for another case of concern, unless the platform itself asks for a wait. A claim is a lease: `not_before` is set
to the instant after which anybody may take the notice up, because its holder must be dead by then. It is also the mark by which
a holder proves that the lease is still its own. All instants here are the machine's, not the council's.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, case, exists, func, or_, select, text, union_all, update
from sqlalchemy.sql.elements import ColumnElement

from storage.kinds import kind_of, those
from storage.paces import WORKSPACE, Paces
from storage.tables import outbox, paces

MAIL = "mail"
"""What the recipient of a letter begins with."""
NOT_YET_ITS_DAY = "its day is still to come"
"""The trouble of a notice planned by a clock that was ahead: it waits for its own day, and nothing waits for it."""
TOO_MANY = "ratelimited"
"""The trouble of one with which the platform asked for a wait: no other urgent one to its recipient is tried before it ends."""
_earlier = outbox.alias("earlier")
_PENDING = text("outbox.state = 'pending'")
_REPEATABLE = outbox.c.kind.in_(those(lambda kind: kind.repeatable))
_OVERTAKING = those(lambda kind: kind.overtakes)
_DUE = or_(outbox.c.not_before.is_(None), outbox.c.not_before <= bindparam("now"))
_ASKED_TO_WAIT = and_(
    text("earlier.state = 'pending'"), _earlier.c.trouble == TOO_MANY, _earlier.c.not_before > bindparam("now")
)
_BEFORE_IT = and_(
    or_(~outbox.c.urgent, _earlier.c.lane == outbox.c.lane),
    or_(
        text("earlier.state = 'sending'"),
        and_(_earlier.c.trouble != NOT_YET_ITS_DAY, ~or_(*(c.kind.in_(_OVERTAKING) for c in (_earlier.c, outbox.c)))),
    ),
    or_(
        text("earlier.state = 'sending'"),
        _earlier.c.urgent > outbox.c.urgent,
        and_(_earlier.c.urgent == outbox.c.urgent, _earlier.c.id < outbox.c.id),
    ),
)
_OVERTAKEN = exists().where(
    _earlier.c.recipient == outbox.c.recipient,
    text("earlier.state in ('pending', 'sending')"),
    _earlier.c.urgent >= outbox.c.urgent,
    or_(_BEFORE_IT, and_(outbox.c.urgent, _ASKED_TO_WAIT)),
)
_PACED = exists().where(paces.c.name == outbox.c.recipient, paces.c.free_at > bindparam("now"))


def _next(*conditions: ColumnElement[bool]) -> Select[Any]:
    found = select(outbox).where(_PENDING, _DUE, ~_OVERTAKEN, *conditions).order_by(outbox.c.id).limit(1)
    return found.with_for_update(skip_locked=True, of=outbox)


_WAY = case((outbox.c.recipient.startswith(f"{MAIL}:"), MAIL), else_=outbox.c.recipient)
_NOT_TAKEN_UP = _WAY.not_in(bindparam("busy", expanding=True))
_URGENT = _next(outbox.c.urgent, _NOT_TAKEN_UP)
_ORDINARY = _next(~outbox.c.urgent, or_(~_PACED, _REPEATABLE))
_UNPACED = _next(~outbox.c.urgent, _REPEATABLE)


def _overdue(*conditions: ColumnElement[bool]) -> Select[Any]:
    over = and_(text("outbox.state = 'sending'"), outbox.c.not_before <= bindparam("now"))
    theirs = select(outbox).where(over, outbox.c.id.not_in(bindparam("mine", expanding=True)), *conditions)
    return theirs.order_by(outbox.c.id).limit(1).with_for_update(skip_locked=True)


_OVERDUE, _URGENT_OVERDUE = _overdue(~outbox.c.urgent), _overdue(outbox.c.urgent, _NOT_TAKEN_UP)
_LIKE_IT = select(outbox.c.id, outbox.c.content).where(
    text("outbox.state = 'pending'"),
    outbox.c.recipient == bindparam("recipient"),
    outbox.c.kind == bindparam("kind"),
    outbox.c.id != bindparam("id"),
)
_ANY_PENDING = exists(select(outbox.c.id).where(_PENDING))
_FOR_A_NAME = exists(select(outbox.c.id).where(_PENDING, outbox.c.recipient == paces.c.name))
_INSTANTS = union_all(
    select(outbox.c.not_before.label("at")).where(
        text("outbox.state in ('pending', 'sending')"), outbox.c.not_before > bindparam("now")
    ),
    select(paces.c.free_at).where(
        paces.c.free_at > bindparam("now"), or_(_FOR_A_NAME, and_(paces.c.name == WORKSPACE, _ANY_PENDING))
    ),
).subquery()
_NEXT_INSTANT = select(func.min(_INSTANTS.c.at))


@dataclass(frozen=True, slots=True)
class Claim:
    """A notice that one worker holds. `lease` marks the holder; `doubtful`: an earlier holder may have sent it;
    `put_at`, by the council's clock, when it was put, or last put anew: forwarded, or retried by the operator;
    `remembered`: its conversation was opened for an earlier one; `urgent`: it goes ahead of all else."""

    id: int
    kind: str
    recipient: str
    content: Mapping[str, Any]
    token: str
    attempts: int
    conversation: str
    since: datetime
    lease: datetime
    put_at: datetime
    doubtful: bool = False
    remembered: bool = False
    urgent: bool = False

    @property
    def person_id(self) -> int | None:
        """Whom a message is for; None where it is for a channel, or no message."""
        kind, _, name = self.recipient.partition(":")
        return int(name) if kind == "person" and not self.repeatable else None

    @property
    def way(self) -> str:
        """What hangs with it: all to one recipient, or all letters."""
        return MAIL if self.recipient.startswith(f"{MAIL}:") else self.recipient

    @property
    def repeatable(self) -> bool:
        return kind_of(self.kind).repeatable


class Claims:
    """`urgent_only`: of a worker that takes nothing else, so that somebody is always free for what is urgent. `busy`: the ways
    on which nothing urgent is begun at this moment, as others are sending on them."""

    def __init__(
        self, connection: Connection, now: datetime, *, urgent_only: bool = False, busy: Collection[str] = ()
    ) -> None:
        self._connection = connection
        self._now = now
        self._urgent_only = urgent_only
        self._busy = busy

    def anything(self, mine: Collection[int], *, workspace_pace: float) -> bool:
        """Whether a claim would succeed: asked first by a reader, so that idle workers never lock anything."""
        return self._whose_turn(mine, workspace_pace) is not None

    def take(self, lasting: timedelta, mine: Collection[int], *, workspace_pace: float) -> Claim | None:
        """Claim the next notice, or take up one whose holder is gone; `mine` are those this worker itself is sending.

        To be committed before anything goes out. May fail with IntegrityError where another copy was a moment earlier.
        """
        lease, row = self._now + lasting, self._whose_turn(mine, workspace_pace)
        if row is None:
            return None
        if row.state == "sending":
            self._set(row.id, not_before=lease)
            return _claim(row, row.attempts, row.sending_since, lease, doubtful=True)
        kind = kind_of(row.kind)
        if not kind.repeatable:  # what is urgent waits for no pace, and the others make room for it
            Paces(self._connection).step(WORKSPACE, self._now, workspace_pace)
        self._set(row.id, state="sending", sending_since=self._now, not_before=lease, attempts=row.attempts + 1)
        if kind.repeatable or kind.one_is_enough:
            self._take_along(row)
        return _claim(row, row.attempts + 1, self._now, lease, doubtful=False)

    def next_instant(self) -> datetime | None:
        """When something may next become due by itself: a wait that ends, a lease, a pace."""
        return self._connection.execute(_NEXT_INSTANT, {"now": self._now}).scalar()

    def _whose_turn(self, mine: Collection[int], workspace_pace: float) -> Any:
        """What is urgent, then what nobody holds any more, then the next."""
        asked = {"now": self._now, "mine": list(mine) or [0], "busy": list(self._busy) or [""]}
        found = self._first((_URGENT_OVERDUE, _URGENT), asked)
        if found is not None or self._urgent_only:
            return found
        free = not workspace_pace or Paces(self._connection).is_free(WORKSPACE, self._now)
        return self._first((_OVERDUE, _ORDINARY if free else _UNPACED), asked)

    def _first(self, statements: Sequence[Select[Any]], asked: Mapping[str, Any]) -> Any:
        found = (self._connection.execute(statement, asked).one_or_none() for statement in statements)
        return next((row for row in found if row is not None), None)

    def _take_along(self, row: Any) -> None:
        """What is drawn now is drawn after every change that these waiting ones were put for."""
        waiting = self._connection.execute(_LIKE_IT, {"recipient": row.recipient, "kind": row.kind, "id": row.id})
        alike = [other.id for other in waiting if other.content == row.content]
        if alike:
            dropped = {"state": "dropped", "trouble": f"done with {row.id}", "settled_at": self._now}
            self._connection.execute(update(outbox).where(outbox.c.id.in_(alike), _PENDING).values(dropped))

    def _set(self, row_id: int, **values: object) -> None:
        self._connection.execute(update(outbox).where(outbox.c.id == row_id).values(values))


def _claim(row: Any, attempts: int, since: datetime, lease: datetime, *, doubtful: bool) -> Claim:
    return Claim(
        row.id, row.kind, row.recipient, row.content, row.token, attempts, row.conversation, since, lease,
        row.created_at, doubtful, urgent=row.urgent,
    )  # fmt: skip
