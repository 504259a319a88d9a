"""One action waits for one decision at a time, whether the requests stand in the files or in auditbot already."""

from pathlib import Path
from typing import Any

import pytest

from storage.ledger import Store
from tests.tracker.trackers import DONE, Rows, a_council, an_action, asked, come_in, counted, said

ASKING = {"action": "A-1", "asked_at": "2018-01-09", "reason": "illness", "state": "asked"}
LONGER = ASKING | {"from_due": "2018-01-22", "to_due": "2018-02-09"}
HANDED = ASKING | {"to_email": "west@council.example"}
MEND = "Write accepted, declined or lapsed for one of them."


@pytest.mark.parametrize(
    ("asked_for", "place", "other"),
    [
        ({"extensions": [LONGER], "handovers": [HANDED]}, "handovers.csv, row 2", "extensions.csv, row 2"),
        ({"extensions": [LONGER, LONGER | {"to_due": "2018-03-01"}]}, "extensions.csv, row 3", "extensions.csv, row 2"),
        ({"handovers": [HANDED, HANDED]}, "handovers.csv, row 3", "handovers.csv, row 2"),
    ],
)
def test_two_requests_of_one_action_cannot_wait_in_the_files(
    sqlite_store: Store, tmp_path: Path, asked_for: dict[str, Any], place: str, other: str
) -> None:
    a_council(sqlite_store, tmp_path, actions=[an_action("A-1")])

    assert said(come_in(sqlite_store, tmp_path / "more", **asked_for)) == [
        f"{place}, state: A-1 waits for another decision already ({other}). {MEND}"
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"handovers": [HANDED]}, {"extensions": [LONGER]}),
        ({"extensions": [LONGER]}, {"handovers": [HANDED]}),
        ({"extensions": [LONGER]}, {"extensions": [LONGER | {"to_due": "2018-03-01"}]}),
    ],
)
def test_a_request_cannot_come_in_to_wait_beside_one_of_auditbot(
    store: Store, tmp_path: Path, first: dict[str, Any], second: dict[str, Any]
) -> None:
    a_council(store, tmp_path, actions=[an_action("A-1")], **first)

    assert come_in(store, tmp_path / "again", **first).is_good
    assert said(come_in(store, tmp_path / "more", **second)) == [
        f"{next(iter(second))}.csv, row 2, state: A-1 waits for another decision already (in auditbot). {MEND}"
    ]
    assert asked(store, "select count(*) from requests where state = 'asked'") == [(1,)]


def test_one_is_decided_and_another_asked_in_the_same_import(sqlite_store: Store, tmp_path: Path) -> None:
    a_council(sqlite_store, tmp_path, actions=[an_action("A-1")], extensions=[LONGER])
    decided: Rows = [LONGER | {"number": 1, "state": "declined"}]

    assert come_in(sqlite_store, tmp_path / "more", extensions=decided, handovers=[HANDED]).is_good

    assert asked(sqlite_store, "select asked from actions") == [("handover",)]


def test_nothing_waits_for_a_decision_on_a_closed_action(sqlite_store: Store, tmp_path: Path) -> None:
    closed: dict[str, Rows] = {"actions": [an_action("A-1", **DONE)], "extensions": [LONGER], "handovers": [HANDED]}
    a_council(sqlite_store, tmp_path, **closed)

    again = come_in(sqlite_store, tmp_path / "again", **closed)

    assert asked(sqlite_store, "select state from requests") == [("lapsed",), ("lapsed",)]
    assert not any(changed for _, changed, _ in counted(again).values())
