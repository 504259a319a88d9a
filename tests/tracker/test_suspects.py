"""What may be a name is said, row by row, once, and stops nothing; the language of practice is let pass."""

from pathlib import Path

import pytest

from storage.ledger import Store
from tests.tracker.trackers import COUNCIL, DONE, Rows, a_council, an_action, asked, come_in, history
from tracker import Report, lines

ROLES = "may be a name. Names do not belong here: say who is meant by their role."


def _remarks(report: Report) -> list[str]:
    assert report.is_good
    return [str(remark) for remark in report.remarks]


def test_a_row_that_may_hold_names_is_remarked_with_its_words_and_comes_in(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path)
    named = an_action("A-2", text="Tell Tamzo Quillby by Friday", **DONE | {"done": "Seen with Brellick"})

    report = come_in(store, tmp_path / "more", actions=[an_action("A-1"), named])

    assert _remarks(report) == [f"actions.csv, row 3, text, done: “Tamzo”, “Quillby”, “Brellick” {ROLES}"]
    assert f"Note: {report.remarks[0]}" in lines(report)
    assert asked(store, "select count(*) from actions") == [(2,)]
    assert not [kept for kept in history(store) if "Quillby" in f"{kept.entry.after}"]


ASKING = {"action": "A-1", "asked_at": "2018-01-09", "reason": "Quillby is ill"}


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        ("audits", COUNCIL["audits"][0] | {"feedback": "Say more of Quillby"}, "feedback"),
        ("audits", COUNCIL["audits"][0] | {"findings": "analysis; history of Quillby"}, "findings"),
        ("areas", {"audit": "AU-7", "area": "experience", "evidence": "As Quillby says"}, "evidence"),
        ("completions", {"action": "A-9", "completed_on": "4/1/2018", "done": "Visit", "recorded_in": "x", "how": "To Quillby"},
         "how"),
        ("extensions", ASKING | {"from_due": "22/1/2018", "to_due": "9/2/2018"}, "reason"),
        ("handovers", ASKING | {"to_email": "west@council.example", "state": "declined", "answer": "no"}, "reason"),
        ("notes", {"action": "A-1", "at": "9/1/2018", "text": "Spoke with Quillby"}, "text"),
    ],
)  # fmt: skip
def test_every_narrative_is_looked_at(
    sqlite_store: Store, tmp_path: Path, table: str, row: dict[str, str], column: str
) -> None:
    a_council(sqlite_store, tmp_path, actions=[an_action("A-1"), an_action("A-9", **DONE)])

    assert _remarks(come_in(sqlite_store, tmp_path / "more", **{table: [row]})) == [
        f"{table}.csv, row 2, {column}: “Quillby” {ROLES}"
    ]


def test_many_words_are_counted_and_teams_that_come_in_are_no_names(sqlite_store: Store, tmp_path: Path) -> None:
    a_council(sqlite_store, tmp_path)
    teams: Rows = [COUNCIL["teams"][0] | {"team": "Tamworth"}]
    text = "Ask in Tamworth for Quillby, Brellick, Tamzo and Ferrand"

    assert _remarks(come_in(sqlite_store, tmp_path / "more", teams=teams, actions=[an_action("A-1", text=text)])) == [
        f"actions.csv, row 2, text: “Quillby”, “Brellick”, “Tamzo” (and 1 more) {ROLES}"
    ]


def test_what_was_looked_at_is_not_remarked_again(sqlite_store: Store, tmp_path: Path) -> None:
    row = an_action("A-1", text="Tell Quillby")
    a_council(sqlite_store, tmp_path, actions=[row])

    assert _remarks(come_in(sqlite_store, tmp_path / "again", actions=[row])) == []
    assert _remarks(come_in(sqlite_store, tmp_path / "moved", actions=[row | {"team": "West"}])) == []
