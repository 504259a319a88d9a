"""What goes out: every table, only what the asker may see, no formulas, and always a trace of it."""

import csv
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from domain.person import Actor
from domain.refusal import Refusal
from storage.bulk import snapshot
from storage.ledger import Store
from storage.visible import Scope
from tests.tracker.lived_concerns import CONCERN
from tests.tracker.trackers import COUNCIL, DONE, NOW, a_council, an_action, history
from tracker import export_path, workbook_of
from tracker.layout import BY_NAME

ACTIONS = [
    an_action("A-1", **DONE),
    an_action("A-2", text="=1+1"),
    an_action("A-3", owner_email="west@council.example"),
]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_table_goes_out_with_its_columns(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path / "in", actions=ACTIONS)

    export_path(store, tmp_path / "out", NOW)

    files = {path.stem: path for path in (tmp_path / "out").iterdir()}
    assert set(files) == set(BY_NAME)
    assert [row["action"] for row in _rows(files["actions"])] == ["A-1", "A-2", "A-3"]
    assert _rows(files["audits"])[0]["findings"] == "analysis; drift and delay"
    assert _rows(files["people"])[2]["roles"] == "moderator; team-manager"
    assert _rows(files["completions"])[0]["done"] == "Plan rewritten"
    for name, path in files.items():
        assert path.read_text("utf-8-sig").splitlines()[0].split(",") == list(BY_NAME[name].by_name)


def test_a_cell_in_a_csv_never_begins_like_a_formula(sqlite_store: Store, tmp_path: Path) -> None:
    a_council(sqlite_store, tmp_path / "in", actions=ACTIONS)

    export_path(sqlite_store, tmp_path / "out", NOW)

    assert _rows(tmp_path / "out" / "actions.csv")[1]["text"] == "'=1+1"


def test_a_workbook_holds_text_and_dates_but_no_formula(sqlite_store: Store, tmp_path: Path) -> None:
    a_council(sqlite_store, tmp_path / "in", actions=ACTIONS)
    export_path(sqlite_store, tmp_path / "out.xlsx", NOW)

    book = CalamineWorkbook.from_path(tmp_path / "out.xlsx")
    heading, _, row, _ = book.get_sheet_by_name("actions").to_python()

    assert book.sheet_names == list(BY_NAME)
    cells = dict(zip(heading, row, strict=True))
    assert (cells["text"], cells["case_ref"], str(cells["sent"])) == ("=1+1", "412087", "2017-12-20")


def test_each_export_leaves_an_entry_with_its_counts(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path / "in", actions=ACTIONS)
    before = len(history(store))

    export_path(store, tmp_path / "out", NOW)

    (kept,) = history(store)[before:]
    assert (kept.entry.actor, kept.entry.verb, kept.entry.subject) == ("program", "exported", "tables")
    assert (kept.entry.after["actions"], kept.entry.after["completions"], kept.entry.after["people"]) == (
        3,
        1,
        len(COUNCIL["people"]),
    )


def _seen_by(store: Store, email: str) -> tuple[CalamineWorkbook, Mapping[str, int]]:
    with store.reading(NOW) as ledger:
        person = ledger.people.by_email(email)
        assert person is not None
        reader = Actor(person)
        scope = Scope.of(reader)
        content, counts = workbook_of(ledger, None if scope.everything else ledger.lists.ids(scope), reader)
    return CalamineWorkbook.from_filelike(BytesIO(content)), counts


def test_what_a_person_may_see_is_their_actions_alone_and_nothing_of_audits_or_people(
    store: Store, tmp_path: Path
) -> None:
    a_council(store, tmp_path / "in", actions=ACTIONS)
    with store.writing(NOW) as ledger:
        ledger.connection.exec_driver_sql(
            "update actions set team_id = (select id from teams where name = 'West') where id = 3"
        )
        ledger.notes.add(1, "note", 1, NOW, "theirs")
        ledger.notes.add(3, "note", 1, NOW, "not theirs")

    book, counts = _seen_by(store, "north@council.example")

    assert book.sheet_names == ["actions", "completions", "impacts", "extensions", "handovers", "notes"]
    assert [row[0] for row in book.get_sheet_by_name("actions").to_python()[1:]] == ["A-1", "A-2"]
    assert [row[-1] for row in book.get_sheet_by_name("notes").to_python()[1:]] == ["theirs"]
    assert counts == {"actions": 2, "completions": 1, "impacts": 0, "extensions": 0, "handovers": 0, "notes": 1}


def test_of_which_case_of_concern_an_action_is_stands_in_the_file_of_who_sees_that_one_alone(
    store: Store, tmp_path: Path
) -> None:
    mine = [an_action("A-1", concern="C-1", owner_email="west@council.example"), an_action("A-2")]
    a_council(store, tmp_path / "in", actions=mine, concerns=[CONCERN])

    def said(email: str) -> list[tuple[str, str]]:
        heading, *rows = _seen_by(store, email)[0].get_sheet_by_name("actions").to_python()
        return [(str(row[0]), str(row[heading.index("concern")])) for row in rows]

    assert said("west@council.example") == [("A-1", "yes")]
    assert said("north@council.example") == [("A-1", "C-1"), ("A-2", "")]


def test_who_sees_everything_is_given_every_table(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path / "in", actions=ACTIONS)

    book, counts = _seen_by(store, "plt@council.example")

    assert book.sheet_names == list(BY_NAME)
    assert counts["actions"] == 3


def test_who_may_see_nothing_is_given_empty_tables(sqlite_store: Store, tmp_path: Path) -> None:
    learner = {"email": "learner@council.example", "name": "Learner 1", "roles": "learner"}
    a_council(sqlite_store, tmp_path / "in", actions=ACTIONS, people=[*COUNCIL["people"], learner])

    assert not any(_seen_by(sqlite_store, "learner@council.example")[1].values())


def test_files_are_their_owners_alone_and_whole_or_not_there(sqlite_store: Store, tmp_path: Path) -> None:
    a_council(sqlite_store, tmp_path / "in", actions=ACTIONS)
    with sqlite_store.writing(NOW) as ledger:
        ledger.connection.exec_driver_sql("update actions set text = ? where id = 3", ("x" * 40_000,))

    with pytest.raises(Refusal, match="does not fit into a workbook"):
        export_path(sqlite_store, tmp_path / "out.xlsx", NOW)
    export_path(sqlite_store, tmp_path / "out", NOW)

    assert {path.name for path in tmp_path.iterdir()} >= {"in", "out"}
    assert not list(tmp_path.glob("*.xlsx*")) + list(tmp_path.glob(".*part"))
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "out").iterdir()} == {0o600}


@pytest.mark.parametrize("name", ["file", "folder.xlsx"])
def test_what_is_there_already_and_of_another_kind_is_not_overwritten(
    sqlite_store: Store, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.mkdir() if name == "folder.xlsx" else path.touch()

    with pytest.raises(Refusal, match="Choose another name"):
        export_path(sqlite_store, path, NOW)


def test_others_may_go_on_writing_while_an_export_reads(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path / "in", actions=ACTIONS)

    with snapshot(store, NOW) as reading:
        assert reading.actions.get(1) is not None
        with store.writing(NOW) as ledger:
            ledger.connection.exec_driver_sql("update actions set text = 'changed' where id = 2")
        seen = reading.actions.get(2)

    assert seen is not None
    assert seen.text == "=1+1"
