"""What an export leaves in the database, each with its reason, and all else that stands there, in the words of its people."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, Table, select

from storage.ledger import Store
from storage.tables import metadata
from tests.tracker.trackers import NOW

STAYS_OUT: Mapping[str, str] = {
    "*.id": "the database's own number; an audit's and an action's are their references",
    "*.version": "counts changes since a row came in",
    "people.home_opened_at": "of the chat platform: it opens again when somebody looks",
    "accounts": "what the chat platform said of an account when it was last asked",
    "covers.settled_on": "whether messages in chat were drawn again",
    "preferences.last_before": "the day of a digest that was sent",
    "preferences.first_since": "the day of a digest that was sent",
    "preferences.changed_at": "when it was changed in chat",
    "policy.only": "there is one row",
    "proposals": "one press makes them anew, and an older file would bring back what was sent meanwhile",
    "drafts": "an auditor's own until they submit it: nobody else reads them, in no file either",
    "escalations": "what climbed in a week, to compare it with the next; the action keeps the last",
    "history": "sealed, and proven where it is",
    "history_head": "the seal of the history",
    "outbox": "what was or is to be said in chat",
    "posted": "where messages stand in chat",
    "unreached": "whom no message reached",
    "job_runs": "which slots of the timetable ran",
    "answered": "keys of presses that were answered",
    "numbers": "follow from the highest reference that comes in",
    "paces": "when the next message may go",
    "conversations": "of the chat platform",
    "reports": "go out to be read: frozen with figures by the numbers of this database, they are signed off where they were read",
    "sentences": "go out to be read, with the report that they were confirmed for",
    "report_lists": "what was frozen with an edition beside its figures",
}
_REFERENCES = ("audits.id", "actions.id", "concerns.id", "recommendations.id", "plan_items.id")
_CALLED = {"people": "email", "teams": "name", "services": "name", "rounds": "month", "audit_notes": "text"}
_CALLED |= {"completions": "done", "audits": "id", "actions": "id", "concerns": "id", "recommendations": "id"}


def goes_out() -> list[Column[Any]]:
    """Every column that an export must bring back."""
    return [
        column
        for table in metadata.tables.values()
        for column in table.columns
        if table.name not in STAYS_OUT and not _stays(table, column)
    ]


def _stays(table: Table, column: Column[Any]) -> bool:
    named = f"{table.name}.{column.name}"
    return named in STAYS_OUT or (f"*.{column.name}" in STAYS_OUT and named not in _REFERENCES)


def standing(store: Store) -> dict[str, list[dict[str, Any]]]:
    """All rows with the columns that go out; of a row of another table what it is called instead of its number."""
    with store.reading(NOW) as ledger:
        rows = {t.name: ledger.connection.execute(select(t)).mappings().all() for t in metadata.tables.values()}
    called = {name: {row["id"]: row[word] for row in rows[name]} for name, word in _CALLED.items()}
    found: dict[str, list[dict[str, Any]]] = {}
    for column in goes_out():
        name = column.table.name
        of = found.setdefault(name, [{} for _ in rows[name]])
        to = next((key.column.table.name for key in column.foreign_keys), None)
        for row, said in zip(rows[name], of, strict=True):
            said[column.name] = called[to].get(row[column.name]) if to else row[column.name]
    return {name: sorted(of, key=repr) for name, of in found.items()}
