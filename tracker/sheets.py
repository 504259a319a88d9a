"""A folder of CSV files or one workbook, read into sheets of rows; what is not one of the tracker's tables is a fault."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tracker.csv_files import rows_of_csv
from tracker.faults import Fault, NotRight, either, nearest
from tracker.layout import BY_NAME
from tracker.workbooks import sheets_of_workbook

Numbered = tuple[int, list[Any]]
"""A row's number in the spreadsheet, from 1, and its cells."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`file` is what it is called in a fault: actions.csv, or tracker.xlsx, sheet actions. `rows`: to be read once; NotRight
    where they cannot be."""

    table: str
    file: str
    rows: Iterable[Numbered]


@dataclass(slots=True)
class Sheets:
    """By the table's name, in the order of the layout."""

    by_table: dict[str, Sheet] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def add(self, name: str, file: str, rows: Iterable[Numbered]) -> None:
        """Take the sheet in, unless its name is unknown or there is one already."""
        try:
            self._add(name, file, rows)
        except NotRight as wrong:
            self.faults.append(Fault(file, 0, "", wrong.says))

    def _add(self, name: str, file: str, rows: Iterable[Numbered]) -> None:
        table = "_".join(name.split()).lower()
        if table not in BY_NAME:
            known = f"The tables are {either(BY_NAME).replace(' or ', ' and ')}."
            raise NotRight(f"There is no table of this name.{nearest(table, BY_NAME)} {known}")
        if table in self.by_table:
            raise NotRight(f"{self.by_table[table].file} holds the same table. Keep one of them.")
        self.by_table[table] = Sheet(table, file, (row for row in rows if any(map(_filled, row[1]))))


def read(path: Path) -> Sheets:
    """All that stands there."""
    sheets = Sheets()
    try:
        _read_into(sheets, path)
    except NotRight as wrong:
        sheets.faults.append(Fault(path.name or str(path), 0, "", wrong.says))
    except OSError as error:
        sheets.faults.append(
            Fault(path.name or str(path), 0, "", f"It cannot be read: {error.strerror or 'no access'}.")
        )
    if not sheets.by_table and not sheets.faults:
        says = "There is nothing to import. Name a folder that holds files such as actions.csv, or a workbook."
        sheets.faults.append(Fault(path.name or str(path), 0, "", says))
    return sheets


def _read_into(sheets: Sheets, path: Path) -> None:
    if path.is_dir():
        for file in sorted(path.iterdir()):
            _take_file(sheets, file)
    elif not path.exists():
        raise NotRight("There is no such file or folder.")
    elif path.suffix.lower() == ".xlsx":
        for name, rows in sheets_of_workbook(path):
            if name.lower() in BY_NAME or any(map(_filled, (cell for _, cells in rows for cell in cells))):
                sheets.add(name, f"{path.name}, sheet {name}", rows)
    else:
        raise NotRight("Name a folder of CSV files, or a workbook that ends in .xlsx.")


def _take_file(sheets: Sheets, file: Path) -> None:
    if file.name.startswith((".", "~$")) or not file.is_file():
        return
    if file.suffix.lower() == ".csv":
        sheets.add(file.stem, file.name, rows_of_csv(file))
    elif file.suffix.lower() in (".xlsx", ".xls", ".ods"):
        says = "In a folder only CSV files are read. Import this workbook by itself, or take it out of the folder."
        sheets.faults.append(Fault(file.name, 0, "", says))


def _filled(cell: Any) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None
