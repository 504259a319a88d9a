"""A send whose outcome is unknown is looked for before it is said again: nothing twice, nothing lost, at whatever instant."""

from datetime import timedelta

import pytest

from cards.messenger import Unknown
from storage.ledger import Store
from tests.deliver.chat import (
    KILLED_AFTER,
    KILLED_BEFORE,
    LOST_ON_THE_WAY,
    LOST_REPLY,
    REFUSED,
    Chat,
    Fails,
    Killed,
    wait,
)
from tests.deliver.post_room import MARGIN, TIMEOUT, WALL, PostRoom, conversation, person


@pytest.fixture
def room(store: Store) -> PostRoom:
    room = PostRoom(store)
    room.has_people(1, 2)
    room.has_people(9, role="plt")
    return room


def test_a_message_whose_reply_was_lost_is_looked_up_and_not_said_again(room: PostRoom) -> None:
    room.chat.script["one"] = [LOST_REPLY]
    number = room.put("one", person(1))

    room.worker().run_until_idle(limit=120)

    row = room.row(number)
    assert room.chat.texts() == ["one"]
    assert (row.state, row.message, row.attempts) == ("sent", "m1", 1)
    assert room.time - WALL >= timedelta(seconds=TIMEOUT)


def test_a_message_lost_on_the_way_is_said_once_more(room: PostRoom) -> None:
    room.chat.script["one"] = [LOST_ON_THE_WAY]
    number = room.put("one", person(1))

    room.worker().run_until_idle(limit=120)

    assert room.chat.texts() == ["one"]
    assert (room.row(number).state, room.row(number).attempts) == ("sent", 2)
    assert len(room.chat.looked) == 1


def test_nothing_further_is_said_to_a_person_while_one_message_is_in_doubt(room: PostRoom) -> None:
    room.chat.script["one"] = [LOST_ON_THE_WAY]
    for text, number in (("one", 1), ("two", 1), ("other", 2)):
        room.put(text, person(number))
    worker = room.worker()

    worker.run_until_idle(limit=TIMEOUT - 1)
    assert room.chat.texts() == ["other"]

    worker.run_until_idle(limit=120)
    assert room.chat.texts(conversation(1)) == ["one", "two"]


def test_in_a_channel_that_cannot_be_read_people_are_asked_and_nothing_is_said_again(room: PostRoom) -> None:
    room.chat.script["to all"] = [LOST_REPLY]
    number = room.put("to all", "channel:C7")

    room.worker().run_until_idle(limit=600)

    assert (room.row(number).state, room.row(number).trouble) == ("failed", "unknown")
    assert room.chat.texts() == ["to all", f"ask-plt about {number}"]
    assert room.chat.said[1].conversation == conversation(9)


def test_a_channel_message_whose_worker_was_killed_is_asked_about_too(room: PostRoom) -> None:
    room.chat.script["to all"] = [KILLED_BEFORE]
    number = room.put("to all", "channel:C7")
    _die(room)

    room.worker().run_until_idle(limit=600)

    assert room.chat.texts() == [f"ask-plt about {number}"]


def test_where_the_look_back_is_refused_people_are_asked(room: PostRoom) -> None:
    room.chat.script |= {"one": [LOST_REPLY], "find": [REFUSED]}
    number = room.put("one", person(1))

    room.worker().run_until_idle(limit=600)

    assert room.chat.texts() == ["one", f"ask-plt about {number}"]


@pytest.mark.parametrize("trouble", [wait(after=70), wait(), Fails(Unknown)], ids=["429", "away", "unknown"])
def test_a_look_back_that_does_not_succeed_is_tried_again(room: PostRoom, trouble: Fails) -> None:
    room.chat.script |= {"one": [LOST_REPLY], "find": [trouble, trouble]}
    number = room.put("one", person(1))

    room.worker().run_until_idle(limit=600)

    assert (room.chat.texts(), room.row(number).state) == (["one"], "sent")
    assert len(room.chat.looked) == 3


def test_the_look_back_begins_before_the_send_even_if_its_finder_was_killed_as_well(room: PostRoom) -> None:
    room.chat.script |= {"one": [KILLED_AFTER], "find": [Fails(Killed)]}
    room.put("one", person(1))
    _die(room)
    room.pass_time(TIMEOUT + MARGIN)
    _die(room)

    room.worker().run_until_idle(limit=600)

    assert room.chat.texts() == ["one"]
    assert all(since < WALL for _, since in room.chat.looked)


def test_a_worker_killed_after_its_claim_loses_nothing(room: PostRoom) -> None:
    room.chat.script["open"] = [Fails(Killed)]
    number = room.put("one", person(1))
    _die(room)
    assert room.row(number).state == "sending"

    room.worker().run_until_idle(limit=600)

    assert (room.chat.texts(), room.row(number).state) == (["one"], "sent")


@pytest.mark.parametrize("instant", [KILLED_BEFORE, KILLED_AFTER], ids=["before it arrived", "after it was accepted"])
def test_a_worker_killed_while_it_says_something_loses_and_repeats_nothing(room: PostRoom, instant: Fails) -> None:
    room.chat.script["one"] = [instant]
    for text in ("one", "two"):
        room.put(text, person(1))
    _die(room)

    other = room.worker()
    other.run_until_idle(limit=TIMEOUT)
    assert room.chat.texts() == (["one"] if instant.accepted else [])
    other.run_until_idle(limit=600)

    assert room.chat.texts() == ["one", "two"]
    assert room.states() == ["sent", "sent"]


def test_a_worker_does_not_doubt_what_it_is_saying_itself_when_the_clock_jumps(room: PostRoom) -> None:
    worker = room.worker()

    def clock_jumps(_text: str) -> None:
        room.chat.before_post = lambda _text: None
        room.pass_time(3600)
        assert not worker.deliver_one()

    room.chat.before_post = clock_jumps
    room.put("one", person(1))
    worker.run_until_idle()

    assert (room.chat.texts(), room.chat.looked) == (["one"], [])


def test_a_worker_held_up_for_long_says_nothing_that_another_has_taken(room: PostRoom) -> None:
    number = room.put("one", person(1))
    slow, other = room.worker(), room.worker()
    draw = room.compose

    def held_up(*asked: object) -> object:
        room.compose = draw  # type: ignore[method-assign]
        room.pass_time(3600)
        other.run_until_idle()
        return draw(*asked)  # type: ignore[arg-type]

    slow._attempts.__dict__["compose"] = held_up
    slow.run_until_idle(limit=600)

    assert (room.chat.texts(), room.row(number).state) == (["one"], "sent")


def test_a_worker_held_up_after_its_last_commit_says_nothing_that_another_has_taken(room: PostRoom) -> None:
    number = room.put("one", person(1))
    slow, other = room.worker(), room.worker()
    hold = slow._attempts._hold

    def held_up(*what: object) -> object:
        slow._attempts.__dict__.pop("_hold")
        held = hold(*what)  # type: ignore[arg-type]
        room.pass_time(TIMEOUT + MARGIN)
        other.run_until_idle(limit=600)
        return held

    slow._attempts.__dict__["_hold"] = held_up
    slow.run_until_idle(limit=600)

    assert (room.chat.texts(), room.row(number).state) == (["one"], "sent")


def test_a_worker_held_up_on_the_way_to_its_send_tries_again_while_there_is_time(room: PostRoom) -> None:
    number = room.put("one", person(1))
    worker = room.worker()
    hold = worker._attempts._hold

    def held_up(*what: object) -> object:
        worker._attempts.__dict__.pop("_hold")
        held = hold(*what)  # type: ignore[arg-type]
        room.pass_time(MARGIN)
        return held

    worker._attempts.__dict__["_hold"] = held_up
    worker.run_until_idle(limit=5)

    assert (room.chat.texts(), room.chat.looked, room.row(number).attempts) == (["one"], [], 2)


def test_what_was_sent_by_a_clock_that_was_ahead_is_found(room: PostRoom) -> None:
    room.chat.script["one"] = [KILLED_AFTER]
    room.put("one", person(1))
    room.pass_time(3600)
    _die(room)

    room.worker().run_until_idle(limit=600)

    assert room.chat.texts() == ["one"]
    assert all(since < WALL for _, since in room.chat.looked)


def test_a_file_is_looked_for_like_a_message(room: PostRoom) -> None:
    room.chat.script["export"] = [LOST_REPLY]
    number = room.put("export", person(1), kind="file")

    room.worker().run_until_idle(limit=120)

    assert (room.chat.texts(), room.row(number).state) == (["export"], "sent")


def test_a_messenger_that_breaks_its_word_is_in_doubt_as_well(room: PostRoom) -> None:
    class Broken(Chat):
        def post(self, conversation: str, card: object, token: str) -> str:
            super().post(conversation, card, token)  # type: ignore[arg-type]
            raise KeyError("ts")

    room.chat = Broken()
    number = room.put("one", person(1))

    room.worker().run_until_idle(limit=120)

    assert (room.chat.texts(), room.row(number).state) == (["one"], "sent")


def _die(room: PostRoom) -> None:
    with pytest.raises(Killed):
        room.worker().run_until_idle()
