"""A small council's tracker to write into a folder, table by table, in the words a spreadsheet would have."""

import csv
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import text

from storage.history import Kept, verify
from storage.ledger import Store
from tracker import Report, import_path

NOW = datetime(2018, 1, 10, 9, 30, tzinfo=UTC)
Rows = list[dict[str, Any]]

SERVICES: Rows = [{"service": "11–25", "head_email": "head@council.example", "channel": "#service-11-25"}]
TEAMS: Rows = [
    {"team": "North", "service": "11–25", "manager_email": "north@council.example", "channel": "#north"},
    {"team": "West", "service": "11–25", "manager_email": "west@council.example", "channel": ""},
]
_PEOPLE = """
head@council.example | Head of service | U0HEAD | head-of-service |
north@council.example | Team manager, North | U0NORTH | team-manager | North
west@council.example | Team manager, West | | Team Manager; MODERATOR | West
plt@council.example | Practice Learning Team | | plt |
"""
PEOPLE: Rows = [
    dict(zip(("email", "name", "slack_id", "roles", "team"), line.split("|"), strict=True))
    for line in _PEOPLE.strip().splitlines()
]
ROUNDS: Rows = [{"month": "2017-12", "theme": "Planning", "audits_due": "2017-12-15", "aspect1": "The plan is SMART"}]
AUDITS: Rows = [
    {
        "audit": "AU-7", "month": "2017-12", "kind": "core", "case_ref": "412087", "team": "North", "age_band": "5-9",
        "auditor_email": "west@council.example", "grade": "good", "impact": 2, "findings": "drift and delay; analysis",
    }
]  # fmt: skip
ACTION = {"case_ref": "412087", "team": "North", "text": "Rewrite the plan with the family", "sent": "2017-12-20"}
DONE = {"status": "complete", "completed_on": "2018-01-04", "done": "Plan rewritten", "recorded_in": "supervision note"}
COUNCIL = {"services": SERVICES, "teams": TEAMS, "people": PEOPLE, "rounds": ROUNDS, "audits": AUDITS}


def an_action(reference: str, **more: Any) -> dict[str, Any]:
    return {"action": reference, **ACTION, **more}


def write_folder(folder: Path, **tables: Rows) -> Path:
    """One CSV for each table, with the columns that its rows name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        columns = list(dict.fromkeys(column for row in rows for column in row))
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows(rows)
    return folder


def come_in(store: Store, folder: Path, *, now: datetime = NOW, **tables: Any) -> Report:
    """Import these tables as a folder of CSV files. `announce` and `dry_run` are passed on."""
    how = {name: tables.pop(name) for name in ("announce", "dry_run") if name in tables}
    return import_path(store, write_folder(folder, **tables), now, **how)


def a_council(store: Store, folder: Path, **tables: Rows) -> None:
    """The council's people and audits, and what else is given, imported without a fault."""
    report = come_in(store, folder, **(COUNCIL | tables))
    assert report.is_good, report.faults


def asked(store: Store, question: str, **values: Any) -> list[Any]:
    """What the database says, as plain rows."""
    with store.reading(NOW) as ledger:
        return [tuple(row) for row in ledger.connection.execute(text(question), values)]


def counted(report: Report) -> Mapping[str, tuple[int, int, int]]:
    return {
        name: (c.new, c.changed, c.unchanged) for name, c in report.counts.items() if c.new or c.changed or c.unchanged
    }


def history(store: Store) -> list[Kept]:
    """All entries, proven whole."""
    with store.writing(NOW) as ledger:
        kept = list(ledger.history.all())
        assert verify(iter(kept), store.history_key, ledger.history.head()) == ""
        return kept


def said(report: Report) -> list[str]:
    return [str(fault) for fault in report.faults]
