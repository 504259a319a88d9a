"""Absences, preferences and the policy come in by the rules of chat, and hold for what comes in with them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.absence import Absence
from domain.preference import Preference
from storage.ledger import Store
from tests.tracker.trackers import NOW, Rows, a_council, an_action, asked, come_in, counted, history, said

NORTH, WEST, HEAD = (f"{name}@council.example" for name in ("north", "west", "head"))
AWAY = {"person_email": NORTH, "cover_email": WEST, "first_day": "2018-01-15", "last_day": "2018-01-19"}
IN_FORCE = "2018-01-15 to 2018-01-19"


def settings(**said_of_it: str) -> Rows:
    return [{"setting": name.replace("_", "-"), "value": value} for name, value in said_of_it.items()]


def test_who_is_away_comes_in_and_the_same_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path)

    report = come_in(store, tmp_path / "more", absences=[AWAY])
    before = history(store)
    again = come_in(store, tmp_path / "again", absences=[AWAY])

    assert counted(report) == {"absences": (1, 0, 0)}
    assert counted(again) == {"absences": (0, 0, 1)}
    assert history(store) == before
    with store.reading(NOW) as ledger:
        north, west = (ledger.people.by_email(email) for email in (NORTH, WEST))
        assert north is not None
        assert west is not None
        assert ledger.absences.stand_ins(date(2018, 1, 15)) == {north.id: west.id}
    entry = before[-1].entry
    assert (entry.subject, entry.after["cover_email"]) == (f"person:{north.id}", f"person:{west.id}")


def test_a_file_makes_an_absence_longer_and_gives_it_to_somebody_else(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path, absences=[AWAY])

    report = come_in(store, tmp_path / "more", absences=[AWAY | {"cover_email": HEAD, "last_day": "2018-01-26"}])

    assert counted(report) == {"absences": (0, 1, 0)}
    assert [(str(row[0]), row[1]) for row in asked(store, "select last_day, cover_id from covers")] == [
        ("2018-01-26", 1)
    ]


@pytest.mark.parametrize(
    ("second", "column", "says"),
    [
        (AWAY | {"first_day": "2018-01-17", "last_day": "2018-02-01"}, "first_day", "There is a cover already"),
        (AWAY | {"person_email": WEST, "cover_email": NORTH}, "cover_email", "The two would cover for each other"),
        (AWAY | {"person_email": HEAD, "cover_email": NORTH}, "cover_email", "Whom you chose is away"),
        (AWAY | {"person_email": WEST, "cover_email": HEAD}, "first_day", "Whoever is away cannot cover"),
        (AWAY | {"person_email": HEAD, "cover_email": HEAD}, "cover_email", "Choose somebody else"),
        (AWAY | {"person_email": HEAD, "last_day": "2018-01-12"}, "last_day", "The last day is before the first."),
        (AWAY | {"person_email": HEAD, "last_day": "2020-01-12"}, "last_day", "That is longer than a year."),
    ],
)
@pytest.mark.parametrize("stored", [True, False])
def test_what_cannot_be_in_chat_is_a_fault(
    sqlite_store: Store, tmp_path: Path, second: dict[str, str], column: str, says: str, stored: bool
) -> None:
    a_council(sqlite_store, tmp_path, **({"absences": [AWAY]} if stored else {}))

    report = come_in(sqlite_store, tmp_path / "more", absences=[second] if stored else [AWAY, second])

    faults = said(report)
    assert any(f", {column}: {says}" in fault for fault in faults), faults
    assert asked(sqlite_store, "select count(*) from covers") == [(int(stored),)]


def test_an_absence_that_is_past_comes_in_for_the_record(sqlite_store: Store, tmp_path: Path) -> None:
    a_council(sqlite_store, tmp_path)

    past = AWAY | {"first_day": "2017-08-01", "last_day": "2017-08-11"}
    assert come_in(sqlite_store, tmp_path / "more", absences=[past]).is_good


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"hour": "8", "days": "Monday; friday", "weekly": "no"}, Preference(8, frozenset({0, 4}))),
        ({"hour": "17:00", "days": "", "weekly": "yes"}, Preference(17, weekly=True)),
        ({"hour": "", "days": "", "weekly": ""}, Preference()),
    ],
)
def test_when_somebody_wants_their_digest_comes_in(
    store: Store, tmp_path: Path, row: dict[str, str], expected: Preference
) -> None:
    a_council(store, tmp_path)

    wanted: Rows = [{"email": NORTH, **row}]
    report = come_in(store, tmp_path / "more", preferences=wanted)
    again = come_in(store, tmp_path / "again", preferences=wanted)

    assert counted(report) == {"preferences": (1, 0, 0)}
    assert counted(again) == {"preferences": (0, 0, 1)}
    with store.reading(NOW) as ledger:
        assert ledger.preferences.all() == {2: expected}


def test_a_changed_wish_is_changed_and_written_down(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path, preferences=[{"email": NORTH, "hour": "8", "days": "monday", "weekly": "no"}])

    come_in(store, tmp_path / "more", preferences=[{"email": NORTH, "hour": "10"}])

    with store.reading(NOW) as ledger:
        assert ledger.preferences.of(2) == Preference(10, frozenset({0}))
    assert (history(store)[-1].entry.before, history(store)[-1].entry.after) == ({"hour": 8}, {"hour": 10})


@pytest.mark.parametrize("row", [{"hour": "6"}, {"hour": "19"}, {"hour": "noon"}, {"days": "someday"}])
def test_a_wish_that_cannot_be_is_a_fault(sqlite_store: Store, tmp_path: Path, row: dict[str, str]) -> None:
    a_council(sqlite_store, tmp_path)

    (fault,) = said(come_in(sqlite_store, tmp_path / "more", preferences=[{"email": NORTH, **row}]))

    assert fault.startswith(f"preferences.csv, row 2, {next(iter(row))}: ")


def test_the_policy_comes_in_and_holds_for_what_comes_with_it(store: Store, tmp_path: Path) -> None:
    policy = settings(due_after="3", closures="11 Jan 2018; 2018-01-12", escalate_after="4")
    a_council(store, tmp_path)

    report = come_in(store, tmp_path / "more", policy=policy, actions=[an_action("A-1", sent="2018-01-10")])
    again = come_in(store, tmp_path / "again", policy=policy)

    assert report.is_good, said(report)
    assert counted(report)["policy"] == (0, 3, 0)
    assert counted(again)["policy"] == (0, 0, 3)
    assert [str(row[0]) for row in asked(store, "select due from actions")] == ["2018-01-17"]
    with store.reading(NOW) as ledger:
        assert (ledger.policy.due_after, ledger.policy.escalate_after, ledger.policy.snoozes) == (3, 4, 2)
        assert ledger.policy.closures == {date(2018, 1, 11), date(2018, 1, 12)}
    written = [kept.entry for kept in history(store) if kept.entry.subject == "policy"]
    assert [(entry.before["value"], entry.after["value"]) for entry in written] == [
        ("20", "3"), (None, "2018-01-11; 2018-01-12"), ("5", "4"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("policy", "says"),
    [
        ({"due_after": "0"}, "Give a whole number from 1 to 100."),
        ({"due_after": "soon"}, "“soon” is neither a whole number nor a day"),
        ({"due_after": ""}, "Write a whole number."),
        ({"due_after": "2018-01-12"}, "Write a whole number."),
        ({"closures": "5"}, "Write days, such as 2018-12-27; 2018-12-28."),
        ({"escalate_further_after": "21"}, "The director hears after 20 working days at the latest."),
        ({"escalate_after": "12"}, "The director hears after the head of service"),
        ({"nothing": "12"}, "is not known here"),
    ],
)
def test_a_policy_that_cannot_be_is_a_fault(
    sqlite_store: Store, tmp_path: Path, policy: dict[str, Any], says: str
) -> None:
    a_council(sqlite_store, tmp_path)

    (fault,) = said(come_in(sqlite_store, tmp_path / "more", policy=settings(**policy)))

    assert fault.startswith("policy.csv, row 2, ")
    assert says in fault
    with sqlite_store.reading(NOW) as ledger:
        assert ledger.policies.get().version == 0


def test_covers_that_come_in_are_in_force_at_once(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path)
    come_in(store, tmp_path / "more", absences=[AWAY | {"first_day": "2018-01-08"}])

    with store.reading(NOW) as ledger:
        (one,) = ledger.absences.of([2])
    assert one == Absence(2, 3, date(2018, 1, 8), date(2018, 1, 19), one.id)
