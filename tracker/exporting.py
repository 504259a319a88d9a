"""What is stored goes out as the same tables that come in, with all beside them that was said of actions and audits.

Rows are read as they are written, a thousand at a time, so that a large tracker needs no large memory.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from domain.person import Actor
from storage.bulk import snapshot
from storage.concern_lists import seen_references
from storage.history import Entry
from storage.ledger import Ledger, Store
from tracker.audit_layout import OF_AUDITS, OF_THE_PROGRAMME
from tracker.columns import Values
from tracker.concern_layout import CONCERNS, OF_CONCERNS
from tracker.entries import OPERATOR
from tracker.layout import ACTIONS, OF_ACTIONS
from tracker.present import Present, pages
from tracker.report_layout import OF_REPORTS, OPINIONS, READ_ALONE
from tracker.writing import workbook_bytes, write


@dataclass(slots=True)
class Sheets:
    """Rows by the table's name, to be read once, within the ledger they come from; `counts` is filled by reading them."""

    tables: Mapping[str, Iterable[Values]]
    counts: dict[str, int] = field(default_factory=dict)

    def __iter__(self) -> Iterator[tuple[str, Iterator[Values]]]:
        return ((name, self._counted(name)) for name in self.tables)

    def _counted(self, name: str) -> Iterator[Values]:
        self.counts[name] = 0
        for row in self.tables[name]:
            self.counts[name] += 1
            yield row


def export_all(ledger: Ledger) -> Sheets:
    """All tables with all their rows."""
    present = Present(ledger.connection)
    tables: dict[str, Iterable[Values]] = {
        name: sorted(getattr(present, name).values(), key=lambda row: int(row["id"]))
        for name in ("services", "teams", "people", "rounds", "cases")
    }
    tables["audits"] = _paged(present, None, "audits", present.audits)
    tables["areas"] = _paged(present, None, "audits", present.areas)
    tables[CONCERNS.name] = _paged(present, None, "concerns", present.concerns)
    tables |= _of_actions(present, None)
    for table in OF_AUDITS:
        tables[table.name] = _belonging(present, None, "audits", getattr(present, table.name))
    for table in OF_CONCERNS:
        tables[table.name] = _belonging(present, None, "concerns", getattr(present, table.name))
    for table in OF_THE_PROGRAMME:
        tables[table.name] = _flat(getattr(present, table.name).values())
    for table in (*OF_REPORTS, *READ_ALONE):
        tables[table.name] = _of_report(present, table.name)
    tables |= {name: getattr(present, name).values() for name in ("absences", "preferences", "policy")}
    return Sheets(tables)


def _of_report(present: Present, name: str) -> Iterable[Values]:
    if name == OPINIONS.name:
        return _paged(present, None, "audits", present.opinions)
    return _flat(getattr(present, name).values())


def _flat(rows: Iterable[Values | list[Values]]) -> Iterator[Values]:
    for row in rows:
        yield from row if isinstance(row, list) else (row,)


def export_some(ledger: Ledger, actions: Collection[int], reader: Actor) -> Sheets:
    """These actions with what belongs to them, and no other table: the file is for somebody who may see these alone."""
    tables = _of_actions(Present(ledger.connection), actions)
    tables[ACTIONS.name] = _as_seen(tables[ACTIONS.name], seen_references(ledger.concerns, reader))
    return Sheets(tables)


def _as_seen(actions: Iterable[Values], concerns: Collection[str]) -> Iterator[Values]:
    """That an action is of a case of concern is said to all who see it; of which, to those who see that one."""
    for action in actions:
        of = action["concern"]
        yield action | {"concern": "yes"} if of and of not in concerns else action


def workbook_of(ledger: Ledger, actions: Collection[int] | None, reader: Actor) -> tuple[bytes, Mapping[str, int]]:
    """A workbook of these actions (None: of everything), and how many rows each of its sheets holds, for the history."""
    sheets = export_all(ledger) if actions is None else export_some(ledger, actions, reader)
    return workbook_bytes(sheets), sheets.counts


def export_path(store: Store, path: Path, now: datetime) -> Mapping[str, int]:
    """Write everything as a workbook, if the name ends in .xlsx, or as CSV files in a folder; Refusal if that cannot be."""
    with snapshot(store, now) as ledger:
        sheets = export_all(ledger)
        write(sheets, path, lambda: _record(store, sheets, now))
    return sheets.counts


def _record(store: Store, sheets: Sheets, now: datetime) -> None:
    with store.writing(now) as ledger:
        ledger.record(Entry(*OPERATOR, "exported", "tables", {}, sheets.counts))


def _of_actions(present: Present, only: Collection[int] | None) -> dict[str, Iterable[Values]]:
    tables: dict[str, Iterable[Values]] = {ACTIONS.name: _paged(present, only, "actions", present.actions)}
    for table in OF_ACTIONS:
        tables[table.name] = _belonging(present, only, "actions", getattr(present, table.name))
    return tables


def _belonging(
    present: Present, only: Collection[int] | None, to: str, read: Callable[[list[int]], Mapping[int, list[Values]]]
) -> Iterator[Values]:
    for ids in pages(present, only, to):
        for rows in read(ids).values():
            yield from rows


def _paged(
    present: Present, only: Collection[int] | None, table: str, read: Callable[[list[int]], Mapping[Any, Values]]
) -> Iterator[Values]:
    for ids in pages(present, only, table):
        yield from read(ids).values()
