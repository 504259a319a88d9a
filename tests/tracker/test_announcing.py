"""Whom an import tells: nobody, unless it is wanted; but what was posted before does not go on saying what was."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from cards import notices
from cards.notices import Happening
from cards.view import View
from domain.absence import Absence
from domain.person import Actor
from storage.ledger import Store
from storage.tables import outbox, people
from tests.office.screen import words
from tests.tracker.trackers import DONE, NOW, PEOPLE, a_council, an_action, asked, come_in


def test_nobody_is_told_unless_it_is_wanted_and_then_each_owner_once(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path, actions=[an_action("A-1")])
    assert asked(store, "select count(*) from outbox") == [(0,)]
    actions = [
        an_action("A-1"),
        an_action("A-2"),
        an_action("A-3"),
        an_action("A-4", **DONE),
        an_action("A-5", owner_email="west@council.example"),
    ]

    report = come_in(store, tmp_path / "more", actions=actions, announce=True)

    with store.reading(NOW) as ledger:
        north, west = (ledger.people.by_email(f"{team}@council.example") for team in ("north", "west"))
        put = ledger.connection.exec_driver_sql("select kind, recipient, content from outbox order by id").all()
    assert report.told == 2
    assert north is not None
    assert west is not None
    told = {row.recipient: row.content if isinstance(row.content, dict) else json.loads(row.content) for row in put}
    assert {row.kind for row in put} == {"assigned"}
    assert {to: (content["actions"], content["for"]) for to, content in told.items()} == {
        f"person:{north.id}": ([2, 3], {str(north.id): [2, 3]}), f"person:{west.id}": ([5], {str(west.id): [5]}),
    }  # fmt: skip


def test_what_was_posted_about_a_changed_action_is_brought_up_to_date(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path, actions=[an_action("A-1"), an_action("A-2")])
    with store.writing(NOW) as ledger:
        ledger.outbox.put("assigned", "person:1", "earlier", {"actions": [1, 2]})
        for subject in ("A-1", "A-2"):
            ledger.connection.exec_driver_sql(
                f"insert into posted (outbox_id, subject) select id, '{subject}' from outbox"
            )
        ledger.people.opened_home(1, NOW)

    come_in(store, tmp_path / "more", actions=[an_action("A-1", **DONE), an_action("A-2")])
    come_in(store, tmp_path / "more", actions=[an_action("A-1", **DONE), an_action("A-2")])

    assert asked(store, "select kind, recipient from outbox order by id") == [
        ("assigned", "person:1"), ("update", "person:1"), ("home", "person:1"),
    ]  # fmt: skip


def test_announcing_a_handover_by_file_tells_the_new_owner_alone(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path, actions=[an_action("A-1")])

    come_in(store, tmp_path / "more", actions=[an_action("A-1", owner_email="west@council.example")], announce=True)
    come_in(store, tmp_path / "back", actions=[an_action("A-1", owner_email="north@council.example")], announce=True)

    assert asked(store, "select count(*), count(distinct recipient) from outbox") == [(2, 2)]


def told(store: Store) -> dict[str, list[int]]:
    """The numbers of the actions by who is told of them."""
    with store.reading(NOW) as ledger:
        rows = ledger.connection.execute(select(outbox.c.recipient, outbox.c.content)).all()
        emails = {f"person:{row.id}": row.email.partition("@")[0] for row in ledger.connection.execute(select(people))}
    return {emails[row.recipient]: row.content["actions"] for row in rows}


GIVEN = [an_action("A-1"), an_action("A-2", owner_email="west@council.example"), an_action("A-3", team="West")]


def test_the_cover_of_somebody_who_is_away_is_told_once_of_all_that_reaches_them(store: Store, tmp_path: Path) -> None:
    a_council(store, tmp_path)
    with store.writing(NOW) as ledger:
        north, west = (ledger.people.by_email(f"{name}@council.example") for name in ("north", "west"))
        assert north is not None
        assert west is not None
        ledger.absences.add(Absence(north.id, west.id, NOW.date(), NOW.date()))

    would = come_in(store, tmp_path / "more", actions=GIVEN, announce=True, dry_run=True)
    assert would.told == 1
    assert come_in(store, tmp_path / "more", actions=GIVEN, announce=True).told == 1
    assert told(store) == {"west": [1, 2, 3]}


@pytest.mark.parametrize(
    ("gone", "expected"),
    [
        ((), {"north": [1], "west": [2, 3]}),
        (("west",), {"north": [1, 2], "head": [3]}),
        (("west", "head"), {"north": [1, 2], "plt": [3]}),
        (("north", "west", "head"), {"plt": [1, 2, 3]}),
    ],
)
def test_what_is_given_to_somebody_who_has_left_is_told_to_who_answers_for_it(
    store: Store, tmp_path: Path, gone: tuple[str, ...], expected: dict[str, list[int]]
) -> None:
    a_council(store, tmp_path)
    folk = [row | {"active": "no" if row["email"].partition("@")[0] in gone else "yes"} for row in PEOPLE]

    report = come_in(store, tmp_path / "more", people=folk, actions=GIVEN, announce=True)

    assert report.is_good, report.faults
    assert report.told == len(expected)
    assert told(store) == expected


def test_what_came_in_with_a_tracker_has_no_sender(sqlite_store: Store, tmp_path: Path) -> None:
    a_council(sqlite_store, tmp_path)
    come_in(sqlite_store, tmp_path / "more", actions=GIVEN, announce=True)
    with sqlite_store.reading(NOW) as ledger:
        west = ledger.people.by_email("west@council.example")
        assert west is not None
        view = View.of(ledger, Actor(west), NOW.date(), found := ledger.actions.some([2, 3]))
        card = notices.card(Happening("assigned", found), view)
    assert card.fallback == "You have 2 new audit actions"
    assert words(card.blocks[0].line) == (  # type: ignore[union-attr]
        "You have 2 new audit actions. Please press Mark complete once each is done."
    )
