"""Whether the worker has said all it can say just now: what time travel waits for before it goes on."""

from tests.deliver.chat import LOST_REPLY, wait
from tests.deliver.post_room import TIMEOUT, PostRoom, person


def test_it_is_idle_once_everything_is_said(room: PostRoom) -> None:
    worker = room.worker()
    assert worker.is_idle()

    room.put("one", person(1))
    assert not worker.is_idle()

    worker.run_until_idle()
    assert worker.is_idle()


def test_a_short_wait_is_waited_for_and_a_long_one_is_not(room: PostRoom) -> None:
    room.chat.script |= {"short": [wait(after=1)], "long": [wait(after=60)]}
    worker = room.worker()
    room.put("long", person(1))
    room.put("behind it", person(1))
    room.put("short", person(2))
    worker.run_until_idle()

    assert worker.is_idle()
    assert not worker.is_idle(soon=1.5)
    worker.run_until_idle(limit=1.5)
    assert worker.is_idle(soon=1.5)


def test_what_is_in_doubt_is_not_waited_for(room: PostRoom) -> None:
    room.chat.script["one"] = [LOST_REPLY]
    worker = room.worker()
    room.put("one", person(1))
    worker.run_until_idle()

    assert room.states() == ["sending"]
    assert worker.is_idle(soon=TIMEOUT / 2)


def test_what_is_being_said_at_this_moment_counts(room: PostRoom) -> None:
    worker = room.worker()
    seen: list[bool] = []
    room.chat.before_post = lambda _text: seen.append(worker.is_idle())
    room.put("one", person(1))

    worker.run_until_idle()

    assert seen == [False]
