"""A file that is older than what was decided in chat sets none of it back: that stays, and is remarked on."""

from pathlib import Path
from typing import Any

from storage.ledger import Store
from tests.tracker.lived_audits import AUDITED
from tests.tracker.test_faults_of_audits import EXEMPTION
from tests.tracker.trackers import a_council, asked, come_in

PLT, SECOND, HEAD = (f"{who}@council.example" for who in ("plt", "moderator-2", "head"))
WAITS = {"audit": "AU-7", "state": "waiting", "by_email": PLT, "at": "20 Dec 2017", "impact_evidence": "The plan"}
ACCEPTED = WAITS | {"state": "accepted", "decided_by_email": SECOND, "decided_at": "22 Dec 2017"}


def _council(store: Store, folder: Path) -> None:
    known: list[dict[str, Any]] = AUDITED["audits"]
    marked = [known[0] | {"exemplar": "yes"}, *known[1:]]
    a_council(store, folder, **AUDITED | {"audits": marked})


def test_an_exemplar_that_was_decided_stays_as_it_is_and_a_later_one_comes_in(store: Store, tmp_path: Path) -> None:
    _council(store, tmp_path / "in")
    come_in(store, tmp_path / "first", exemplars=[WAITS])
    come_in(store, tmp_path / "then", exemplars=[ACCEPTED])

    report = come_in(store, tmp_path / "old", exemplars=[WAITS])
    assert [(r.column, "accepted in auditbot since 22 Dec 2017" in str(r)) for r in report.remarks] == [("state", True)]
    assert not report.faults
    assert asked(store, "select state from exemplars") == [("accepted",)]

    gone = ACCEPTED | {"state": "withdrawn", "decided_at": "2 Jan 2018"}
    assert come_in(store, tmp_path / "gone", exemplars=[gone]).faults == ()
    assert [(state, text in ("{}", {})) for state, text in asked(store, "select state, text from exemplars")] == [
        ("withdrawn", True)
    ]
    again = WAITS | {"at": "3 Jan 2018"}
    assert come_in(store, tmp_path / "again", exemplars=[again]).remarks == ()
    assert asked(store, "select state from exemplars") == [("waiting",)]


def test_a_decided_exemption_stays_and_one_decided_by_no_director_is_remarked_on(store: Store, tmp_path: Path) -> None:
    _council(store, tmp_path / "in")
    declined = EXEMPTION | {"number": 1, "state": "declined", "decided_by_email": HEAD, "decided_at": "4 Dec 2017"}
    report = come_in(store, tmp_path / "decided", exemptions=[declined])
    assert [(r.column, "no director" in str(r)) for r in report.remarks] == [("decided_by_email", True)]

    report = come_in(store, tmp_path / "old", exemptions=[EXEMPTION | {"number": 1}])
    assert [r.column for r in report.remarks][:1] == ["state"]
    assert not report.faults
    assert asked(store, "select state from exemptions") == [("declined",)]


def test_an_age_band_that_chat_does_not_take_is_a_fault(sqlite_store: Store, tmp_path: Path) -> None:
    _council(sqlite_store, tmp_path / "in")
    rows = [
        {"case_ref": f"41{n}", "team": "North", "age_band": band}
        for n, band in enumerate(("5–9", "teenager", "12-7", "3"))
    ]
    report = come_in(sqlite_store, tmp_path / "more", cases=rows)

    assert [(f.row, f.column) for f in report.faults] == [(3, "age_band"), (4, "age_band"), (5, "age_band")]
    assert "“teenager” is not an age band. Write it as 5-9, with ages from 0 to 25." in str(report.faults[0])
