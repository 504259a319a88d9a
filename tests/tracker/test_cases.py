"""The cases that may be drawn for a round come in, go out and come in again; a later import changes team and age band."""

from pathlib import Path

from storage.ledger import Store
from tests.tracker.trackers import NOW, a_council, asked, come_in, counted, said
from tracker import export_path, import_path

CASES = [
    {"case_ref": "412087", "team": "North", "age_band": "5-9"},
    {"case_ref": "LCS-9", "team": "West", "age_band": ""},
]


def stored(store: Store) -> list[tuple[object, ...]]:
    return asked(
        store, "select c.case_ref, t.name, c.age_band from cases c join teams t on t.id = c.team_id order by c.id"
    )


def test_cases_come_in_and_are_changed_by_their_reference(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path / "in", cases=CASES)
    assert stored(store) == [("412087", "North", "5-9"), ("LCS-9", "West", "")]

    report = come_in(store, tmp_path / "more", cases=[{"case_ref": "412087", "team": "West", "age_band": "10-15"}])

    assert counted(report) == {"cases": (0, 1, 0)}
    assert stored(store) == [("412087", "West", "10-15"), ("LCS-9", "West", "")]


def test_an_export_brings_them_back(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path / "in", cases=CASES)
    export_path(store, tmp_path / "out", NOW)

    report = import_path(store, tmp_path / "out", NOW)

    assert report.is_good, said(report)
    assert counted(report)["cases"] == (0, 0, 2)
    assert (tmp_path / "out" / "cases.csv").read_text("utf-8-sig").split() == [
        "case_ref,team,age_band", "412087,North,5-9", "LCS-9,West,",
    ]  # fmt: skip


def test_a_case_that_is_a_name_or_of_no_team_is_a_fault(sqlite_store: Store, tmp_path: Path) -> None:
    a_council(sqlite_store, tmp_path / "in")

    faults = said(come_in(sqlite_store, tmp_path / "more", cases=[{"case_ref": "somebody", "team": "Nort"}]))

    assert [fault.split(":")[0] for fault in faults] == ["cases.csv, row 2, case_ref", "cases.csv, row 2, team"]
    assert stored(sqlite_store) == []
