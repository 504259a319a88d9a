"""What goes out is true when it goes: drawn at the last moment, not at all if it no longer holds, and every copy is known."""

from datetime import date

from sqlalchemy import insert, update

from scheduler.deliver import Deliverer
from storage.ledger import Store
from storage.tables import actions, services, teams
from tests.deliver.chat import LOST_REPLY, wait
from tests.deliver.post_room import PostRoom, conversation, person


def test_what_is_no_longer_true_is_dropped_with_the_reason(room: PostRoom) -> None:
    number = room.put("do this", person(1))
    room.no_longer_true.add("do this")

    room.worker().run_until_idle()

    assert room.chat.said == []
    assert (room.row(number).state, room.row(number).trouble) == ("dropped", "no longer true")


def test_what_stops_being_true_while_it_waits_is_not_said(room: PostRoom) -> None:
    room.chat.script["do this"] = [wait(after=60)]
    number = room.put("do this", person(1))
    worker = room.worker()
    worker.run_until_idle()
    room.no_longer_true.add("do this")

    worker.run_until_idle(limit=120)

    assert (room.chat.said, room.row(number).state) == ([], "dropped")


def test_a_message_is_found_again_by_each_action_it_shows(room: PostRoom) -> None:
    _has_actions(room.store, 17, 23)
    room.subjects["two actions"] = {"A-17": 1, "A-23": 1}
    number = room.put("two actions", person(1))

    room.worker().run_until_idle()

    assert room.copies() == [(number, "A-17"), (number, "A-23")]


def test_a_copy_is_known_even_if_the_reply_was_lost(room: PostRoom) -> None:
    _has_actions(room.store, 17)
    room.subjects["one action"] = {"A-17": 1}
    room.chat.script["one action"] = [LOST_REPLY]
    number = room.put("one action", person(1))

    room.worker().run_until_idle(limit=120)

    assert room.copies() == [(number, "A-17")]
    assert room.row(number).message == "m1"


def test_a_copy_is_known_before_it_goes_so_that_no_change_can_slip_between(room: PostRoom) -> None:
    _has_actions(room.store, 17)
    room.subjects["one action"] = {"A-17": 1}
    number = room.put("one action", person(1))
    known = []
    room.chat.before_post = lambda _text: known.append(room.copies())

    room.worker().run_until_idle()

    assert known == [[(number, "A-17")]]


def test_what_changes_between_drawing_and_sending_is_drawn_again(room: PostRoom) -> None:
    _has_actions(room.store, 17)
    room.subjects["one action"] = {"A-17": 1}
    room.put("one action", person(1))
    opened = room.chat.conversation_with

    def somebody_is_quicker(account: str) -> str:
        _change(room.store, 17)
        room.subjects["one action"] = {"A-17": 2}
        return opened(account)

    room.chat.conversation_with = somebody_is_quicker  # type: ignore[method-assign]
    room.worker().run_until_idle()

    assert room.drawn == ["one action", "one action"]
    assert room.chat.texts() == ["one action"]


def test_what_keeps_changing_is_left_for_a_moment_and_then_said(room: PostRoom) -> None:
    _has_actions(room.store, 17)
    room.subjects["one action"] = {"A-17": 7}
    number = room.put("one action", person(1))
    worker = room.worker()

    worker.run_until_idle()
    assert (room.chat.said, room.row(number).trouble) == ([], "changing")

    room.subjects["one action"] = {"A-17": 1}
    worker.run_until_idle(limit=5)
    assert room.chat.texts() == ["one action"]


def test_an_action_that_somebody_is_changing_is_not_waited_for(postgres_store: Store) -> None:
    room = PostRoom(postgres_store)
    room.has_people(1)
    _has_actions(room.store, 17)
    room.subjects["one action"] = {"A-17": 1}
    room.put("one action", person(1))

    with room.store.engines.writing.begin() as connection:
        connection.execute(update(actions).values(version=2))
        room.worker().run_until_idle()
        assert room.chat.said == []


def test_an_update_is_done_in_place_and_a_home_page_published(room: PostRoom) -> None:
    room.put("new words", person(1), kind="update")
    room.put("front page", person(2), kind="home")

    room.worker().run_until_idle()

    assert room.chat.updates == [("D-U1", "m1", "new words")]
    assert room.chat.homes == [("U2", "front page")]
    assert room.states() == ["sent", "sent"]


def test_of_several_updates_that_wait_for_one_message_one_is_done(room: PostRoom) -> None:
    for _ in range(3):
        room.put("new words", person(1), kind="update", of=5)
    room.put("other words", person(1), kind="update", of=6)

    room.worker().run_until_idle()

    assert [text for _, _, text in room.chat.updates] == ["new words", "other words"]
    assert room.states() == ["sent", "dropped", "dropped", "sent"]


def test_updates_do_not_use_up_the_pace_of_messages(room: PostRoom) -> None:
    worker = room.worker(workspace_pace=10)
    room.put("hello", person(1))
    for number in range(3):
        room.put(f"copy {number}", person(1), kind="update")

    worker.run_until_idle()

    assert (len(room.chat.said), len(room.chat.updates)) == (1, 3)


def test_an_update_put_before_its_message_has_gone_waits_for_it(room: PostRoom) -> None:
    room.chat.script["hello"] = [LOST_REPLY]
    room.put("hello", person(1))
    room.put("new words", person(1), kind="update")
    worker = room.worker()

    worker.run_until_idle()
    assert room.chat.updates == []

    worker.run_until_idle(limit=120)
    assert (room.chat.texts(conversation(1)), len(room.chat.updates)) == (["hello"], 1)


def test_what_is_drawn_speaks_of_the_councils_own_time(room: PostRoom) -> None:
    seen = []
    draw = room.compose
    worker: Deliverer = room.worker()

    def look(ledger: object, *rest: object) -> object:
        seen.append(ledger.now.year)  # type: ignore[attr-defined]
        return draw(ledger, *rest)  # type: ignore[arg-type]

    worker._attempts.__dict__["compose"] = look
    room.put("hello", person(1))
    worker.run_until_idle()

    assert seen == [2018]


def _has_actions(store: Store, *numbers: int) -> None:
    day = date(2018, 1, 10)
    row = {"case_ref": "412087", "team_id": 1, "owner_id": 1, "text": "", "sent": day, "due": day, "original_due": day}
    with store.engines.writing.begin() as connection:
        connection.execute(insert(services), {"id": 1, "name": "11–25"})
        connection.execute(insert(teams), {"id": 1, "name": "North", "service_id": 1})
        connection.execute(insert(actions), [row | {"id": n, "status": "open", "version": 1} for n in numbers])


def _change(store: Store, number: int) -> None:
    with store.engines.writing.begin() as connection:
        connection.execute(update(actions).where(actions.c.id == number).values(version=actions.c.version + 1))
