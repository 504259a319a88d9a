"""Recommendations, plans and notes come in by the rules of chat; editions and their sentences are there to be read."""

import csv
from pathlib import Path
from typing import Any

import pytest

from domain.recommendation import RecommendationState
from domain.reporting import begun
from storage.ledger import Store
from tests.tracker.lived import LATER, a_lived_council
from tests.tracker.trackers import NOW, a_council, asked, come_in, counted, history, said
from tracker import export_path

FIGURES = (
    "moderated 24; immediate 12 of 24; development 9 of 24; inadmissible 3 of 24; admissible 21; not yet good 20 of 21; "
    "with good features 10 of 21; without 10 of 21; good 1 of 21; outstanding 0 of 21"
)
NEW = {
    "recommendation": "R-4", "month": "2017-12", "text": "Plan with the family", "due": "2018-03-01",
    "by_email": "plt@council.example", "at": "2018-01-09 10:00",
}  # fmt: skip
STEP = {
    "step": "P-2", "team": "North", "text": "Read plans together", "due": "2018-02-01", "by_email": "north@council.example",
    "at": "2018-01-09 10:00",
}  # fmt: skip
BY = {"by_email": "plt@council.example", "at": "2018-01-09 10:00"}


@pytest.mark.parametrize(
    ("table", "row", "fault"),
    [
        ("recommendations", NEW | {"state": "done"}, "closed_at: It is done: write when, and what came of it."),
        ("recommendations", NEW | {"outcome": "Done"}, "outcome: It is open. Leave this empty, or write in state what"),
        ("recommendations", NEW | {"at": "2018-01-11 10:00"}, "at: 11 Jan 2018 has not come yet."),
        ("recommendations", NEW | {"recommendation": "X-1"}, "“X-1” is not a reference. Write it as R-17."),
        ("recommendations", NEW | {"month": "2016-01"}, "There is no round “2016-01” in the files or in auditbot."),
        ("recommendation_notes", BY | {"recommendation": "R-9", "text": "-"}, "There is no recommendation “R-9”"),
        ("plan_items", STEP | {"state": "dropped", "closed_at": "2018-01-09"}, "outcome: It is dropped: write when"),
        ("evidence", BY | {"dated": "2018-02-01", "source": "Dip sample", "text": "-"}, "dated: 1 Feb 2018 has not come"),
        ("plan_reviews", BY | {"team": "North", "text": "-", "number": "3"}, "North has 0 of them, so the next is number 1."),
        ("opinions", BY | {"audit": "AU-7", "fair": "maybe", "useful": "yes"}, "Write yes, partly or no."),
        ("team_notes", BY | {"team": "East", "month": "2017-12", "text": "-"}, "There is no team “East”"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_a_fault_at_its_place(
    sqlite_store: Store, tmp_path: Path, table: str, row: dict[str, Any], fault: str
) -> None:
    a_council(sqlite_store, tmp_path / "council")
    report = come_in(sqlite_store, tmp_path / "in", **{table: [row]})
    assert len(report.faults) >= 1
    assert fault in said(report)[0]


def test_one_that_comes_in_is_open_numbered_on_and_seen_where_its_month_was_published(
    store: Store, tmp_path: Path
) -> None:
    a_council(store, tmp_path / "council")
    report = come_in(store, tmp_path / "in", recommendations=[NEW], plan_items=[STEP], evidence=[
        BY | {"dated": "2017-12-12", "source": "Dip sample", "text": "Nine of twelve had no dates"},
    ])  # fmt: skip
    assert report.is_good, said(report)

    with store.writing(NOW) as ledger:
        one = ledger.recommendations.get(4)
        assert one is not None
        assert (one.state, one.is_posted, one.version) == (RecommendationState.OPEN, False, 1)
        assert (ledger.numbers.take("R"), ledger.numbers.take("P")) == (5, 3)
    come_in(store, tmp_path / "round", rounds=[{"month": "2017-12", "theme": "Planning", "figures": FIGURES}])
    with store.writing(NOW) as ledger:
        one = ledger.recommendations.get(4)
        assert one is not None
        assert one.is_posted
        ledger.reports.begin(begun(one.month, NOW).changed())
        again = ledger.recommendations.get(4)
        assert again is not None
        assert not again.is_posted  # it is written in auditbot, and nobody has posted that


def test_a_change_counts_as_one_and_the_history_holds_no_word_of_it(sqlite_store: Store, tmp_path: Path) -> None:
    a_lived_council(sqlite_store, tmp_path / "council")
    export_path(sqlite_store, tmp_path / "out", LATER)
    path = tmp_path / "out" / "recommendations.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[1]["text"] = "Talk each plan through"

    report = come_in(sqlite_store, tmp_path / "in", recommendations=rows, now=LATER)

    assert counted(report) == {"recommendations": (0, 1, 1)}
    assert asked(sqlite_store, "select text, version from recommendations where id = 5") == [
        ("Talk each plan through", 2)
    ]
    last = history(sqlite_store)[-1].entry
    assert (last.verb, last.subject) == ("imported", "R-5")
    assert list(last.after) == ["text"]
    assert "through" not in repr(last)


def test_an_edition_with_its_sections_and_people_goes_out_and_nothing_of_it_is_taken_in(
    sqlite_store: Store, tmp_path: Path
) -> None:
    a_lived_council(sqlite_store, tmp_path / "council")
    export_path(sqlite_store, tmp_path / "out", LATER)
    with (tmp_path / "out" / "reports.csv").open(encoding="utf-8-sig", newline="") as file:
        first, second = csv.DictReader(file)
    before = asked(sqlite_store, "select * from reports"), asked(sqlite_store, "select * from sentences")

    report = come_in(
        sqlite_store, tmp_path / "in", reports=[first | {"state": "posted", "next": "Forged"}], sentences=[]
    )

    assert (first["edition"], first["state"], first["next"]) == ("1", "posted", "Supervision in January")
    assert (second["state"], second["change"], second["signed_by_email"]) == ("draft", "An audit was missing", "")
    assert first["signed_by_email"] == "head@council.example"
    assert first["writers_emails"] == "north@council.example; plt@council.example"
    assert report.is_good
    assert [str(remark) for remark in report.remarks] == [
        "reports.csv: reports are there to be read, and are not taken in: a report is signed off and posted where it was read. "
        "The figures that were published come in with rounds, and what follows from the reports in tables of its own."
    ]
    assert (asked(sqlite_store, "select * from reports"), asked(sqlite_store, "select * from sentences")) == before
