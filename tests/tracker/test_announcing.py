"""Whom an import tells: nobody, unless it is wanted; but what was posted before does not go on saying what was."""

from pathlib import Path

from storage.ledger import Store
from tests.tracker.trackers import DONE, NOW, a_council, an_action, asked, come_in


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
    contents = [(row.kind, row.recipient, str(row.content).replace('"', "'")) for row in put]
    assert contents == [
        ("assigned", f"person:{north.id}", "{'actions': [2, 3]}"), ("assigned", f"person:{west.id}", "{'actions': [5]}"),
    ]  # fmt: skip


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
