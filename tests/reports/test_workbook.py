"""The workbook behind the report: its contents as a spreadsheet reads them, and that a text is never anything but text."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.month import MonthOfRun
from domain.report import Section
from domain.report_sheet import SourceSaid
from reports.example import DECEMBER, EXAMPLE, NOVEMBER, RUN
from reports.workbook import report_workbook
from tests.reports.reading import part, sheets

GOLDEN = Path(__file__).with_name("workbook.txt")
TYPED = ('=HYPERLINK("http://x.example","y")', "+1", "-1", "@SUM(A1)", "<r><t>bold</t></r>", "{=1}", "http://x.example")


@pytest.fixture(scope="module")
def book() -> bytes:
    return report_workbook(EXAMPLE)


def told(book: bytes) -> list[str]:
    lines = []
    for name, rows in sheets(book).items():
        lines += [f"# {name}", *(" | ".join(shown(cell) for cell in row).rstrip(" |") for row in rows)]
    return lines


def shown(cell: Any) -> str:
    """Numbers and dates apart from text: 12, 2017-12-01, “text”."""
    if isinstance(cell, float):
        return f"{cell:g}"
    return str(cell) if isinstance(cell, date) or cell == "" else f"“{cell}”"


def test_it_holds_every_figure_with_what_it_is_of_and_all_that_the_report_gathers(book: bytes) -> None:
    assert told(book) == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_the_published_tables_stand_in_it_cell_by_cell(book: bytes) -> None:
    of_month = {(row[0], row[3]): row[4:7] for row in sheets(book)["Months"][1:] if row[2] in ("Grades", "Moderation")}
    assert of_month[NOVEMBER, "Inadmissible"] == [3, 24, 13]
    assert of_month[NOVEMBER, "Doesn't yet meet Good, with good features"] == [10, 21, 48]
    assert of_month[DECEMBER, "Doesn't yet meet Good"] == [23, 25, 92]
    assert of_month[DECEMBER, "Good"] == [2, 25, 8]
    assert of_month[DECEMBER, "Immediately admissible"] == [19, 27, 70]


@pytest.mark.parametrize("typed", TYPED)
def test_what_people_typed_is_text_and_never_a_formula_or_a_link(typed: str) -> None:
    sheet = replace(
        EXAMPLE, theme=typed, evidence=(SourceSaid(NOVEMBER, typed, typed, (typed,)),), notes={typed: typed},
        narrative={Section.MUCH: typed}, change=typed,
    )  # fmt: skip
    book = report_workbook(sheet)
    assert [cell.strip() for cell in sheets(book)["Other sources"][1][1:]] == [typed] * 3
    for number in range(1, len(sheets(book)) + 1):
        written = part(book, f"xl/worksheets/sheet{number}.xml")
        assert b"<f>" not in written
        assert b"<hyperlink" not in written


def test_each_sheet_keeps_its_headings_in_sight_and_on_each_printed_page(book: bytes) -> None:
    for number in range(1, len(sheets(book)) + 1):
        written = part(book, f"xl/worksheets/sheet{number}.xml")
        assert b'state="frozen"' in written
        assert b'ySplit="1"' in written
        assert b"<cols>" in written
    assert part(book, "xl/workbook.xml").count(b"_xlnm.Print_Titles") == len(sheets(book))


def test_a_month_without_audits_is_said_and_no_figure_of_it_is_nought() -> None:
    found = sheets(report_workbook(replace(EXAMPLE, run=(*RUN[:2], MonthOfRun(DECEMBER)), parts={})))
    assert [row[2:] for row in found["Months"] if row[0] == DECEMBER] == [["No audits", "", "", "", ""]]
    assert found["Figures"][1:] == []
    assert ["How to read it", "No core audit of this month has been moderated, so there are no figures."] in found[
        "About"
    ]
    assert [row[-1] for row in found["Cases of concern"][1:]] == ["not published", "", "not published"]


def test_a_text_longer_than_a_cell_holds_is_shortened_and_control_characters_are_left_out() -> None:
    sheet = replace(EXAMPLE, evidence=(SourceSaid(NOVEMBER, "Dip\x00 sample\x07", "long " * 10_000),))
    [row] = sheets(report_workbook(sheet))["Other sources"][1:]
    assert row[1] == "Dip sample"
    assert (len(row[2]), row[2][-1]) == (32_767, "…")
