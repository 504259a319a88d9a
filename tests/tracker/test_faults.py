"""Every fault of the whole import is said at once, each with its place and what would be right; and nothing is written."""

from pathlib import Path

import pytest

from storage.ledger import Store
from tests.tracker.trackers import (
    COUNCIL,
    DONE,
    NOW,
    Rows,
    a_council,
    an_action,
    asked,
    come_in,
    counted,
    history,
    said,
)

HEADINGS = {"completed_on": "", "done": "", "recorded_in": "", "difference": "", "status": ""}


def test_all_faults_of_all_files_are_said_in_their_order_and_nothing_is_written(store: Store, tmp_path: Path) -> None:
    people = [*COUNCIL["people"], {"email": "north@council", "name": "", "roles": "boss"}, COUNCIL["people"][0]]
    teams = [*COUNCIL["teams"], {"team": "East", "service": "12–25", "manager_email": ""}]
    actions = [an_action("A-1", sent="31/2/2018"), an_action("B-2", team="Nroth"), an_action("A-1", sent="", text="")]

    report = come_in(store, tmp_path, **COUNCIL | {"people": people, "teams": teams}, actions=actions)

    assert said(report) == [
        "teams.csv, row 4, service: There is no service “12–25” in the files or in auditbot. Did you mean “11–25”?",
        "teams.csv, row 4, manager_email: This team has no manager. Write their email; they must stand in people.",
        "people.csv, row 6, name: This is empty. It must be filled in.",
        "people.csv, row 6, roles: “boss” is not known here. Write plt, moderator, external-moderator, core-auditor, learner, "
        "team-manager, head-of-service or director.",
        "people.csv, row 7, email: “head@council.example” stands in row 2 already. Keep one.",
        "actions.csv, row 2, sent: “31/2/2018” is not a date. Write it as 13 Mar 2018.",
        "actions.csv, row 3, action: “B-2” is not a reference. Write it as A-17.",
        "actions.csv, row 3, team: There is no team “Nroth” in the files or in auditbot. Did you mean “North”?",
        "actions.csv, row 4, text: This is empty. It must be filled in.",
        "actions.csv, row 4, action: “A-1” stands in row 2 already. Keep one.",
    ]
    assert asked(store, "select count(*) from people") == [(0,)]
    assert history(store) == []


@pytest.mark.parametrize(
    ("table", "row", "says"),
    [
        ("services", {"service": "X", "head_email": "nobody@council.example"},
         "head_email: There is no person “nobody@council.example” in the files or in auditbot. Add it to people"),
        ("people", {"email": "a@b.example", "name": "A", "slack_id": "@north"}, "slack_id: “@north” is not a Slack member ID."),
        ("people", {"email": "a@b.example", "name": "A", "slack_id": "U0HEAD"},
         "slack_id: U0HEAD is the account of head@council.example already."),
        ("people", {"email": "a@b.example", "name": "A", "active": "maybe"}, "active: “maybe” is neither yes nor no."),
        ("rounds", {"month": "2018-13", "theme": "Planning"}, "month: “2018-13” is not a month. Write it as 2017-11."),
        ("audits", {"audit": "AU-8", "month": "2016-01", "kind": "core", "case_ref": "1", "team": "North"},
         "month: There is no round “2016-01” in the files or in auditbot."),
        ("audits", {"audit": "AU-8", "month": "2017-12", "kind": "cor", "case_ref": "1", "team": "North"},
         "kind: “cor” is not known here. Write core or learning. Did you mean “core”?"),
        ("audits", {"audit": "AU-8", "month": "2017-12", "kind": "core", "case_ref": "1", "team": "North", "impact": 4},
         "impact: “4” is not a score. Write 1 (not yet good), 2 (good) or 3 (outstanding)."),
        ("areas", {"audit": "AU-7", "area": "impact", "score": 3}, "score: "),
        ("areas", {"audit": "AU-70", "area": "impact"}, "audit: There is no audit “AU-70” in the files or in auditbot."),
        ("actions", an_action("A-1", audit="AU-99"), "audit: There is no audit “AU-99” in the files or in auditbot."),
        ("actions", an_action("A-1", sent=""), "due: Write the day it falls due, or in “sent” the day it was sent."),
        ("actions", an_action("A-1", sent="3/1/2018", due="2/1/2018"),
         "due: 2 Jan 2018 is before it was sent, 3 Jan 2018. Mend one of the two."),
        ("actions", an_action("A-1", status="finished"), "status: “finished” is not known here. Write open, "),
        ("actions", an_action("A-1", case_ref="Brellick Quillby"),
         "case_ref: “Brellick Quillby” is not a case reference. It has a number in it, and no name: write it as 412087."),
        ("actions", an_action("A-1", case_ref="412087 Quillby"), "case_ref: “412087 Quillby” is not a case reference."),
        ("actions", an_action("A-1", case_ref="4" * 41), "case_ref: This is 41 characters long. Write at most 40."),
        ("actions", an_action("A-1", text="x" * 3001), "text: This is 3,001 characters long. Write at most 3,000."),
        ("actions", an_action("A-1", sent="1" * 10_000), "sent: This is 10,000 characters long. Write at most 200."),
        ("rounds", {"month": "2018-02", "theme": "x" * 201}, "theme: This is 201 characters long. Write at most 200."),
        ("people", {"email": "a" * 250 + "@b.example", "name": "A"}, "email: This is 260 characters long. Write at most 254."),
        ("audits", COUNCIL["audits"][0] | {"findings": "analysis; " + "x" * 201},
         "findings: This is 201 characters long. Write at most 200."),
        ("audits", COUNCIL["audits"][0] | {"feedback": "x" * 3001}, "feedback: This is 3,001 characters long."),
        ("notes", {"action": "A-5", "at": "2018-01-03", "text": "x"}, "action: There is no action “A-5” in the files"),
    ],
)  # fmt: skip
def test_a_cell_that_is_not_right_is_said_with_what_would_be(
    sqlite_store: Store, tmp_path: Path, table: str, row: dict[str, str], says: str
) -> None:
    a_council(sqlite_store, tmp_path)
    more = {"audits": COUNCIL["audits"]} if table == "areas" else {}

    faults = said(come_in(sqlite_store, tmp_path / "more", **more, **{table: [row]}))

    assert len(faults) == 1
    assert faults[0].startswith(f"{table}.csv, row 2, {says}")


@pytest.mark.parametrize("left_out", ["completed_on", "done", "recorded_in"])
@pytest.mark.parametrize("status", ["complete", "awaiting-acceptance"])
def test_nothing_is_complete_without_what_was_done_where_and_when(
    sqlite_store: Store, tmp_path: Path, left_out: str, status: str
) -> None:
    a_council(sqlite_store, tmp_path)
    action = an_action("A-9", **DONE | {"status": status, left_out: ""})

    faults = said(come_in(sqlite_store, tmp_path / "more", actions=[action]))

    assert len(faults) == 1
    assert faults[0].startswith(f"actions.csv, row 2, {left_out}: A-9 is {status}: write ")


def test_a_text_of_3000_characters_and_a_reference_of_40_come_in(sqlite_store: Store, tmp_path: Path) -> None:
    a_council(sqlite_store, tmp_path, actions=[an_action("A-1", text="x" * 3000, case_ref="LCS-" + "1" * 36)])

    assert asked(sqlite_store, "select length(text), length(case_ref) from actions") == [(3000, 40)]


def test_columns_that_complete_actions_need_are_missed_once_and_not_for_each_row(
    sqlite_store: Store, tmp_path: Path
) -> None:
    a_council(sqlite_store, tmp_path)
    actions = [an_action(f"A-{n}", status="complete", completed_on="4 Jan 2018") for n in (1, 2, 3)]

    assert said(come_in(sqlite_store, tmp_path / "more", actions=actions)) == [
        "actions.csv, row 1, done: 3 complete actions need it: what was done. Add this column.",
        "actions.csv, row 1, recorded_in: 3 complete actions need it: where it is recorded. Add this column.",
    ]


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"status": "open", "done": "half of it"}, "done"),
        ({"status": "open", "completed_on": "4 Jan 2018"}, "completed_on"),
        ({"status": "not-applicable", "difference": "yes"}, "difference"),
        (DONE | {"completed_on": "4 Jan 2019"}, "completed_on"),
        ({"status": "open", "closed_at": "4 Jan 2018"}, "closed_at"),
        ({"status": "not-applicable", "completed_on": "4 Jan 2018", "closed_at": "5 Jan 2018"}, "closed_at"),
    ],
)
def test_a_status_and_what_is_said_about_completing_must_agree(
    sqlite_store: Store, tmp_path: Path, cells: dict[str, str], column: str
) -> None:
    a_council(sqlite_store, tmp_path)

    faults = said(come_in(sqlite_store, tmp_path / "more", actions=[an_action("A-9", **HEADINGS | cells)]))

    assert [fault.split(":")[0] for fault in faults] == [f"actions.csv, row 2, {column}"]


def test_the_score_in_areas_and_in_audits_must_not_contradict(sqlite_store: Store, tmp_path: Path) -> None:
    areas: Rows = [{"audit": "AU-7", "area": "impact", "score": 3}]

    assert said(come_in(sqlite_store, tmp_path, **COUNCIL, areas=areas)) == [
        "areas.csv, row 2, score: audits.csv, row 2, says 2. Write the same score in both, or leave one empty."
    ]


def test_a_completion_and_its_action_must_not_contradict(sqlite_store: Store, tmp_path: Path) -> None:
    done: Rows = [
        {"action": "A-1", "completed_on": "2018-01-04", "done": "Something else", "recorded_in": "supervision note"}
    ]

    assert said(come_in(sqlite_store, tmp_path, **COUNCIL, actions=[an_action("A-1", **DONE)], completions=done)) == [
        "actions.csv, row 2, done: completions.csv, row 2, says something else. Write the same in both, or leave this empty."
    ]


def test_numbers_within_an_action_leave_no_gap(sqlite_store: Store, tmp_path: Path) -> None:
    notes: Rows = [{"action": "A-1", "number": 3, "at": "2018-01-04", "text": "x"}]

    assert said(come_in(sqlite_store, tmp_path, **COUNCIL, actions=[an_action("A-1")], notes=notes)) == [
        "notes.csv, row 2, number: A-1 has 0 of them, so the next is number 1."
    ]


def test_an_owner_is_wanted_where_the_team_has_no_manager(sqlite_store: Store, tmp_path: Path) -> None:
    a_council(sqlite_store, tmp_path)
    with sqlite_store.writing(NOW) as ledger:
        ledger.connection.exec_driver_sql("update teams set manager_id = null where name = 'North'")

    faults = said(come_in(sqlite_store, tmp_path / "more", actions=[an_action("A-1")]))

    assert faults == [
        "actions.csv, row 2, owner_email: The team has no manager to own it. Name the owner, or the team's manager in teams."
    ]


def test_a_dry_run_says_what_would_happen_and_writes_nothing(store: Store, tmp_path: Path) -> None:
    report = come_in(store, tmp_path, **COUNCIL, dry_run=True)

    assert report.dry_run
    assert counted(report)["people"] == (4, 0, 0)
    assert asked(store, "select count(*) from people") == [(0,)]
    assert history(store) == []
