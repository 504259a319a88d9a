"""What comes in is what the files say, and what they leave open follows from the rules of the cycle."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.calendar import noon
from domain.request import Request, RequestKind
from storage.ledger import Store
from tests.tracker.lived_concerns import CONCERN
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
)  # fmt: skip

AREA: dict[str, Any] = {"audit": "AU-7", "area": "experience", "score": 3}


def _action(store: Store, number: int) -> Any:
    with store.reading(NOW) as ledger:
        return ledger.actions.get(number)


def test_a_council_comes_in_whole(store: Store, tmp_path: Path) -> None:
    report = come_in(store, tmp_path, **COUNCIL, actions=[an_action("A-17", audit="AU-7", **DONE)])

    action = _action(store, 17)
    assert report.is_good, said(report)
    assert counted(report) == {
        "services": (1, 0, 0), "teams": (2, 0, 0), "people": (4, 0, 0), "rounds": (1, 0, 0), "audits": (1, 0, 0),
        "actions": (1, 0, 0),
    }  # fmt: skip
    assert (action.team.name, action.team.channel, action.case_ref) == ("North", "#north", "412087")
    assert (action.status, action.completion.on, action.completion.outcome.done) == (
        "complete",
        date(2018, 1, 4),
        "Plan rewritten",
    )
    assert action.completion.by is None
    assert action.closed_at == noon(date(2018, 1, 4))
    assert asked(store, "select kind, tag from tags order by tag") == [
        ("finding", "analysis"),
        ("finding", "drift and delay"),
    ]
    assert asked(store, "select area, score from areas") == [("impact", 2)]


def test_the_owner_is_the_teams_manager_and_the_due_day_20_working_days_after_it_was_sent(
    store: Store, tmp_path: Path
) -> None:
    a_council(store, tmp_path, actions=[an_action("A-1")])

    action = _action(store, 1)
    with store.reading(NOW) as ledger:
        owner = ledger.people.get(action.owner_id)
    assert owner is not None
    assert owner.email == "north@council.example"
    assert action.due == action.original_due == date(2018, 1, 22)  # Christmas, Boxing Day and New Year lie between


@pytest.mark.parametrize(("due", "sent"), [("2018-01-22", date(2017, 12, 20)), ("2018-06-01", date(2018, 1, 10))])
def test_the_day_it_was_sent_is_reckoned_back_but_never_beyond_today(
    sqlite_store: Store, tmp_path: Path, due: str, sent: date
) -> None:
    a_council(sqlite_store, tmp_path, actions=[an_action("A-1", sent="", due=due)])

    assert _action(sqlite_store, 1).sent == sent


def test_a_day_of_completion_without_a_status_means_complete(sqlite_store: Store, tmp_path: Path) -> None:
    a_council(sqlite_store, tmp_path, actions=[an_action("A-1", **DONE | {"status": ""}), an_action("A-2", status="")])

    assert [_action(sqlite_store, n).status for n in (1, 2)] == ["complete", "open"]


def test_what_is_no_longer_applicable_is_closed_on_its_day_or_on_that_of_the_import(
    sqlite_store: Store, tmp_path: Path
) -> None:
    gone = {"status": "N/A"}
    a_council(
        sqlite_store, tmp_path, actions=[an_action("A-1", **gone, completed_on="3/1/2018"), an_action("A-2", **gone)]
    )

    closed = [_action(sqlite_store, n).closed_at for n in (1, 2)]
    assert closed == [noon(date(2018, 1, 3)), noon(date(2018, 1, 10))]


def test_the_next_reference_comes_after_the_highest_imported_one(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path, actions=[an_action("A-40"), an_action("7")])
    assert come_in(store, tmp_path / "more", actions=[an_action("A-3")]).is_good

    with store.writing(NOW) as ledger:
        assert (ledger.numbers.take("action"), ledger.numbers.take("audit")) == (41, 8)


def test_importing_twice_changes_nothing_and_leaves_no_history(store: Store, tmp_path: Path) -> None:
    more: dict[str, Rows] = {
        "actions": [an_action("A-1", **DONE), an_action("A-2", status="n/a"), an_action("A-3")],
        "areas": [{"audit": "AU-7", "area": "experience", "score": 3, "evidence": "e", "impact": ""}],
        "notes": [{"action": "A-3", "at": "3/1/2018", "text": "first"}, {"action": "A-3", "at": "3/1/2018", "text": "second"}],
        "extensions": [{"action": "A-3", "asked_at": "3/1/2018", "from_due": "20/1/18", "to_due": "20/2/18", "reason": "x"}],
    }  # fmt: skip
    a_council(store, tmp_path, **more)
    before = history(store)

    again = come_in(store, tmp_path, **COUNCIL | more)

    assert not any(new or changed for new, changed, _ in counted(again).values())
    assert history(store) == before
    assert asked(store, "select max(version) from actions") == [(1,)]


def test_a_changed_row_updates_and_leaves_its_states_but_no_narrative_in_the_history(
    store: Store, tmp_path: Path
) -> None:
    a_council(store, tmp_path, actions=[an_action("A-1"), an_action("A-2")])
    told = len(history(store))

    report = come_in(
        store, tmp_path / "more", actions=[an_action("A-1", text="Other words", **DONE, team="West"), an_action("A-2")]
    )

    (kept,) = history(store)[told:]
    assert counted(report) == {"actions": (0, 1, 1)}
    assert (kept.entry.actor, kept.entry.verb, kept.entry.subject) == ("program", "imported", "A-1")
    assert (kept.entry.before["status"], kept.entry.after["status"]) == ("open", "complete")
    assert str(kept.entry.before["team"]).startswith("team:")
    assert kept.entry.after["completed_on"] == "2018-01-04"
    assert not {"Other words", "Plan rewritten", "supervision note"} & set(map(str, kept.entry.after.values()))
    assert [(a.version, a.team.name) for a in (_action(store, 1), _action(store, 2))] == [(2, "West"), (1, "North")]


def test_the_history_of_an_import_holds_ids_states_and_hashes_alone(store: Store, tmp_path: Path) -> None:
    wordy = AREA | {"evidence": "Evidence in words", "impact": "Impact in words"}
    asking = {"action": "A-2", "asked_at": "9/1/2018", "reason": "Reason in words"}
    a_council(
        store,
        tmp_path,
        audits=[COUNCIL["audits"][0] | {"feedback": "Feedback in words"}],
        areas=[wordy],
        concerns=[CONCERN],
        actions=[an_action("A-1", **DONE, concern="C-1"), an_action("A-2")],
        extensions=[asking | {"from_due": "22/1/2018", "to_due": "9/2/2018", "answer": "Answer in words"}],
        handovers=[asking | {"to_email": "west@council.example"}],
        notes=[{"action": "A-2", "at": "9/1/2018", "text": "Note in words"}],
    )
    come_in(store, tmp_path / "more", actions=[an_action("A-1", **DONE) | {"case_ref": "398114", "text": "Other"}])

    kept = " ".join(f"{entry.entry.before} {entry.entry.after}" for entry in history(store))

    told = {
        "412087",
        "398114",
        "in words",
        "Other",
        "Rewrite",
        "Plan",
        "supervision",
        "drift",
        "5-9",
        "C-1",
        "@",
        "North",
    }
    assert [word for word in told if word in kept] == []


def test_a_column_that_the_file_lacks_leaves_what_stands(sqlite_store: Store, tmp_path: Path) -> None:
    action = an_action("A-1", owner_email="west@council.example", concern="C-1")
    a_council(sqlite_store, tmp_path, concerns=[CONCERN], actions=[action])

    assert counted(come_in(sqlite_store, tmp_path / "more", actions=[an_action("A-1")])) == {"actions": (0, 0, 1)}
    assert _action(sqlite_store, 1).concern == "C-1"


def test_an_older_file_does_not_take_back_owner_and_due_day_that_it_left_open(
    sqlite_store: Store, tmp_path: Path
) -> None:
    row = an_action("A-1", owner_email="", due="", status="")
    a_council(sqlite_store, tmp_path, actions=[row])
    with sqlite_store.writing(NOW) as ledger:
        ledger.connection.exec_driver_sql("update actions set owner_id = 1, due = '2018-03-01'")

    assert counted(come_in(sqlite_store, tmp_path / "more", actions=[row])) == {"actions": (0, 0, 1)}


def test_reopening_by_file_keeps_the_completion_as_one_that_no_longer_stands(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path, actions=[an_action("A-1", **DONE)])

    report = come_in(store, tmp_path / "more", actions=[an_action("A-1", status="open")])

    assert report.is_good
    assert [str(remark) for remark in report.remarks] == [
        "actions.csv, row 2, status: A-1 is complete in auditbot; this opens it again. Leave the cell empty to keep it."
    ]
    assert (_action(store, 1).status, _action(store, 1).closed_at) == ("open", None)
    assert asked(store, "select done, standing from completions") in (
        [("Plan rewritten", 0)],
        [("Plan rewritten", False)],
    )


def test_what_waited_for_a_decision_lapses_with_the_action(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path, actions=[an_action("A-1")])
    with store.writing(NOW) as ledger:
        day = date(2018, 1, 22)
        ledger.requests.add(Request(1, RequestKind.MORE_TIME, 1, NOW, "because", from_due=day, to_due=date(2018, 2, 9)))
        ledger.connection.exec_driver_sql("update actions set asked = 'more-time', asked_by = 1")

    assert come_in(store, tmp_path / "more", actions=[an_action("A-1", **DONE)]).is_good

    assert asked(store, "select state from requests") == [("lapsed",)]
    assert asked(store, "select asked, asked_by from actions") == [("", None)]


def test_extensions_say_what_the_due_day_was_and_is(store: Store, tmp_path: Path) -> None:
    first = {
        "action": "A-1",
        "asked_at": "2 Jan 2018",
        "from_due": "22/1/2018",
        "to_due": "5/2/2018",
        "reason": "holiday",
    }
    second = {
        "action": "A-1",
        "asked_at": "9 Jan 2018",
        "from_due": "5/2/2018",
        "to_due": "1/3/2018",
        "reason": "illness",
        "state": "asked",
    }

    a_council(store, tmp_path, actions=[an_action("A-1")], extensions=[first, second])

    action = _action(store, 1)
    assert (action.original_due, action.due, action.extended, action.asked) == (
        date(2018, 1, 22),
        date(2018, 2, 5),
        1,
        "more-time",
    )


def test_notes_without_a_number_never_overwrite_those_written_in_chat(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path, actions=[an_action("A-1")])
    with store.writing(NOW) as ledger:
        ledger.notes.add(1, "note", 1, NOW, "from chat")

    report = come_in(store, tmp_path / "more", notes=[{"action": "A-1", "at": "3/1/2018", "text": "from the tracker"}])

    assert counted(report) == {"notes": (1, 0, 0)}
    assert asked(store, "select text from notes order by id") == [("from chat",), ("from the tracker",)]


def test_a_known_account_is_kept_and_a_first_one_is_taken(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path)
    north, west = COUNCIL["people"][1], COUNCIL["people"][2]

    report = come_in(store, tmp_path / "more", people=[north | {"slack_id": "U0OTHER"}, west | {"slack_id": "U0WEST"}])

    assert counted(report) == {"people": (0, 1, 1)}
    assert [str(remark).split(":")[0] for remark in report.remarks] == ["people.csv, row 2, slack_id"]
    assert asked(store, "select account from people where account is not null order by 1") == [
        ("U0HEAD",),
        ("U0NORTH",),
        ("U0WEST",),
    ]


def test_people_who_are_missing_stay_and_leavers_are_marked(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path)

    assert come_in(store, tmp_path / "more", people=[COUNCIL["people"][3] | {"active": "no"}]).is_good

    assert asked(store, "select count(*) from people where active") == [(3,)]
    assert asked(store, "select count(*) from people") == [(4,)]
