"""Messages to one recipient go out in order, one at a time, at the pace; nobody waits for somebody else's."""

from datetime import timedelta

from tests.deliver.chat import LOST_ON_THE_WAY, wait
from tests.deliver.post_room import WALL, PostRoom, conversation, person


def test_messages_to_one_person_go_out_in_the_order_they_were_put(room: PostRoom) -> None:
    for text in ("first", "second", "third"):
        room.put(text, person(1))

    room.worker().run_until_idle(limit=10)

    assert room.chat.texts(conversation(1)) == ["first", "second", "third"]
    assert room.states() == ["sent"] * 3


def test_what_was_sent_is_written_down_with_where_it_stands(room: PostRoom) -> None:
    number = room.put("hello", person(2))

    room.worker().run_until_idle()

    row = room.row(number)
    assert (row.state, row.conversation, row.message) == ("sent", conversation(2), room.chat.said[0].message)
    assert (row.settled_at, row.attempts, row.trouble) == (WALL, 1, "")


def test_a_conversation_is_opened_once_and_remembered(room: PostRoom) -> None:
    for text in ("one", "two"):
        room.put(text, person(1))

    room.worker().run_until_idle(limit=10)

    assert room.chat.opened == ["U1"]


def test_one_person_is_told_at_most_one_thing_a_second(room: PostRoom) -> None:
    room.put("one", person(1))
    room.put("two", person(1))
    worker = room.worker()

    worker.run_until_idle()
    assert room.chat.texts() == ["one"]

    room.pass_time(1)
    worker.run_until_idle()
    assert room.chat.texts() == ["one", "two"]


def test_the_pace_of_one_person_holds_nobody_else_up(room: PostRoom) -> None:
    for number in (1, 1, 2, 3):
        room.put(f"to {number}", person(number))

    room.worker().run_until_idle()

    assert room.chat.texts() == ["to 1", "to 2", "to 3"]


def test_the_whole_workspace_has_a_pace_that_all_copies_share(room: PostRoom) -> None:
    for number in (1, 2, 3):
        room.put(f"to {number}", person(number))

    for copy in (room.worker(workspace_pace=0.25), room.worker(workspace_pace=0.25)):
        copy.run_until_idle()
    assert room.chat.texts() == ["to 1"]

    room.worker(workspace_pace=0.25).run_until_idle(limit=5)
    assert room.chat.texts() == ["to 1", "to 2", "to 3"]
    assert timedelta(seconds=0.5) <= room.time - WALL < timedelta(seconds=1)


def test_an_urgent_message_overtakes_and_ignores_the_pace(room: PostRoom) -> None:
    worker = room.worker(workspace_pace=0.25)
    room.put("before", person(1))
    worker.run_until_idle()
    room.put("ordinary", person(1))
    room.put("a concern", person(1), urgent=True)

    worker.run_until_idle()

    assert room.chat.texts() == ["before", "a concern"]


def test_an_urgent_message_does_not_wait_for_one_that_must_wait(room: PostRoom) -> None:
    room.chat.script["ordinary"] = [wait(after=60)]
    room.put("ordinary", person(1))
    worker = room.worker()
    worker.run_until_idle()
    room.put("a concern", person(1), urgent=True)

    worker.run_until_idle(limit=100)

    assert room.chat.texts() == ["a concern", "ordinary"]


def test_a_too_many_for_one_person_is_waited_out_in_order_and_holds_nobody_else_up(room: PostRoom) -> None:
    room.chat.script["one"] = [wait(after=60)]
    for text, number in (("one", 1), ("two", 1), ("other", 2)):
        room.put(text, person(number))
    worker = room.worker()

    worker.run_until_idle()
    room.pass_time(59)
    worker.run_until_idle()
    assert room.chat.texts() == ["other"]

    worker.run_until_idle(limit=10)
    assert room.chat.texts() == ["other", "one", "two"]


def test_where_nobody_says_how_long_to_wait_the_waits_grow_up_to_five_minutes(room: PostRoom) -> None:
    room.chat.script["one"] = [wait() for _ in range(12)]
    number = room.put("one", person(1))
    worker, waits = room.worker(), []

    for _ in range(12):
        worker.run_until_idle()
        waits.append((room.row(number).not_before - room.time).total_seconds())
        room.pass_time(waits[-1])

    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]
    worker.run_until_idle()
    assert room.chat.texts() == ["one"]


def test_a_wait_grows_with_waits_alone_and_not_with_what_else_befell_the_notice(room: PostRoom) -> None:
    room.chat.script["one"] = [LOST_ON_THE_WAY] * 5 + [wait()]
    number = room.put("one", person(1))
    worker = room.worker()
    while room.row(number).trouble != "ratelimited":
        room.pass_time(1)
        worker.deliver_one()

    assert room.row(number).attempts == 6
    assert room.row(number).not_before - room.time == timedelta(seconds=1)


def test_a_notice_put_in_the_councils_own_year_goes_at_once(room: PostRoom) -> None:
    number = room.put("now", person(1))

    room.worker().run_until_idle()

    assert room.row(number).created_at.year == 2018
    assert room.chat.texts() == ["now"]


def test_a_channel_is_spoken_to_by_its_own_name(room: PostRoom) -> None:
    room.put("to all", "channel:C7")

    room.worker().run_until_idle()

    assert [(said.conversation, said.text) for said in room.chat.said] == [("C7", "to all")]
    assert room.chat.opened == []
