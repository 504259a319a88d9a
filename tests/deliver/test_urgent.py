"""What is urgent has a lane of its own: it waits for nobody's ordinary message, and a worker is kept free for it."""

import time
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

from cards.messenger import NotNow, Unknown
from scheduler.deliver import Deliverer
from tests.deliver.chat import AWAY_BUT_ACCEPTED, LOST_ON_THE_WAY, LOST_REPLY, wait
from tests.deliver.post_room import WALL, PostRoom, conversation, person
from tests.deliver.test_several import _until


def test_it_does_not_wait_for_an_ordinary_one_in_doubt_to_the_same_person(room: PostRoom) -> None:
    room.chat.script["ordinary"] = [LOST_REPLY]
    room.put("ordinary", person(1))
    worker = room.worker()
    worker.run_until_idle()
    room.put("a concern", person(1), urgent=True)
    room.put("later", person(1))

    worker.run_until_idle()
    assert room.chat.texts() == ["ordinary", "a concern"]
    assert room.states() == ["sending", "sent", "pending"]

    worker.run_until_idle(limit=100)
    assert room.chat.texts() == ["ordinary", "a concern", "later"]
    assert room.states() == ["sent"] * 3


def test_urgent_ones_to_one_person_keep_their_order_and_ordinary_ones_wait_for_them(room: PostRoom) -> None:
    room.chat.script["first"] = [LOST_ON_THE_WAY]
    for text in ("first", "second"):
        room.put(text, person(1), urgent=True)
    room.put("ordinary", person(1))
    worker = room.worker()

    worker.run_until_idle()
    assert room.chat.texts() == []

    worker.run_until_idle(limit=100)
    assert room.chat.texts() == ["first", "second", "ordinary"]


def test_a_case_of_concern_does_not_wait_for_another_one_to_the_same_person(room: PostRoom) -> None:
    """One message of C-28 may have gone, and one of C-30 waits for its next try: C-29 goes at once, and each keeps its order."""
    room.chat.script["C-28"], not_reached = [LOST_REPLY], ["C-30", "C-30"]

    def before_post(text: str) -> None:
        if text in not_reached:
            not_reached.remove(text)
            raise NotNow("not reachable", 0)

    room.chat.before_post = before_post
    for text, concern in (("C-28", 28), ("C-28 again", 28), ("C-30", 30), ("C-29", 29)):
        room.put(text, person(1), urgent=True, concern=concern)
    room.put("ordinary", person(1))
    worker = room.worker()

    worker.run_until_idle()
    assert room.chat.texts() == ["C-28", "C-29"]

    worker.run_until_idle(limit=100)
    assert room.chat.texts() == ["C-28", "C-29", "C-30", "C-28 again", "ordinary"]
    assert room.states() == ["sent"] * 5


def test_where_the_platform_asks_for_a_wait_no_other_case_of_concern_is_tried_before(room: PostRoom) -> None:
    room.chat.script["C-28"] = [wait(after=7)]
    for concern in (28, 29):
        room.put(f"C-{concern}", person(1), urgent=True, concern=concern)
    worker = room.worker()

    worker.run_until_idle()
    room.pass_time(6)
    worker.run_until_idle()
    assert room.chat.texts() == []

    room.pass_time(1)
    worker.run_until_idle()
    assert sorted(room.chat.texts()) == ["C-28", "C-29"]


def test_it_is_waited_out_also_by_what_was_put_before_and_comes_back_from_being_looked_for(room: PostRoom) -> None:
    room.chat.script |= {"C-28": [LOST_ON_THE_WAY], "C-29": [wait(after=60)]}
    for concern in (28, 29):
        room.put(f"C-{concern}", person(1), urgent=True, concern=concern)
    room.put("C-30", person(2), urgent=True, concern=30)
    worker = room.worker()

    worker.run_until_idle(limit=59)
    assert (room.chat.texts(), room.states()[0]) == (["C-30"], "pending")  # looked for, not there
    room.pass_time(60 - (room.time - WALL).total_seconds())
    worker.run_until_idle()
    assert room.chat.texts() == ["C-30", "C-28", "C-29"]


def test_what_the_platform_turns_away_as_it_is_away_is_looked_for_soon_where_it_is_urgent(room: PostRoom) -> None:
    """It has answered, so that nothing of it is under way; of an ordinary one the whole wait is kept."""
    troubles = {"a concern": 3, "ordinary": 1}

    def before_post(text: str) -> None:
        troubles[text] -= 1
        if troubles[text] >= 0:
            raise Unknown("status 503", answered=True)

    room.chat.before_post = before_post
    room.put("a concern", person(1), urgent=True)
    room.put("ordinary", person(2))
    worker = room.worker()
    worker.run_until_idle()
    while "a concern" not in room.chat.texts():
        room.pass_time(1)
        worker.deliver_one(urgent_only=True)
        worker.deliver_one(urgent_only=True)

    assert (room.time - WALL, room.chat.texts()) == (timedelta(seconds=7), ["a concern"])  # after 1, 2 and 4 seconds
    worker.run_until_idle(limit=100)
    assert room.chat.texts() == ["a concern", "ordinary"]
    assert room.time - WALL >= timedelta(seconds=30)


def test_what_stands_there_though_the_platform_said_that_it_is_away_is_found_and_not_said_twice(room: PostRoom) -> None:
    room.chat.script["a concern"] = [AWAY_BUT_ACCEPTED]
    room.put("a concern", person(1), urgent=True)
    worker = room.worker()
    worker.run_until_idle()
    room.pass_time(1)
    worker.run_until_idle()
    assert (room.chat.texts(), room.states(), len(room.chat.looked)) == (["a concern"], ["sent"], 1)


def test_a_too_many_is_waited_out_to_the_instant_and_then_it_goes_ahead_of_all(room: PostRoom) -> None:
    room.chat.script["a concern"] = [wait(after=7)]
    room.put("a concern", person(1), urgent=True)
    for number in range(20):
        room.put(f"ordinary {number}", person(2))
    worker = room.worker(workspace_pace=1.0)
    worker.run_until_idle()
    assert "a concern" not in room.chat.texts()

    room.pass_time(7)
    worker.deliver_one()

    assert room.chat.texts()[-1] == "a concern"


def test_where_slack_is_to_be_mended_it_is_tried_again_within_half_a_minute(room: PostRoom) -> None:
    mended = room.time + timedelta(seconds=61)

    def before_post(text: str) -> None:
        if room.time < mended:
            raise NotNow("token_revoked", 300, ours=True)

    room.chat.before_post = before_post
    room.put("a concern", person(1), urgent=True)
    room.put("ordinary", person(2))
    room.worker().run_until_idle(limit=100)

    assert room.chat.texts() == ["a concern"]


def test_the_ordinary_ones_make_room_for_it_so_that_all_of_them_keep_to_the_pace(room: PostRoom) -> None:
    """Else the platform would refuse one as too many, and the urgent one as likely as any."""
    for number in (1, 2):
        room.put("a concern", person(number), urgent=True)
    room.put("ordinary", person(3))
    worker = room.worker(workspace_pace=0.25)

    worker.run_until_idle()
    assert room.chat.texts() == ["a concern", "a concern"]

    worker.run_until_idle(limit=5)
    assert room.chat.texts() == ["a concern", "a concern", "ordinary"]
    assert room.time - WALL >= timedelta(seconds=0.5)


def test_what_nobody_holds_any_more_is_looked_for_after_what_is_urgent(room: PostRoom) -> None:
    room.chat.script["ordinary"] = [LOST_REPLY]
    room.put("ordinary", person(1))
    worker = room.worker()
    worker.run_until_idle()
    room.put("a concern", person(2), urgent=True)
    room.pass_time(60)

    worker.deliver_one()

    assert (room.chat.texts(conversation(2)), room.chat.looked) == (["a concern"], [])


def test_of_several_alike_that_wait_one_is_said(room: PostRoom) -> None:
    room.chat.script["C-3"] = [wait(after=60)]
    room.put("C-3", person(1), "concern", concern=3)
    room.worker().run_until_idle()
    for _ in range(2):
        room.put("C-3", person(1), "concern", concern=3)
    room.put("C-3", person(2), "concern", concern=3)

    room.worker().run_until_idle(limit=100)

    assert room.chat.texts(conversation(1)) == ["C-3"]
    assert sorted(room.states()) == ["dropped", "dropped", "sent", "sent"]


def test_while_all_others_hang_one_worker_is_free_for_what_is_urgent(room: PostRoom) -> None:
    """Slack holds on to every ordinary message; the urgent one to somebody who is being told something goes at once."""
    slack_answers = Event()

    def before_post(text: str) -> None:
        if text.startswith("ordinary"):
            slack_answers.wait(20)

    room.chat.before_post = before_post
    for number in (1, 2, 3, 1, 2, 3):
        room.put(f"ordinary {number}", person(number))
    wall = lambda: datetime.now(UTC)  # noqa: E731
    worker = Deliverer(room.store, room.chat, room.compose, wall, pace=0, workspace_pace=0, poll=30)
    room.store.after_commit = worker.wake
    thread = Thread(target=worker.run)
    thread.start()
    _until(lambda: room.states().count("sending") == 3, seconds=10)

    began = time.monotonic()
    room.put("a concern", person(1), urgent=True)
    _until(lambda: "a concern" in room.chat.texts(), seconds=10)
    took = timedelta(seconds=time.monotonic() - began)

    slack_answers.set()
    _until(lambda: set(room.states()) == {"sent"}, seconds=20)
    worker.stop()
    thread.join(10)
    assert took < timedelta(seconds=5)  # well under one, on a machine that does nothing else
    assert set(room.states()) == {"sent"}
