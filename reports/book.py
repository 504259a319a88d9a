"""Tables as a workbook: numbers as numbers, dates as dates, and text always as text, so that nothing that somebody typed is ever
taken for a formula."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any, NamedTuple

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from domain.calendar import london_day
from reports.plain import cleaned

Cell = str | int | bool | date | datetime | None
_TYPED = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LONGEST = 32_767
_WRITERS_OWN = "<r>"
"""What the workbook's writer takes for its own markup where a text begins with it."""


class Heading(NamedTuple):
    """A column: its name, and its width in characters."""

    name: str
    width: int = 14


class Sheet(NamedTuple):
    name: str
    columns: tuple[Heading, ...]
    rows: Sequence[Sequence[Cell]]


def workbook(title: str, sheets: Sequence[Sheet]) -> bytes:
    """A sheet for each, its first row of headings kept in sight and on each printed page."""
    made = BytesIO()
    with Workbook(made, {"in_memory": True, **_TYPED}) as book:
        book.set_properties({"title": cleaned(title), "author": "auditbot"})
        formats = {
            "heading": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DCE6F1"}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "number": book.add_format({"valign": "top"}),
            "date": book.add_format({"valign": "top", "num_format": "d mmm yyyy", "align": "left"}),
        }
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name), sheet, formats)
    return made.getvalue()


def _write(onto: Worksheet, sheet: Sheet, formats: dict[str, Any]) -> None:
    onto.freeze_panes(1, 1)
    onto.repeat_rows(0)
    onto.set_landscape()
    onto.set_paper(9)  # A4
    onto.fit_to_pages(1, 0)
    onto.set_footer("&L&A&RPage &P of &N")
    for place, column in enumerate(sheet.columns):
        onto.set_column(place, place, column.width)
        onto.write_string(0, place, _text(column.name), formats["heading"])
    for number, row in enumerate(sheet.rows, 1):
        for place, value in enumerate(row):
            _put(onto, (number, place), value, formats)
    if sheet.rows:
        onto.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)


def _put(onto: Worksheet, at: tuple[int, int], value: Cell, formats: dict[str, Any]) -> None:
    match value:
        case None | "":
            return
        case bool():
            onto.write_string(*at, "yes" if value else "no", formats["text"])
        case int():
            onto.write_number(*at, value, formats["number"])
        case datetime():
            onto.write_datetime(*at, london_day(value), formats["date"])
        case date():
            onto.write_datetime(*at, value, formats["date"])
        case _:
            onto.write_string(*at, _text(value), formats["text"])


def _text(text: str) -> str:
    text = cleaned(text)
    text = f" {text}" if text.startswith(_WRITERS_OWN) else text
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
