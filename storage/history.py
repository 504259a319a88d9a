"""The append-only history: who did what to what and when, each entry sealed with an HMAC over itself and the one before.

No narrative stands in it: reasons and notes live in their own tables, the history holds their id and hash.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from domain.person import Actor
from storage.tables import history, history_head

GENESIS = "0" * 64
AT_ONCE = 1000
State = Mapping[str, str | int | bool | list[str] | None]

_HEAD = select(history_head.c.last_id, history_head.c.mac).with_for_update()
_ADVANCE = update(history_head).values(last_id=bindparam("last"), mac=bindparam("seal"))
_APPEND = insert(history)
_OF = select(history).where(history.c.subject == bindparam("subject")).order_by(history.c.id)
_NEXT = select(history).where(history.c.id > bindparam("after")).order_by(history.c.id).limit(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Entry:
    """`actor` is person:12, account:U0… or program; `role` in what capacity; `subject` A-17, person:12 or what else it is.

    `before` and `after` hold states and ids, never free text.
    """

    actor: str
    role: str
    verb: str
    subject: str
    before: State = field(default_factory=dict)
    after: State = field(default_factory=dict)

    @classmethod
    def by(
        cls, who: Actor, role: str, verb: str, subject: str, before: State | None = None, after: State | None = None
    ) -> "Entry":
        """An entry for something a person did; those they cover for are named beside them."""
        covered = "".join(f" for person:{person.id}" for person in who.covers)
        return cls(f"person:{who.id}{covered}", role, verb, subject, before or {}, after or {})


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry as it stands in the history."""

    id: int
    at: datetime
    entry: Entry
    mac: str


class History:
    def __init__(self, connection: Connection, key: bytes) -> None:
        self._connection = connection
        self._key = key

    def lock(self) -> None:
        """Take the head before anything else is locked, so that two writers wait for each other and never in a circle."""
        self._connection.execute(_HEAD)

    def append(self, entry: Entry, at: datetime) -> int:
        """Seal and write one entry; returns its number. The head's row lock keeps the chain from forking."""
        return self.append_many([entry], at)

    def append_many(self, entries: Iterable[Entry], at: datetime) -> int:
        """The same for several at one instant, in their order; returns the number of the last."""
        last = self._connection.execute(_HEAD).one()
        number, mac = int(last.last_id), str(last.mac)
        left = iter(entries)
        while portion := list(islice(left, AT_ONCE)):
            rows = []
            for entry in portion:
                number += 1
                mac = seal(self._key, mac, number, at, entry)
                rows.append(_row(number, at, mac, entry))
            self._connection.execute(_APPEND, rows)
        self._connection.execute(_ADVANCE, {"last": number, "seal": mac})
        return number

    def of(self, subject: str) -> list[Kept]:
        return [_kept(row) for row in self._connection.execute(_OF, {"subject": subject})]

    def all(self) -> Iterator[Kept]:
        """Every entry, the oldest first; read in portions, as there may be very many."""
        after = 0
        while portion := self._connection.execute(_NEXT, {"after": after}).all():
            yield from map(_kept, portion)
            after = portion[-1].id

    def head(self) -> tuple[int, str]:
        """The number and seal of the last entry: kept outside the database, they show that nothing was cut off."""
        row = self._connection.execute(select(history_head.c.last_id, history_head.c.mac)).one()
        return row.last_id, row.mac


def _row(number: int, at: datetime, mac: str, entry: Entry) -> dict[str, Any]:
    row = {"id": number, "at": at, "mac": mac, "actor": entry.actor, "role": entry.role, "verb": entry.verb}
    return row | {"subject": entry.subject, "before": dict(entry.before), "after": dict(entry.after)}


def seal(key: bytes, before: str, number: int, at: datetime, entry: Entry) -> str:
    """HMAC-SHA256 over the entry and the seal before it, as 64 hexadecimal digits."""
    parts = [before, number, at.astimezone(UTC).isoformat(), entry.actor, entry.role, entry.verb, entry.subject]
    parts += [entry.before, entry.after]
    body = json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hmac.new(key, body.encode(), hashlib.sha256).hexdigest()


def verify(entries: Iterator[Kept], key: bytes, head: tuple[int, str], outside: tuple[int, str] | None = None) -> str:
    """Prove the chain whole: "" if it is, else one sentence naming the first entry at fault.

    `head` is what the database says the last entry is; `outside` a head that was kept elsewhere earlier. Entries that
    were written since the head was read are proved as well.
    """
    mac, number = GENESIS, 0
    unmet = {head, outside or head} - {(0, GENESIS)}
    for kept in entries:
        number += 1
        if kept.id != number:
            return f"Entry {number} is missing."
        mac = seal(key, mac, number, kept.at, kept.entry)
        if not hmac.compare_digest(mac, kept.mac):
            return f"Entry {number} was changed."
        unmet.discard((number, mac))
    if head in unmet:
        return f"The history ends at entry {number}, but entry {head[0]} was written."
    return "The history no longer holds the entry noted outside the database: its end was cut off." if unmet else ""


def _kept(row: object) -> Kept:
    r = row._mapping  # type: ignore[attr-defined]
    entry = Entry(r["actor"], r["role"], r["verb"], r["subject"], r["before"] or {}, r["after"] or {})
    return Kept(r["id"], r["at"], entry, r["mac"])


def fingerprint(text: str) -> str:
    """What the history holds instead of a narrative: its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()
