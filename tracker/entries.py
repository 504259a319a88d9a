"""What the history keeps of an import: states, dates and ids before and after, and of free text nothing but its hash."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from storage.history import Entry, fingerprint
from tracker.audit_layout import CHANNEL_WORDS
from tracker.changes import Change, Plan
from tracker.columns import Column, Values, folded
from tracker.ids import Ids
from tracker.layout import BY_NAME

OPERATOR = ("program", "operator")
"""Whoever can run the command on the machine; the program knows them by no other name."""
_PLAIN = frozenset(
    {
        "account", "yes_no", "choice", "choices", "score", "number", "count", "hour", "setting", "figures", "month", "date",
        "moment",
    }
)  # fmt: skip
_PART_OF = {
    "areas": "area",
    "completions": "completion",
    "impacts": "impact",
    "extensions": "extension",
    "handovers": "handover",
    "notes": "note",
    "duties": "duty",
    "concern_notes": "note",
    "audit_notes": "note",
    "moderations": "moderation",
    "recommendation_notes": "note",
    "plan_reviews": "review",
    "team_notes": "note",
    "evidence": "note",
    "exemptions": "exemption",
    "competences": "competence",
}


_PARTS = ("area", "capacity", "number", "month")


def entries(plan: Plan, ids: Ids) -> Iterator[Entry]:
    """One for every new and every changed row, in the order of the tables."""
    for name in BY_NAME:
        for change in plan.changes[name]:
            if not change.quiet:
                yield _entry(change, ids)


def _entry(change: Change, ids: Ids) -> Entry:
    differing = change.differing()
    part = _PART_OF.get(change.table.name)
    which: dict[str, Any] = (
        {part: next((said for key in _PARTS if (said := change.after.get(key))), None)} if part else {}
    )
    before = which | _state(change, change.before, differing, ids) if change.before else {}
    return Entry(
        *OPERATOR, "imported", _subject(change, ids), before, which | _state(change, change.after, differing, ids)
    )


def _subject(change: Change, ids: Ids) -> str:
    row, name = change.after, change.table.name
    if found := _SUBJECTS.get(name):
        return found(row, ids)
    return f"A-{row['action']}" if "action" in row else f"AU-{row['audit']}"


def _round(row: Values, _ids: Ids) -> str:
    return f"round:{row['month']}"


_SUBJECTS: dict[str, Callable[[Values, Ids], str]] = {
    "services": lambda row, ids: f"service:{ids.services[folded(row['service'])]}",
    "teams": lambda row, ids: f"team:{ids.teams[folded(row['team'])]}",
    "channels": lambda row, _ids: f"programme:{list(CHANNEL_WORDS).index(row['channel_for']) + 1}",
    **dict.fromkeys(("people", "preferences"), lambda row, ids: f"person:{ids.people[row['email']]}"),
    **dict.fromkeys(("absences", "competences"), lambda row, ids: f"person:{ids.people[row['person_email']]}"),
    "policy": lambda _row, _ids: "policy",
    "cases": lambda _row, _ids: "cases",
    "themes": lambda row, _ids: f"theme:{row['theme']}",
    **dict.fromkeys(("rounds", "targets", "exemptions"), _round),
    **dict.fromkeys(("concerns", "duties", "concern_notes"), lambda row, _ids: f"C-{row['concern']}"),
    **dict.fromkeys(("recommendations", "recommendation_notes"), lambda row, _ids: f"R-{row['recommendation']}"),
    **dict.fromkeys(("team_notes", "plan_reviews"), lambda row, ids: f"plan:{ids.teams[folded(row['team'])]}"),
    "plan_items": lambda row, _ids: f"P-{row['step']}",
    "evidence": lambda row, _ids: f"evidence:{row['dated']:%Y-%m-%d}",
}
"""What the history says a row is about, where it belongs to no action and no audit."""


def _state(change: Change, row: Values, names: list[str], ids: Ids) -> dict[str, Any]:
    columns = change.table.by_name
    return {name: _kept(columns.get(name), name, row.get(name), ids) for name in names}


def _kept(column: Column | None, name: str, value: Any, ids: Ids) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if value is None or isinstance(value, (bool, int)):
        return value
    if column and column.kind == "emails":
        return [f"person:{ids.people[email]}" for email in value]
    if isinstance(value, tuple):
        shown = column.shown if column and column.kind in ("choices", "audits") else fingerprint
        return [shown(word) for word in value]
    if name.endswith("_email"):
        return f"person:{ids.people[value]}"
    if column and column.refers in ("teams", "services"):
        return f"{column.refers[:-1]}:{getattr(ids, column.refers)[folded(value)]}"
    return value if column is None or column.kind in _PLAIN else fingerprint(value)
