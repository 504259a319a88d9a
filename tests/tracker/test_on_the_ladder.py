"""A due date or an owner that a file changes does to ladder and snooze what the same change does in chat."""

from pathlib import Path
from typing import Any

import pytest

from storage.ledger import Store
from tests.tracker.trackers import NOW, a_council, an_action, asked, come_in, said

LATE = {"due": "2017-12-20", "sent": "2017-12-01"}
WEST = "west@council.example"


def climbed(store: Store, folder: Path) -> None:
    """A-1 has gone up to the director, was reassigned once, and its reminders are snoozed."""
    a_council(store, folder, actions=[an_action("A-1", **LATE)])
    with store.writing(NOW) as ledger:
        ledger.connection.exec_driver_sql(
            "update actions set rung = 2, escalated_on = '2018-01-05', handed_on = '2017-12-22',"
            " snoozed_until = '2018-02-01', snoozes = 1"
        )


def stands(store: Store) -> tuple[Any, ...]:
    """Rung, the day it was handed on, until when it is snoozed and how often."""
    row = asked(store, "select rung, handed_on, snoozed_until, snoozes from actions")[0]
    return (row[0], row[1] and str(row[1]), row[2] and str(row[2]), row[3])


def test_what_comes_in_new_stands_at_the_foot(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path, actions=[an_action("A-1", **LATE)])

    assert stands(store) == (0, None, None, 0)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, (2, "2017-12-22", "2018-02-01", 1)),
        ({"text": "Rewrite the plan by the end of the month"}, (2, "2017-12-22", "2018-02-01", 1)),
        ({"due": "2018-01-31"}, (0, "2017-12-22", None, 1)),
        ({"owner_email": WEST}, (2, "2018-01-10", None, 1)),
        ({"owner_email": WEST, "due": "2018-01-31"}, (0, "2018-01-10", None, 1)),
        ({"due": "2018-01-31", "rung": "head-of-service"}, (1, "2017-12-22", None, 1)),
        ({"due": "2018-01-31", "rung": "director"}, (0, "2017-12-22", None, 1)),
        ({"owner_email": WEST, "handed_on": "2018-01-09"}, (2, "2018-01-09", None, 1)),
        ({"rung": "nobody", "snoozes": "0"}, (0, "2017-12-22", "2018-02-01", 0)),
        ({"rung": "", "snoozes": ""}, (2, "2017-12-22", "2018-02-01", 1)),
    ],
)
def test_a_file_changes_it_as_chat_would(
    store: Store, tmp_path: Path, changes: dict[str, str], expected: tuple[Any, ...]
) -> None:
    climbed(store, tmp_path)

    report = come_in(store, tmp_path / "more", actions=[an_action("A-1", **{**LATE, **changes})])

    assert report.is_good, said(report)
    assert stands(store) == expected


def test_more_time_that_comes_in_as_an_extension_sets_it_at_the_foot(store: Store, tmp_path: Path) -> None:
    climbed(store, tmp_path)
    longer = {"action": "A-1", "asked_at": "2018-01-09", "reason": "illness", "from_due": "2017-12-20"}

    come_in(store, tmp_path / "more", extensions=[longer | {"to_due": "2018-02-09", "state": "accepted"}])

    assert stands(store) == (0, "2017-12-22", None, 1)


@pytest.mark.parametrize("rung", ["2", "the director", "plt"])
def test_a_rung_that_is_not_known_is_a_fault(sqlite_store: Store, tmp_path: Path, rung: str) -> None:
    climbed(sqlite_store, tmp_path)

    (fault,) = said(come_in(sqlite_store, tmp_path / "more", actions=[an_action("A-1", **LATE, rung=rung)]))

    assert fault.startswith("actions.csv, row 2, rung: ")
