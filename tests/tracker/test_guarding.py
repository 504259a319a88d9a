"""Whatever somebody wrote, a spreadsheet shows it as text, and reading gives it back to the letter."""

import csv
from io import BytesIO, StringIO

import pytest
import xlsxwriter
from hypothesis import assume, given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from tracker.guarding import for_csv, for_workbook, unguarded

TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t\n\r", exclude_characters="\ufffe\uffff")
)
PIECES = ["'", "=", "+", "-", "@", "\t", "\r", "\n", " ", "\u00a0", '"', ",", ";", "<r>", "</r>", "_x0041_", "a"]
TRICKY = st.lists(st.sampled_from(PIECES))
ANY = TEXT | TRICKY.map("".join) | st.sampled_from(["=1+1", "-", "'=x", "''", "@SUM(A1)", "#N/A", "sep=;"])


@given(ANY)
def test_text_comes_back_from_a_csv_cell_to_the_letter(text: str) -> None:
    file = StringIO(newline="")
    csv.writer(file).writerow([for_csv(text), "end"])

    ((cell, _end),) = csv.reader(StringIO(file.getvalue(), newline=""), strict=True)

    assert unguarded(cell) == text


@given(ANY)
def test_no_csv_cell_begins_like_a_formula(text: str) -> None:
    assert for_csv(text)[:1] not in tuple("=+-@\t\r")


@given(st.lists(ANY, min_size=1, max_size=30))
def test_text_comes_back_from_a_workbook_to_the_letter(texts: list[str]) -> None:
    assume(not any("_x005F_x" in text for text in texts))
    file = BytesIO()
    with xlsxwriter.Workbook(
        file, {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    ) as book:
        sheet = book.add_worksheet()
        for row, text in enumerate(texts):
            sheet.write_string(row, 0, for_workbook(text))
            sheet.write_string(row, 1, "end")

    read = (
        CalamineWorkbook.from_filelike(BytesIO(file.getvalue())).get_sheet_by_index(0).to_python(skip_empty_area=False)
    )

    assert [unguarded(str(cells[0])) for cells in read] == texts


@pytest.mark.parametrize("typed", ["  North ", "\u00a0North", "North\u2003", "\tNorth", "North\n"])
def test_stray_spaces_that_somebody_typed_are_taken_off(typed: str) -> None:
    assert unguarded(typed) == "North"


@pytest.mark.parametrize("typed", ["'quoted' words", "'tis so", "it's"])
def test_an_apostrophe_that_belongs_to_the_words_stays(typed: str) -> None:
    assert unguarded(typed) == typed
