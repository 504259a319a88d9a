"""One pass that ends by itself: all that goes soon goes, what was left in doubt is settled, what waits for long is left."""

from datetime import timedelta

import pytest

from cards.messenger import Unknown
from tests.deliver.chat import KILLED_AFTER, KILLED_BEFORE, LOST_REPLY, Fails, Killed, wait
from tests.deliver.post_room import MARGIN, TIMEOUT, WALL, PostRoom, conversation, person

PATIENCE = TIMEOUT + MARGIN + 5
AWAY = 100  # calls in a row that find nobody


def test_what_the_pace_spreads_over_far_longer_than_the_patience_all_goes(room: PostRoom) -> None:
    for number in range(3 * int(PATIENCE)):
        room.put(f"{number}", person(1))

    room.worker().run_until_idle(patience=PATIENCE)

    assert room.chat.texts() == [f"{number}" for number in range(3 * int(PATIENCE))]
    assert room.time - WALL > timedelta(seconds=2 * PATIENCE)


@pytest.mark.parametrize("instant", [KILLED_BEFORE, KILLED_AFTER], ids=["before it arrived", "after it was accepted"])
def test_what_a_killed_worker_left_in_doubt_is_settled(room: PostRoom, instant: Fails) -> None:
    room.chat.script["one"] = [instant]
    for text in ("one", "two"):
        room.put(text, person(1))
    with pytest.raises(Killed):
        room.worker().run_until_idle(patience=PATIENCE)

    room.worker().run_until_idle(patience=PATIENCE)

    assert (room.chat.texts(), room.states()) == (["one", "two"], ["sent", "sent"])


def test_a_reply_that_was_lost_is_settled(room: PostRoom) -> None:
    room.chat.script["one"] = [LOST_REPLY]
    room.put("one", person(1))

    room.worker().run_until_idle(patience=PATIENCE)

    assert (room.chat.texts(), room.states()) == (["one"], ["sent"])


def test_somebody_without_an_account_is_not_waited_for(room: PostRoom) -> None:
    room.has_people(5, account=False)
    room.put("welcome", person(5))
    room.put("hello", person(1))

    tries = room.worker().run_until_idle(patience=PATIENCE)

    assert (room.chat.texts(), room.states(), tries) == (["hello"], ["pending", "sent"], 2)
    assert room.time == WALL


def test_a_wait_that_the_platform_asks_for_is_left_where_it_is_long(room: PostRoom) -> None:
    room.chat.script |= {"short": [wait(after=PATIENCE - 1)], "long": [wait(after=3600)]}
    room.put("short", person(1))
    room.put("long", person(2))

    room.worker().run_until_idle(patience=PATIENCE)

    assert (room.chat.texts(), room.states()) == (["short"], ["sent", "pending"])


@pytest.mark.parametrize("trouble", [wait(), Fails(Unknown)], ids=["not reachable", "no answer"])
def test_a_platform_that_stays_away_ends_it_and_nothing_is_lost(room: PostRoom, trouble: Fails) -> None:
    room.chat.script |= {name: [trouble] * AWAY for name in (conversation(1), conversation(2), "find")}
    for number in (1, 2, 1):
        room.put(f"to {number}", person(number))

    tries = room.worker().run_until_idle(patience=PATIENCE)

    assert tries < 20
    assert room.time - WALL < timedelta(minutes=10)
    assert "sent" not in room.states()
    room.chat.script.clear()
    room.pass_time(600)
    room.worker().run_until_idle(patience=PATIENCE)
    assert (room.chat.texts(conversation(1)), room.chat.texts(conversation(2))) == (["to 1", "to 1"], ["to 2"])
