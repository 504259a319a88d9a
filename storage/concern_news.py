"""What has happened to cases of concern on some days, for the digest of those who track all of them; what was taken out of one.

Read from the register and from when its texts were written: both stay small, as a few are raised in a month. What an import
brings is no news: nobody is named there who closed it, and no moment when it was raised.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import BindParameter, bindparam, literal, select, union_all

from domain.calendar import LONDON
from domain.concern import Concern
from storage.ledger import Ledger
from storage.tables import concern_notes, concerns

_NOTED: Mapping[str, str] = {
    "update": "updated", "review": "reviewed", "moved": "action taken out", "closed": "closed", "reopened": "reopened",
}  # fmt: skip
"""By the kind of the text that was kept."""
_BEGIN: BindParameter[Any] = bindparam("begin")
_END: BindParameter[Any] = bindparam("end")
_HAPPENED = union_all(
    select(concerns.c.id, concerns.c.raised_at.label("at"), literal("raised").label("kind")).where(
        concerns.c.raised_at >= _BEGIN, concerns.c.raised_at < _END
    ),
    select(concerns.c.id, concerns.c.closed_at, literal("closed")).where(
        concerns.c.closed_at >= _BEGIN, concerns.c.closed_at < _END, concerns.c.closed_by.is_not(None)
    ),
    select(concern_notes.c.concern_id, concern_notes.c.at, concern_notes.c.kind).where(
        concern_notes.c.at >= _BEGIN, concern_notes.c.at < _END
    ),
).order_by("at")


@dataclass(frozen=True, slots=True)
class Happened:
    """What was done to one of them, each once, the earliest first: raised, updated."""

    concern: Concern
    verbs: tuple[str, ...]


def happened(ledger: Ledger, first: date, end: date) -> list[Happened]:
    """From the first day on and before the other, by number."""
    found: dict[int, dict[str, None]] = defaultdict(dict)
    begin, until = (datetime.combine(day, time(), LONDON) for day in (first, end))
    for row in ledger.connection.execute(_HAPPENED, {"begin": begin, "end": until}):
        found[row.id][_NOTED.get(row.kind, row.kind)] = None
    return [Happened(concern, tuple(found[concern.id])) for concern in ledger.concerns.some(sorted(found))]


def taken_out(ledger: Ledger, concern: Concern) -> tuple[str, ...]:
    """The actions that no longer belong to it, the first first: its history names them, as they themselves do not name it."""
    told = (kept.entry for kept in ledger.history.of(concern.reference))
    out = dict.fromkeys(str(e.after["action"]) for e in told if e.verb == _NOTED["moved"] and e.after.get("action"))
    theirs = {f"A-{number}" for number in ledger.concerns.actions_of(concern)}
    return tuple(reference for reference in out if reference not in theirs)
