"""Sheets become files: CSV that any spreadsheet opens, or one workbook, of which no cell is ever taken for a formula.

A file stands under its name only when it is whole, and nobody but its owner may read it.
"""

import csv
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Protocol

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from domain.calendar import in_london
from domain.refusal import Refusal
from tracker.columns import Column, Values
from tracker.guarding import for_csv, for_workbook
from tracker.layout import BY_NAME

_NEVER_FORMULAS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_MOST_ROWS, _LONGEST = 1_048_575, 32_767  # what one sheet, and one cell, of a workbook hold
_WIDTHS = {"text": 60, "figures": 60, "tags": 40, "line": 24, "name": 24, "email": 32, "choice": 16, "moment": 30}
_TOO_LARGE = "{} does not fit into a workbook. Export to a folder instead."


class Tables(Protocol):
    """Names of tables with their rows, each read once."""

    counts: dict[str, int]

    def __iter__(self) -> Iterator[tuple[str, Iterator[Values]]]: ...


def write(sheets: Tables, path: Path, before_use: Callable[[], None] = lambda: None) -> None:
    """Write to `path`. `before_use` is called once all is written and before it stands under its name."""
    is_workbook = path.suffix.lower() == ".xlsx"
    if path.exists() and path.is_dir() == is_workbook:
        raise Refusal(
            f"{path} is there already and is not {'a workbook' if is_workbook else 'a folder'}. Choose another name."
        )
    try:
        with in_one_go(before_use) as place:
            if is_workbook:
                path.parent.mkdir(parents=True, exist_ok=True)
                with place(path).open("wb") as file:
                    _write_workbook(sheets, file)
                return
            path.mkdir(parents=True, exist_ok=True)
            for name, rows in sheets:
                _write_csv(place(path / f"{name}.csv"), name, rows)
    except OSError as error:
        raise Refusal(f"{path} cannot be written: {error.strerror or 'no access'}.") from None


def workbook_bytes(sheets: Tables) -> bytes:
    buffer = BytesIO()
    _write_workbook(sheets, buffer)
    return buffer.getvalue()


@contextmanager
def in_one_go(before_use: Callable[[], None]) -> Iterator[Callable[[Path], Path]]:
    """Files are written under a passing name, and get their own together at the end; a fault leaves none of them."""
    passing: dict[Path, Path] = {}

    def place(path: Path) -> Path:
        passing[path] = path.with_name(f".{path.name}.part")
        os.close(os.open(passing[path], os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
        return passing[path]

    try:
        yield place
        before_use()
        for path, part in passing.items():
            part.replace(path)
    finally:
        for part in passing.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _write_csv(path: Path, name: str, rows: Iterable[Values]) -> None:
    columns = BY_NAME[name].columns
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(column.name for column in columns)
        writer.writerows([for_csv(_said(column, row.get(column.name))) for column in columns] for row in rows)


def _write_workbook(sheets: Tables, file: Any) -> None:
    with Workbook(file, {"constant_memory": True, **_NEVER_FORMULAS}) as workbook:
        formats = {
            "heading": workbook.add_format({"bold": True}),
            "date": workbook.add_format({"num_format": "yyyy-mm-dd"}),
        }
        for name, rows in sheets:
            _write_sheet(workbook.add_worksheet(name), name, rows, formats)


def _write_sheet(sheet: Worksheet, name: str, rows: Iterable[Values], formats: Mapping[str, Any]) -> None:
    columns = BY_NAME[name].columns
    sheet.freeze_panes(1, 1)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS.get(column.kind, 14))
        sheet.write_string(0, place, column.name, formats["heading"])
    for number, row in enumerate(rows, 1):
        if number > _MOST_ROWS:
            raise Refusal(_TOO_LARGE.format(f"The table {name}"))
        for place, column in enumerate(columns):
            _write_cell(sheet, number, place, column, row.get(column.name), formats["date"])


def _write_cell(sheet: Worksheet, number: int, place: int, column: Column, value: Any, as_date: Any) -> None:
    if value is None:
        return
    if column.kind == "date":
        sheet.write_datetime(number, place, value, as_date)
    elif column.kind in ("score", "number", "count", "hour"):
        sheet.write_number(number, place, value)
    else:
        text = for_workbook(_said(column, value))
        if sheet.write_string(number, place, text) or len(text) > _LONGEST:
            raise Refusal(_TOO_LARGE.format(f"A text in row {number + 1}"))


def _said(column: Column, value: Any) -> str:
    """The value in words that reading understands."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(map(column.shown, value))
    if isinstance(value, datetime):
        return in_london(value).isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return column.shown(value)
