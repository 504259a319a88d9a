"""What comes in as “too early to say” is asked about when its day comes, but not if that is past, and never a second time."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from domain.impact import Difference, Impact
from storage.history import Entry
from storage.ledger import Store
from tests.tracker.trackers import DONE, NOW, Rows, a_council, an_action, asked, come_in, counted, said

EARLY = {**DONE, "difference": "too-early"}  # completed on 4 January, so that it is asked about on 1 February
LATER = datetime(2018, 2, 1, 9, tzinfo=UTC)
IMPACT: dict[str, Any] = {
    "action": "A-1",
    "completion": 1,
    "by_email": "north@council.example",
    "at": "2018-02-01 09:00",
}


def asks(store: Store) -> list[Any]:
    return [row[0] and str(row[0]) for row in asked(store, "select ask_on from completions order by id")]


def answered(store: Store, difference: Difference, again: date | None) -> None:
    with store.writing(LATER) as ledger:
        action = ledger.actions.get(1)
        assert action is not None
        impact = Impact(difference, 2, LATER, "Seen at home")
        ledger.impacts.add(1, impact)
        ledger.save(action, action.judged(impact, again), Entry("program", "", "judged", "A-1"))


@pytest.mark.parametrize(
    ("said_of_it", "day"),
    [
        (EARLY, "2018-02-01"),
        ({**EARLY, "completed_on": "2017-12-08"}, "2018-01-10"),
        ({**EARLY, "completed_on": "2017-12-07"}, None),
        ({**EARLY, "completed_on": "2016-12-08"}, None),
        ({**EARLY, "difference": "yes"}, None),
        ({**EARLY, "difference": ""}, None),
        ({**EARLY, "status": "awaiting-acceptance"}, "2018-02-01"),
    ],
)
def test_it_is_asked_if_its_day_is_today_or_still_to_come(
    store: Store, tmp_path: Path, said_of_it: dict[str, str], day: str | None
) -> None:
    a_council(store, tmp_path, actions=[an_action("A-1", **said_of_it)])

    assert asks(store) == [day]


def test_the_policy_in_force_says_when(store: Store, tmp_path: Path) -> None:
    with store.writing(NOW) as ledger:
        closed = frozenset({date(2018, 1, 12)})
        assert ledger.policies.save(ledger.policy.changed(impact_after=6, due_after=3, closures=closed), 0)
    a_council(store, tmp_path, actions=[an_action("A-1", **EARLY), an_action("A-2", sent="2018-01-10")])

    assert asks(store) == ["2018-01-15"]
    assert [str(row[0]) for row in asked(store, "select due from actions where id = 2")] == ["2018-01-16"]


@pytest.mark.parametrize(
    ("difference", "again"), [(Difference.YES, None), (Difference.TOO_EARLY, date(2018, 3, 1)), (Difference.NO, None)]
)
def test_the_same_row_again_asks_nothing_that_was_answered(
    store: Store, tmp_path: Path, difference: Difference, again: date | None
) -> None:
    row = an_action("A-1", **EARLY)
    a_council(store, tmp_path, actions=[row])
    answered(store, difference, again)

    report = come_in(store, tmp_path / "again", actions=[row], now=LATER)

    assert report.is_good, said(report)
    assert not any(new or changed for new, changed, _ in counted(report).values())
    assert asks(store) == [again and str(again)]


def test_a_file_that_knows_by_now_ends_the_asking(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path, actions=[an_action("A-1", **EARLY)])

    come_in(store, tmp_path / "more", actions=[an_action("A-1", **{**EARLY, "difference": "no"})])

    assert asks(store) == [None]


def test_an_answer_that_comes_in_ends_the_asking(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path, actions=[an_action("A-1", **EARLY)])
    answers: Rows = [IMPACT | {"difference": "yes", "how": "Seen at home"}]

    report = come_in(store, tmp_path / "more", impacts=answers, now=LATER)
    again = come_in(store, tmp_path / "again", impacts=answers, now=LATER)

    assert report.is_good, said(report)
    assert counted(report) == {"impacts": (1, 0, 0)}
    assert counted(again) == {"impacts": (0, 0, 1)}
    assert asks(store) == [None]
    with store.reading(LATER) as ledger:
        action = ledger.actions.get(1)
    assert action is not None
    assert action.completion is not None
    assert [(i.difference, i.how) for i in action.completion.impacts] == [("yes", "Seen at home")]


def test_opening_it_again_by_file_ends_the_asking(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path, actions=[an_action("A-1", **EARLY)])

    come_in(store, tmp_path / "more", actions=[an_action("A-1", status="open")])

    assert asks(store) == [None]
    assert asked(store, "select standing from completions") == [(False,)]


def test_an_answer_about_a_completion_that_is_not_there_is_a_fault(sqlite_store: Store, tmp_path: Path) -> None:
    a_council(sqlite_store, tmp_path, actions=[an_action("A-1", **EARLY)])

    report = come_in(sqlite_store, tmp_path / "more", impacts=[IMPACT | {"difference": "yes", "completion": 2}])

    assert said(report) == [
        "impacts.csv, row 2, completion: A-1 has 1 completions. Write the number of the one that this speaks of."
    ]


def test_the_history_holds_a_hash_of_what_was_said_and_no_word_of_it(sqlite_store: Store, tmp_path: Path) -> None:
    a_council(sqlite_store, tmp_path, actions=[an_action("A-1", **EARLY)])
    come_in(sqlite_store, tmp_path / "more", impacts=[IMPACT | {"difference": "yes", "how": "Seen at home"}], now=LATER)

    with sqlite_store.reading(LATER) as ledger:
        last = list(ledger.history.all())[-2:]
    assert [kept.entry.subject for kept in last] == ["A-1", "A-1"]
    assert "Seen" not in repr(last)
    assert last[-1].entry.after["difference"] == "yes"


def test_what_was_posted_is_brought_up_to_date_by_an_answer(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path, actions=[an_action("A-1", **EARLY)])
    with store.writing(NOW) as ledger:
        ledger.outbox.put("completed", "person:1", "earlier", {"actions": [1]})
        ledger.connection.exec_driver_sql("insert into posted (outbox_id, subject) select id, 'A-1' from outbox")

    come_in(store, tmp_path / "more", impacts=[IMPACT | {"difference": "yes"}], now=LATER)

    assert asked(store, "select kind from outbox order by id") == [("completed",), ("update",)]
