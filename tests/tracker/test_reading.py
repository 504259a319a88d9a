"""Files as Excel writes them are read without a word; what is unknown in them is a fault that names what was meant."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from storage.ledger import Store
from tests.tracker.trackers import COUNCIL, NOW, a_council, an_action, asked, come_in, said, write_folder
from tracker import import_path, lines

UMLAUT = "Überprüfung – “plan”"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_whatever_excel_writes_is_read(sqlite_store: Store, tmp_path: Path, encoding: str, delimiter: str) -> None:
    a_council(sqlite_store, tmp_path)
    cells = ["action", "case_ref", "team", "text", "sent"], ["A-1", "412087", "North", UMLAUT, "3/1/2018"]
    content = "\r\n".join(delimiter.join(row) for row in cells)
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "actions.csv").write_bytes(content.encode(encoding))

    report = import_path(sqlite_store, tmp_path / "more", NOW)

    assert report.is_good, said(report)
    assert asked(sqlite_store, "select text, sent from actions") == [(UMLAUT, "2018-01-03")]


def test_headings_names_and_roles_may_have_stray_spaces_and_capitals(sqlite_store: Store, tmp_path: Path) -> None:
    a_council(sqlite_store, tmp_path)
    row = {
        " Action ": " a-3",
        "Case ref": "412087 ",
        "TEAM": "\u00a0north",
        "text": " Visit ",
        "Owner Email": "WEST@council.example",
    }

    report = come_in(sqlite_store, tmp_path / "more", actions=[row | {"Sent": "3 Jan 2018", "STATUS": "Open"}])

    assert report.is_good, said(report)
    joined = "actions a join teams t on t.id = a.team_id join people p on p.id = a.owner_id"
    question = f"select a.id, t.name, a.text, p.email from {joined}"
    assert asked(sqlite_store, question) == [(3, "North", "Visit", "west@council.example")]


def test_roles_are_understood_in_any_case_and_several_at_once(sqlite_store: Store, tmp_path: Path) -> None:
    a_council(sqlite_store, tmp_path)

    held = asked(
        sqlite_store, "select role from roles join people on people.id = person_id where email = 'west@council.example'"
    )

    assert sorted(held) == [("moderator",), ("team-manager",)]


def _workbook(path: Path, fill: Callable[[xlsxwriter.Workbook], None]) -> Path:
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        fill(book)
    return path


def test_a_workbook_may_hold_real_dates_and_numbers_and_empty_sheets(sqlite_store: Store, tmp_path: Path) -> None:
    a_council(sqlite_store, tmp_path)

    def fill(book: xlsxwriter.Workbook) -> None:
        as_date = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("Audits ")
        sheet.write_row(0, 0, ["audit", "month", "kind", "case_ref", "team", "age_band", "good_features", "impact"])
        sheet.write_row(1, 0, [9, "", "core", 398114, "North", "", True, 2])
        sheet.write_datetime(1, 1, date(2017, 12, 1), as_date)
        sheet.write_datetime(1, 5, date(2018, 9, 5), as_date)
        sheet = book.add_worksheet("actions")
        sheet.write_row(0, 0, ["action", "audit", "case_ref", "team", "text", "sent"])
        sheet.write_row(1, 0, [4, "AU-9", 412087, "North", "Visit"])
        sheet.write_datetime(1, 5, datetime.fromisoformat("2018-01-03T00:00"), as_date)
        book.add_worksheet("Sheet3")

    report = import_path(sqlite_store, _workbook(tmp_path / "tracker.xlsx", fill), NOW)

    assert report.is_good, said(report)
    assert asked(sqlite_store, "select case_ref, age_band, good_features from audits where id = 9") == [
        ("398114", "5-9", 1)
    ]
    assert asked(sqlite_store, "select id, audit_id, case_ref, sent from actions") == [(4, 9, "412087", "2018-01-03")]


def test_a_fault_in_a_workbook_names_sheet_and_row_as_excel_shows_them(sqlite_store: Store, tmp_path: Path) -> None:
    a_council(sqlite_store, tmp_path)

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("actions")
        sheet.write_row(2, 1, ["action", "case_ref", "team", "text", "sent"])
        sheet.write_row(4, 1, ["A-1", "412087", "North", "Visit", "3/14/2018"])

    report = import_path(sqlite_store, _workbook(tmp_path / "tracker.xlsx", fill), NOW)

    assert said(report) == [
        "tracker.xlsx, sheet actions, row 5, sent: “3/14/2018” is not a date. Write it as 14 Mar 2018."
    ]


def test_rows_are_numbered_as_excel_does_past_blank_lines_and_line_breaks_in_cells(
    sqlite_store: Store, tmp_path: Path
) -> None:
    a_council(sqlite_store, tmp_path)
    text = 'action,case_ref,team,text,sent\r\n\r\nA-1,412087,North,"one\r\ntwo",3/1/2018\r\nA-2,412087,North,Visit,never\r\n'
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "actions.csv").write_text(text, newline="")

    assert said(import_path(sqlite_store, tmp_path / "more", NOW))[0].startswith("actions.csv, row 4, sent: “never”")


def test_unknown_files_and_columns_are_faults_with_the_nearest_name(sqlite_store: Store, tmp_path: Path) -> None:
    folder = write_folder(
        tmp_path, **COUNCIL, acitons=[an_action("A-1")], actions=[an_action("A-1", owner="x", colour="red")]
    )
    (folder / "old.xlsx").touch()
    (folder / "README.txt").touch()

    faults = said(import_path(sqlite_store, folder, NOW))

    assert faults[0].startswith(
        "acitons.csv: There is no table of this name. Did you mean “actions”? The tables are services, "
    )
    assert faults[1].startswith("old.xlsx: In a folder only CSV files are read.")
    assert faults[2].startswith("actions.csv, row 1, owner: actions has no such column. Did you mean “owner_email”?")
    assert faults[3].startswith(
        "actions.csv, row 1, colour: actions has no such column. Its columns are action, audit, "
    )
    assert len(faults) == 4


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("actions.csv", b"", "It is empty. Its first row must name the columns."),
        ("actions.csv", b'action,text\r\nA-1,"never closed', "A quotation mark is not closed in row 2."),
        ("actions.csv", b"action\r\n\x81\x8d", "Its letters cannot be read."),
        ("tracker.xlsx", b"not a workbook", "It is not a workbook that can be read."),
    ],
)
def test_a_file_that_cannot_be_read_is_a_fault_and_no_accident(
    sqlite_store: Store, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(content)
    path = tmp_path / name if name.endswith(".xlsx") else tmp_path

    assert any(says in fault for fault in said(import_path(sqlite_store, path, NOW)))


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nowhere", "nowhere: There is no such file or folder."),
        ("actions.csv", "actions.csv: Name a folder of CSV files, or a workbook that ends in .xlsx."),
        ("", "There is nothing to import. Name a folder that holds files such as actions.csv, or a workbook."),
    ],
)
def test_a_path_that_leads_to_no_tracker_is_a_fault(sqlite_store: Store, tmp_path: Path, name: str, says: str) -> None:
    path = tmp_path / name
    if name == "actions.csv":
        path.write_text("action\n")

    assert said(import_path(sqlite_store, path, NOW))[0].endswith(says)


def test_cells_beyond_the_headings_are_not_lost_in_silence(sqlite_store: Store, tmp_path: Path) -> None:
    a_council(sqlite_store, tmp_path)
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "services.csv").write_text("service,head_email,channel\nEarly Help,,#a,b\n")

    faults = said(import_path(sqlite_store, tmp_path / "more", NOW))

    assert faults[0].startswith("services.csv, row 2: A cell has no heading above it.")


def test_the_report_is_read_line_by_line(sqlite_store: Store, tmp_path: Path) -> None:
    good = lines(come_in(sqlite_store, tmp_path, **COUNCIL))
    bad = lines(come_in(sqlite_store, tmp_path / "more", teams=[{"team": "East", "service": "11–25"}]))

    assert good[1] == "teams: 2 new, 0 changed, 0 unchanged"
    assert good[-1] == "Imported. Nobody will be told of new actions."
    assert bad[-1] == "Nothing was imported: 1 fault. Mend the files and import them again."
