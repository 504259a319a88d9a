"""What the history keeps of an import: states, dates and ids before and after, and of free text nothing but its hash."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from storage.history import Entry, fingerprint
from tracker.changes import Change, Plan
from tracker.columns import Column, Values, folded
from tracker.layout import BY_NAME
from tracker.stored import Ids

OPERATOR = ("program", "operator")
"""Whoever can run the command on the machine; the program knows them by no other name."""
_PLAIN = frozenset(
    {"account", "yes_no", "choice", "choices", "score", "number", "count", "hour", "setting", "month", "date", "moment"}
)
_PART_OF = {
    "areas": "area",
    "completions": "completion",
    "impacts": "impact",
    "extensions": "extension",
    "handovers": "handover",
    "notes": "note",
}


def entries(plan: Plan, ids: Ids) -> Iterator[Entry]:
    """One for every new and every changed row, in the order of the tables."""
    for name in BY_NAME:
        for change in plan.changes[name]:
            if not change.quiet:
                yield _entry(change, ids)


def _entry(change: Change, ids: Ids) -> Entry:
    differing = change.differing()
    part = _PART_OF.get(change.table.name)
    which: dict[str, Any] = {part: change.after.get("area") or change.after.get("number")} if part else {}
    before = which | _state(change, change.before, differing, ids) if change.before else {}
    return Entry(
        *OPERATOR, "imported", _subject(change, ids), before, which | _state(change, change.after, differing, ids)
    )


def _subject(change: Change, ids: Ids) -> str:
    row, name = change.after, change.table.name
    if name == "services":
        return f"service:{ids.services[folded(row['service'])]}"
    if name == "teams":
        return f"team:{ids.teams[folded(row['team'])]}"
    if name == "people":
        return f"person:{ids.people[row['email']]}"
    if name in ("absences", "preferences"):
        return f"person:{ids.people[row.get('person_email') or row['email']]}"
    if name in ("policy", "cases"):
        return name
    if name == "rounds":
        return f"round:{row['month']}"
    return f"AU-{row['audit']}" if name in ("audits", "areas") else f"A-{row['action']}"


def _state(change: Change, row: Values, names: list[str], ids: Ids) -> dict[str, Any]:
    columns = change.table.by_name
    return {name: _kept(columns.get(name), name, row.get(name), ids) for name in names}


def _kept(column: Column | None, name: str, value: Any, ids: Ids) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, tuple):
        return list(value) if column and column.kind == "choices" else [fingerprint(word) for word in value]
    if name.endswith("_email"):
        return f"person:{ids.people[value]}"
    if column and column.refers in ("teams", "services"):
        return f"{column.refers[:-1]}:{getattr(ids, column.refers)[folded(value)]}"
    return value if column is None or column.kind in _PLAIN else fingerprint(value)
