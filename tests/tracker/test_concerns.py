"""The register of cases of concern comes in: what is left open is filled in, faults are in their places, nobody is called."""

import shutil
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.calendar import noon
from domain.concern import Capacity, Concern, ConcernState, Duty
from storage.history import Entry
from storage.ledger import Store
from tests.tracker.lived import LATER
from tests.tracker.lived_concerns import BOTH, CONCERN, CONCERNS
from tests.tracker.test_guarding import ANY
from tests.tracker.trackers import DONE, NOW, Rows, a_council, an_action, asked, come_in, counted, history, said
from tracker import export_path, import_path

CLOSED = BOTH | {"closed_on": "2018-01-04", "outcome": "The child is safe"}


def _numbered(*rows: dict[str, Any]) -> Rows:
    return [CONCERN | {"concern": f"C-{number}"} | row for number, row in enumerate(rows, 1)]


def _register(store: Store) -> list[Concern]:
    with store.reading(NOW) as ledger:
        return ledger.concerns.some(range(1, 10))


def test_what_is_left_open_is_filled_in_and_nobody_is_called(store: Store, tmp_path: Path) -> None:
    rows = _numbered(
        {"raised_by_email": "west@council.example", "audit": "AU-7"}, BOTH, CLOSED, BOTH | {"status": "working"}
    )
    a_council(
        store, tmp_path, concerns=rows, actions=[an_action("A-1", concern="c 1"), an_action("A-2", concern="C-3")]
    )

    raised, acknowledged, closed, worked = _register(store)
    states = [concern.state for concern in (raised, acknowledged, closed, worked)]
    assert states == [ConcernState.RAISED, ConcernState.ACKNOWLEDGED, ConcernState.CLOSED, ConcernState.WORKING]
    assert (raised.raised_on, raised.raised_by, raised.unsafe) == (date(2017, 12, 20), 3, None)
    assert raised.audit is not None
    assert raised.review_due == acknowledged.review_due == date(2018, 1, 24)  # ten working days from the import
    assert {duty.at for duty in acknowledged.duties.values()} == {noon(date(2017, 12, 21))}
    assert len(raised.unanswered) == len(Capacity)
    assert (closed.closed_at, closed.review_due, closed.outcome) == (noon(date(2018, 1, 4)), None, "The child is safe")
    assert asked(store, "select count(*) from outbox where kind = 'concern'") == [(0,)]
    with store.writing(NOW) as ledger:
        assert ledger.concerns.unanswered() == []  # what was never put to anybody is not said again
        assert ledger.concerns.with_action(ledger.concerns.open()) == {"C-1"}  # the PLT is told of the others
        assert ledger.concerns.actions_of(raised) == [1]
        assert ledger.numbers.take("concern") == 5


def test_importing_the_same_again_changes_nothing_and_a_change_is_told_in_the_history(
    store: Store, tmp_path: Path
) -> None:
    a_council(store, tmp_path / "in", concerns=CONCERNS)
    before = len(history(store))

    assert counted(come_in(store, tmp_path / "in", concerns=CONCERNS))["concerns"] == (0, 0, 2)
    assert len(history(store)) == before
    report = come_in(store, tmp_path / "more", concerns=[CONCERNS[0] | CLOSED])
    assert report.is_good, said(report)
    [entry] = [kept.entry for kept in history(store)[before:]]
    assert (entry.subject, entry.verb, entry.after["status"]) == ("C-1", "imported", "closed")
    assert "safe" not in str(entry)
    assert [concern.version for concern in _register(store)] == [2, 1]


WRONG: Rows = [
    {"status": "closed"},
    {"raised_on": "2018-01-11"},
    {"team": "Nort"},
    BOTH | {"acknowledged_on": "2017-12-19"},
    {"status": "working"},
    BOTH | {"status": "raised"},
    {"outcome": "The child is safe"},
    CLOSED | {"closed_on": "2018-02-01"},
    CLOSED | {"reaudit_on": "2018-01-04"},
    {"case_ref": "Tamzo", "text": ""},
    {"raised_at": "2017-12-21 10:00"},
    {"status": "over"},
    {"audit": "AU-7", "case_ref": "398114", "team": "West"},
]
FAULTS = [
    "concerns, row 2, closed_on: It is closed: write the day.",
    "concerns, row 2, outcome: It is closed: write what came of it. If it is not known any more, say so in words.",
    "concerns, row 3, raised_on: 11 Jan 2018 has not come yet. Write the day it was.",
    "concerns, row 4, team: There is no team “Nort” in the files or in auditbot. Did you mean “North”?",
    "concerns, row 5, acknowledged_on: It was raised on 20 Dec 2017. Mend one of the two.",
    "concerns, row 6, acknowledged_on: It is working: write the day on which both had it, team manager and head of service.",
    "concerns, row 7, acknowledged_on: It is raised: leave this empty, or write acknowledged as its status.",
    "concerns, row 8, outcome: It is raised: leave this empty, or write closed as its status.",
    "concerns, row 9, closed_on: 1 Feb 2018 has not come yet. Write the day it was.",
    "concerns, row 10, reaudit_on: It was closed on 4 Jan 2018. Write a later day.",
    "concerns, row 11, case_ref: “Tamzo” is not a case reference. It has a number in it, and no name: write it as 412087.",
    "concerns, row 11, text: This is empty. It must be filled in.",
    "concerns, row 12, raised_at: This is not the day in raised_on, 20 Dec 2017. Mend one of the two.",
    "concerns, row 13, status: “over” is not known here. Write raised, acknowledged, working or closed.",
    "concerns, row 14, case_ref: AU-7 read another case, “412087”. Mend one of the two, or leave audit empty.",
    "concerns, row 14, team: AU-7 read a case of another team, “North”. Mend one of the two, or leave audit empty.",
    "actions, row 2, concern: There is no case of concern “C-77” in the files or in auditbot. Add it to concerns, or mend it "
    "here.",
    "actions, row 3, concern: “a worry” is not a reference. Write it as C-3.",
]


def test_every_fault_is_in_its_place_and_nothing_comes_in(sqlite_store: Store, tmp_path: Path) -> None:
    actions = [an_action("A-1", concern="C-77"), an_action("A-2", concern="a worry")]
    a_council(sqlite_store, tmp_path / "in")
    before = history(sqlite_store)

    report = come_in(sqlite_store, tmp_path, concerns=_numbered(*WRONG), actions=actions)

    assert [fault.replace(".csv", "") for fault in said(report)] == FAULTS
    assert history(sqlite_store) == before
    assert _register(sqlite_store) == []


def test_duties_and_notes_belong_to_one_that_there_is(sqlite_store: Store, tmp_path: Path) -> None:
    duties = [
        {"concern": "C-1", "capacity": "team-manager", "at": "11 Jan 2018"},
        {"concern": "C-9", "capacity": "head-of-service"},
    ]
    notes = [
        {"concern": "C-1", "at": "2018-01-11 09:00", "text": "Seen"},
        {"concern": "C-9", "at": "2018-01-04", "text": "Seen"},
    ]
    a_council(sqlite_store, tmp_path / "in", concerns=[CONCERN])

    faults = said(come_in(sqlite_store, tmp_path, duties=duties, concern_notes=notes))

    assert [fault.split(": ")[0] for fault in faults] == [
        "duties.csv, row 2, at",
        "duties.csv, row 3, concern",
        "concern_notes.csv, row 2, at",
        "concern_notes.csv, row 3, concern",
    ]


def test_of_another_day_for_its_review_the_director_is_told_anew(sqlite_store: Store, tmp_path: Path) -> None:
    told = CONCERN | BOTH | {"review_due": "2018-01-08", "review_told_on": "2018-01-09"}
    a_council(sqlite_store, tmp_path / "in", concerns=[told])
    assert _register(sqlite_store)[0].review_told_on == date(2018, 1, 9)

    come_in(sqlite_store, tmp_path, concerns=[CONCERN | BOTH | {"review_due": "2018-01-22"}])
    [concern] = _register(sqlite_store)
    assert (concern.review_due, concern.review_told_on) == (date(2018, 1, 22), None)


def test_an_older_file_that_opens_one_again_says_so_and_takes_nothing_of_its_end_along(
    sqlite_store: Store, tmp_path: Path
) -> None:
    a_council(sqlite_store, tmp_path / "in", concerns=[CONCERN | CLOSED])
    report = come_in(sqlite_store, tmp_path, concerns=[CONCERN | BOTH | {"status": "working"}])

    assert [str(remark) for remark in report.remarks] == [
        "concerns.csv, row 2, status: C-1 is closed in auditbot; this opens it again. Leave the cell empty to keep it."
    ]
    [concern] = _register(sqlite_store)
    assert (concern.state, concern.closed_at, concern.outcome) == (ConcernState.WORKING, None, "")
    assert concern.review_due == date(2018, 1, 24)
    with sqlite_store.reading(NOW) as ledger:
        assert [(note.kind, note.text) for note in ledger.concern_notes.of(1)] == [("closed", "The child is safe")]


def test_an_older_file_takes_back_from_nobody_that_they_have_it(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path / "in", concerns=[CONCERN])
    export_path(store, tmp_path / "older", NOW)
    with store.writing(LATER) as ledger:
        concern = ledger.concerns.get(1)
        ledger.save_concern(
            concern, concern.acknowledged(Capacity, 2, LATER), Entry("program", "none", "acknowledged", "C-1")
        )

    report = import_path(store, tmp_path / "older", LATER)

    assert [str(remark) for remark in report.remarks] == [
        "concerns.csv, row 2, status: Everybody has C-1 by now. That is not taken back."
    ]
    [concern] = _register(store)
    assert (concern.state, concern.unanswered) == (ConcernState.ACKNOWLEDGED, ())
    assert {duty.by for duty in concern.duties.values()} == {2}


def test_an_older_file_takes_back_nothing_of_how_often_it_was_said_and_when_it_is_said_again(
    store: Store, tmp_path: Path
) -> None:
    a_council(store, tmp_path / "in", concerns=[CONCERN])
    _is_called(store, NOW, times=1)
    export_path(store, tmp_path / "older", NOW)
    _is_called(store, LATER, times=3)
    [called] = _register(store)

    report = import_path(store, tmp_path / "older", LATER)

    says = "What this row has of that is older, and left out."
    assert sorted(str(remark).partition(", again_at: ")[2] for remark in report.remarks) == [
        f"C-1 was said to the {capacity} again since. {says}" for capacity in ("head of service", "team manager")
    ]
    assert report.is_good
    assert _register(store) == [called]
    empty = [{"concern": "C-1", "capacity": "team-manager", "again_at": "", "times": ""}]
    assert "is older, and left out" in str(come_in(store, tmp_path / "empty", duties=empty).remarks[0])
    assert _register(store) == [called]


def _is_called(store: Store, at: datetime, times: int) -> None:
    with store.writing(at) as ledger:
        [concern] = ledger.concerns.some([1])
        duties = {c: Duty(c, told=(2,), times=times, again_at=at + timedelta(hours=2), since=NOW) for c in Capacity}
        ledger.save_concern(concern, concern.with_duties(duties), Entry("program", "program", "told again", "C-1"))


def test_what_is_left_to_do_of_one_that_is_closed_is_said_and_stops_nothing(store: Store, tmp_path: Path) -> None:
    actions = [an_action("A-1", concern="C-1"), an_action("A-2", concern="C-1", **DONE), an_action("A-3")]
    a_council(store, tmp_path / "in", concerns=[CONCERN], actions=actions)

    closing = come_in(store, tmp_path / "closing", concerns=[CONCERN | CLOSED], actions=actions[1:])
    more = come_in(store, tmp_path / "more", actions=[an_action("A-3", concern="C-1")])
    same = come_in(store, tmp_path / "same", concerns=[CONCERN | CLOSED], actions=actions[:2])

    do = "Have it done, or take it out by emptying its concern."
    assert [str(remark) for report in (closing, more, same) for remark in report.remarks] == [
        f"concerns.csv, row 2, status: C-1 is closed, and of it is still to be done: A-1. {do}",
        f"actions.csv, concern: C-1 is closed, and of it is still to be done: A-3. {do}",
    ]
    assert all(report.is_good for report in (closing, more, same))


def test_an_action_of_one_that_ends_without_being_done_is_said_once_and_stops_nothing(
    store: Store, tmp_path: Path
) -> None:
    ended = [
        an_action("A-1", concern="C-1", status="not-applicable", closed_at="2018-01-05"),
        an_action("A-2", status="open"),
    ]
    a_council(store, tmp_path / "in", concerns=[CONCERN], actions=[an_action("A-1", concern="C-1"), ended[1]])

    ending, same = (come_in(store, tmp_path / name, actions=ended) for name in ("ending", "same"))

    says = "It belongs to C-1, and ends without being done. Leave concern empty if it was taken out of that."
    assert ([str(remark) for remark in ending.remarks], said(same)) == ([f"actions.csv, row 2, status: {says}"], [])
    assert ending.is_good


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ANY.filter(str.strip), min_size=4, max_size=4), st.sampled_from(["out", "out.xlsx"]))
def test_any_text_of_it_survives_export_and_import(
    sqlite_store: Store, tmp_path: Path, texts: list[str], name: str
) -> None:
    if not asked(sqlite_store, "select 1 from concerns"):
        a_council(sqlite_store, tmp_path / "in", concerns=[CONCERN | CLOSED])
        with sqlite_store.writing(NOW) as ledger:
            ledger.concern_notes.add(1, "update", 1, NOW, "Seen")
    with sqlite_store.writing(NOW) as ledger:
        run = ledger.connection.exec_driver_sql
        run("update concerns set text = ?, outcome = ?, difference = ?", tuple(texts[:3]))
        run("update concern_notes set text = ?", (texts[3],))
    export_path(sqlite_store, tmp_path / name, LATER)

    report = import_path(sqlite_store, tmp_path / name, LATER)

    assert report.is_good, said(report)
    assert not any(new or changed for new, changed, _ in counted(report).values())
    if name == "out":
        shutil.rmtree(tmp_path / name)
