"""A sheet's cells become rows of values: headings found, every cell read by its column, every fault kept with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tracker.cells import value_of
from tracker.columns import Column, Table, Values
from tracker.faults import Fault, NotRight, either, nearest, quoted
from tracker.layout import BY_NAME
from tracker.sheets import Numbered, Sheet

Headings = list[tuple[int, Column]]
"""Where each column of the table stands in the sheet."""


@dataclass(slots=True)
class Row:
    """`values` has a key for every column of the file whose cell could be read; None is an empty cell."""

    file: str
    number: int
    values: Values

    def fault(self, column: str, says: str) -> Fault:
        return Fault(self.file, self.number, column, says)


@dataclass(slots=True)
class Rows:
    """The rows of one table that can be told apart, by key where the table has one, and what the headings were."""

    table: Table
    file: str
    columns: frozenset[str] = frozenset()
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def by_key(self) -> dict[Any, Row]:
        return keyed(self.table, self.rows)


def keyed(table: Table, rows: list[Row]) -> dict[Any, Row]:
    """Those of the rows that have a key, by it."""
    pairs = ((table.key_of(row.values), row) for row in rows)
    return {key: row for key, row in pairs if key is not None}


def rows_of(sheet: Sheet) -> Rows:
    """Everything in the sheet that can be read, and a fault for all that cannot."""
    found = Rows(BY_NAME[sheet.table], sheet.file)
    try:
        _read_all(found, iter(sheet.rows))
    except NotRight as wrong:
        found.faults.append(Fault(sheet.file, 0, "", wrong.says))
    _refuse_twice(found)
    return found


def _read_all(found: Rows, rows: Iterator[Numbered]) -> None:
    first = next(rows, None)
    if first is None:
        raise NotRight("It is empty. Its first row must name the columns.")
    headings = _headings(found, first)
    found.columns = frozenset(column.name for _, column in headings)
    named = {place for place, cell in enumerate(first[1]) if str(cell or "").strip()}
    for numbered in rows:
        _take_row(found, headings, numbered, named)


def _headings(found: Rows, first: Numbered) -> Headings:
    number, cells = first
    table = found.table
    headings: Headings = []
    for place, cell in enumerate(cells):
        name = "_".join(str(cell or "").replace("-", " ").split()).lower()
        column = table.by_name.get(name)
        if column and column not in (known for _, known in headings):
            headings.append((place, column))
        elif name:
            found.faults.append(Fault(found.file, number, str(cell).strip(), _wrong_heading(table, name, column)))
    missing = [c.name for c in table.columns if c.required and c not in (known for _, known in headings)]
    found.faults += [Fault(found.file, number, name, "This column is missing, and it is required.") for name in missing]
    return headings


def _wrong_heading(table: Table, name: str, column: Column | None) -> str:
    if column:
        return "This column stands there twice. Keep one of them."
    known = either(table.by_name).replace(" or ", " and ")
    return f"{table.name} has no such column.{nearest(name, table.by_name)} Its columns are {known}."


def _take_row(found: Rows, headings: Headings, numbered: Numbered, named: set[int]) -> None:
    number, cells = numbered
    row = Row(found.file, number, {})
    for place, column in headings:
        try:
            value = value_of(column, cells[place] if place < len(cells) else None)
        except NotRight as wrong:
            found.faults.append(row.fault(column.name, wrong.says))
            continue
        if value is None and column.required:
            found.faults.append(row.fault(column.name, "This is empty. It must be filled in."))
        else:
            row.values[column.name] = value
    if any(cell not in (None, "") and place not in named for place, cell in enumerate(cells)):
        says = "A cell has no heading above it. Name its column, or put text that holds a comma in quotation marks."
        found.faults.append(row.fault("", says))
    found.rows.append(row)


def _refuse_twice(found: Rows) -> None:
    """Keep the first row of each key. Rows that belong to an action and have no number are never the same."""
    first: dict[Any, int] = {}
    kept: list[Row] = []
    for row in found.rows:
        key = found.table.key_of(row.values)
        if key is not None and key in first:
            what = quoted(" ".join(found.table.by_name[c].shown(row.values[c]) for c in found.table.key))
            found.faults.append(row.fault(found.table.key[0], f"{what} stands in row {first[key]} already. Keep one."))
            continue
        first.setdefault(key, row.number)
        kept.append(row)
    found.rows = kept
