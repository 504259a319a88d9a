"""Who has left and is still head, manager or owner is said with the import that shows it; nothing is stopped by it."""

from pathlib import Path

from storage.ledger import Store
from tests.tracker.trackers import COUNCIL, DONE, Rows, a_council, an_action, asked, come_in
from tracker import Report

HEAD, NORTH = COUNCIL["people"][:2]
GONE = {"active": "no"}
NO_HEAD = "The head of service of 11–25 has left: the director, or else the PLT, decides meanwhile."
NO_MANAGER = "The team manager of North has left: the head of service and the PLT reassign meanwhile."
OWNED = "the owner has left. Reassign in chat, or name another owner in actions."


def _remarks(report: Report) -> list[str]:
    assert report.is_good, report.faults
    return [str(remark) for remark in report.remarks]


def test_what_leavers_leave_behind_is_said_once(store: Store, tmp_path: Path) -> None:
    open_ones = [an_action(f"A-{n}") for n in range(1, 6)]
    a_council(store, tmp_path, actions=[*open_ones, an_action("A-9", **DONE)])
    people: Rows = [HEAD | GONE, NORTH | GONE]

    dry = come_in(store, tmp_path / "more", people=people, dry_run=True)
    report = come_in(store, tmp_path / "more", people=people)
    again = come_in(store, tmp_path / "again", people=people)

    assert (
        _remarks(dry)
        == _remarks(report)
        == [
            f"people.csv, row 2, active: {NO_HEAD} Name another in services.",
            f"people.csv, row 3, active: {NO_MANAGER} Name another in teams.",
            f"people.csv, row 3, active: A-1, A-2, A-3 and 2 more: {OWNED}",
        ]
    )
    assert _remarks(again) == []
    assert asked(store, "select count(*) from people where not active") == [(2,)]


def test_who_leaves_with_successors_named_leaves_nothing_to_say(sqlite_store: Store, tmp_path: Path) -> None:
    a_council(sqlite_store, tmp_path, actions=[an_action("A-1"), an_action("A-2")])
    west = {"manager_email": "west@council.example"}

    report = come_in(
        sqlite_store,
        tmp_path / "more",
        people=[NORTH | GONE],
        teams=[COUNCIL["teams"][0] | west],
        actions=[an_action("A-1", owner_email=west["manager_email"]), an_action("A-2", **DONE)],
    )

    assert _remarks(report) == []


def test_whoever_had_left_already_is_noticed_where_a_file_names_them_anew(sqlite_store: Store, tmp_path: Path) -> None:
    a_council(sqlite_store, tmp_path, actions=[an_action("A-1"), an_action("A-2", **DONE)])
    come_in(sqlite_store, tmp_path / "left", people=[NORTH | GONE])
    teams: Rows = [COUNCIL["teams"][0], COUNCIL["teams"][1] | {"manager_email": NORTH["email"]}]
    actions = [an_action("A-1"), an_action("A-2", status="open"), an_action("A-3")]

    report = come_in(sqlite_store, tmp_path / "more", teams=teams, actions=actions)

    assert _remarks(report) == [
        f"teams.csv, row 3, manager_email: {NO_MANAGER.replace('North', 'West')} Name another.",
        f"actions.csv, owner_email: A-2, A-3: {OWNED}",
        "actions.csv, row 3, status: A-2 is complete in auditbot; this opens it again. Leave the cell empty to keep it.",
    ]


def test_a_council_may_come_in_with_people_who_have_left(sqlite_store: Store, tmp_path: Path) -> None:
    people: Rows = [HEAD, NORTH | GONE, *COUNCIL["people"][2:]]
    report = come_in(sqlite_store, tmp_path, **COUNCIL | {"people": people}, actions=[an_action("A-1")])

    assert [line.partition(": ")[2] for line in _remarks(report)] == [
        f"{NO_MANAGER} Name another in teams.",
        f"A-1: {OWNED}",
    ]
