"""Putting a notice in the outbox, in the same transaction as the change it tells of; the delivery of it is the scheduler's."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.doubt import ARRIVED, UNSURE
from storage.kinds import kind_of
from storage.tables import outbox

_COLUMNS = ("key", "kind", "recipient", "content", "urgent", "lane", "state", "created_at", "token", "attempts")
_VALUES: dict[str, Any] = {name: bindparam(name) for name in _COLUMNS}
_PUT = {
    "sqlite": sqlite.insert(outbox)
    .values(_VALUES)
    .on_conflict_do_nothing(index_elements=["key"])
    .returning(outbox.c.id),
    "postgresql": postgresql.insert(outbox)
    .values(_VALUES)
    .on_conflict_do_nothing(index_elements=["key"])
    .returning(outbox.c.id),
}
# Without giving anything back, so that the driver sends many at once.
_PUT_MANY = {
    "sqlite": sqlite.insert(outbox).values(_VALUES).on_conflict_do_nothing(index_elements=["key"]),
    "postgresql": postgresql.insert(outbox).values(_VALUES).on_conflict_do_nothing(index_elements=["key"]),
}
AT_ONCE = 1000
_OF_NOTICES = ("id", "kind", "recipient", "content", "created_at", "state", "conversation", "trouble", "attempts")
_NOTICES = select(*(outbox.c[name] for name in _OF_NOTICES))
_NOTICE = _NOTICES.where(outbox.c.id == bindparam("id"))
_UNDER = _NOTICES.where(outbox.c.key == bindparam("key"))
_UNDER_SOME = select(outbox.c.key, *_NOTICES.selected_columns).where(
    outbox.c.key.in_(bindparam("keys", expanding=True))
)
_URGENT_FOR = _NOTICES.where(
    outbox.c.recipient == bindparam("recipient"),
    outbox.c.urgent,
    text("outbox.state in ('pending', 'sending')"),
    outbox.c.created_at <= bindparam("put_by"),
).order_by(outbox.c.id)
_WAS_PUT = select(outbox.c.id).where(outbox.c.key == bindparam("key"))


@dataclass(frozen=True, slots=True)
class Notice:
    """What was put, to whom and when, and how it stands with it; `conversation`: "" while it cannot have gone; `tries`: how
    often it was tried."""

    id: int
    kind: str
    recipient: str
    content: Mapping[str, Any]
    put_at: datetime
    state: str
    conversation: str
    trouble: str = ""
    tries: int = 0

    @property
    def reference(self) -> str:
        """As the history and the messages that speak of it name it."""
        return f"notice:{self.id}"

    @property
    def is_in_doubt(self) -> bool:
        """Nobody can tell whether it arrived."""
        return self.state == "failed" and self.trouble in UNSURE

    @property
    def person_id(self) -> int | None:
        """None where it is for a channel."""
        kind, _, name = self.recipient.partition(":")
        return int(name) if kind == "person" else None


_HELD = _NOTICES.where(outbox.c.key == bindparam("key")).with_for_update(skip_locked=True)
_CHANGE = update(outbox).where(outbox.c.id == bindparam("of"), text("outbox.state = 'pending'"))
_SETTLED = update(outbox).where(
    outbox.c.id == bindparam("of"), outbox.c.state == bindparam("was"), outbox.c.attempts == bindparam("tries")
)
ANEW: Mapping[str, object] = {"reported_on": None, "withdrawn_on": None, "sent_at": None}
"""What was seen to when it failed is seen to once more: it may fail again, or be a file that arrives now. It counts as put
now: what is tried for some time only is tried for as long once more."""


class Outbox:
    """`has_new` says whether the worker should be woken after the commit. `reads`: of a ledger that only reads: what would be
    put there stands in no transaction, and nobody is woken for it."""

    def __init__(self, connection: Connection, now: datetime, *, reads: bool = False) -> None:
        self._connection = connection
        self._now = now
        self._reads = reads
        self.has_new = False

    def put(self, kind: str, recipient: str, key: str, content: Mapping[str, object], *, urgent: bool = False) -> bool:
        """False if a notice under this key was put before: then nothing is said twice.

        `recipient` is person:12 or channel:C0…; `content` holds ids only; `urgent`: although its kind is not.
        """
        row = self._row(kind, recipient, key, content, urgent=urgent or kind_of(kind).urgent)
        new = self._connection.execute(_PUT[self._connection.dialect.name], row).first() is not None
        self.has_new = self.has_new or new
        return new

    def _row(
        self, kind: str, recipient: str, key: str, content: Mapping[str, object], *, urgent: bool
    ) -> dict[str, object]:
        if self._reads:
            raise RuntimeError(f"A {kind} was put by what only reads.")
        row = {"key": key, "kind": kind, "recipient": recipient, "content": dict(content), "urgent": urgent}
        row |= {"lane": _lane(content) if urgent else "", "state": "pending", "created_at": self._now, "attempts": 0}
        return row | {"token": secrets.token_urlsafe(12)}

    def put_many(self, kind: str, notices: Iterable[tuple[str, str, Mapping[str, object]]]) -> None:
        """The same for many at once: recipient, key and content of each; those put before are left as they are."""
        rows = [self._row(kind, recipient, key, content, urgent=False) for recipient, key, content in notices]
        for start in range(0, len(rows), AT_ONCE):
            self._connection.execute(_PUT_MANY[self._connection.dialect.name], rows[start : start + AT_ONCE])
        self.has_new = self.has_new or bool(rows)

    def was_put(self, key: str) -> bool:
        return self._connection.execute(_WAS_PUT, {"key": key}).first() is not None

    def notice(self, number: int) -> Notice | None:
        """What was put under this number, whatever became of it."""
        row = self._connection.execute(_NOTICE, {"id": number}).one_or_none()
        return Notice(*row) if row else None

    def urgent_for(self, recipient: str, put_by: datetime) -> list[Notice]:
        """What waits of the urgent ones to somebody that were put by then, and what is on its way."""
        asked = {"recipient": recipient, "put_by": put_by}
        return [Notice(*row) for row in self._connection.execute(_URGENT_FOR, asked)]

    def under(self, key: str) -> Notice | None:
        """The same for what was put under this key."""
        row = self._connection.execute(_UNDER, {"key": key}).one_or_none()
        return Notice(*row) if row else None

    def under_some(self, keys: Iterable[str]) -> dict[str, Notice]:
        """The same for several at once, by their keys; those under which nothing was put are not in it."""
        rows = self._connection.execute(_UNDER_SOME, {"keys": list(keys)})
        return {row[0]: Notice(*row[1:]) for row in rows}

    def hold(self, key: str) -> Notice | None:
        """What was put under this key, which nobody else changes until this transaction ends; None while somebody else does."""
        row = self._connection.execute(_HELD, {"key": key}).one_or_none()
        return Notice(*row) if row else None

    def change(self, number: int, content: Mapping[str, object]) -> bool:
        """What waits holds this from now on; False if it does not wait any more."""
        changed = self._connection.execute(_CHANGE.values(content=dict(content)), {"of": number})
        return changed.rowcount == 1

    def again(self, found: Notice, recipient: str) -> bool:
        """What did not arrive waits for its turn once more, to this recipient; False if somebody has seen to it meanwhile."""
        anew = {"state": "pending", "not_before": None, "conversation": "", "trouble": "", "created_at": self._now}
        waits = self._settle(found, {**ANEW, **anew, "recipient": recipient})
        self.has_new = self.has_new or waits
        return waits

    def arrived(self, found: Notice) -> bool:
        """Somebody has seen it there, of which nobody could tell; False as above."""
        return self._settle(found, {"state": "sent", "trouble": ARRIVED})

    def _settle(self, found: Notice, values: Mapping[str, object]) -> bool:
        seen = {"of": found.id, "was": found.state, "tries": found.tries}
        return self._connection.execute(_SETTLED.values(dict(values)), seen).rowcount == 1


def _lane(content: Mapping[str, object]) -> str:
    """With what an urgent one keeps its order: with all of the same case of concern; a letter with nothing but itself."""
    return next((f"{name}:{content[name]}" for name in ("concern", "of") if content.get(name)), "")
