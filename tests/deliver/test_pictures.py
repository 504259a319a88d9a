"""A message's pictures are brought before it goes, and whatever becomes of them it is said once."""

import pytest

from tests.deliver.chat import LOST_ON_THE_WAY, REFUSED, wait
from tests.deliver.post_room import MARGIN, TIMEOUT, PostRoom, person


def test_pictures_are_brought_before_it_is_written_down_that_the_message_goes(room: PostRoom) -> None:
    number = room.put("A", person(1), kind="picture")
    seen: list[str] = []
    room.chat.after_picture = lambda: seen.append(room.row(number).conversation)
    room.worker().run_until_idle()
    assert seen == [""]
    assert (room.chat.brought, room.chat.texts(), room.states()) == (["A"], ["A"], ["sent"])


def test_a_message_without_pictures_brings_none(room: PostRoom) -> None:
    room.put("A", person(1))
    room.worker().run_until_idle()
    assert (room.chat.brought, room.chat.texts()) == ([], ["A"])


@pytest.mark.parametrize("trouble", [wait(5), LOST_ON_THE_WAY])
def test_it_waits_for_its_picture_where_that_is_worth_it(room: PostRoom, trouble: object) -> None:
    number = room.put("A", person(1), kind="picture")
    room.chat.script["picture"] = [trouble]  # type: ignore[list-item]
    worker = room.worker()
    worker.deliver_one()
    assert (room.row(number).state, room.chat.texts()) == ("pending", [])
    worker.run_until_idle(limit=10)
    assert (room.states(), room.chat.texts()) == (["sent"], ["A"])


def test_a_worker_that_was_held_up_by_a_picture_says_nothing_as_another_has_taken_the_notice(room: PostRoom) -> None:
    room.put("A", person(1), kind="picture")

    def takes_too_long() -> None:
        room.chat.after_picture = lambda: None
        room.pass_time(TIMEOUT + MARGIN + 1)
        room.worker().run_until_idle(limit=5)

    room.chat.after_picture = takes_too_long
    room.worker().deliver_one()
    assert (room.chat.texts(), room.states()) == (["A"], ["sent"])


def test_a_message_that_is_refused_for_good_fails_with_its_picture(room: PostRoom) -> None:
    number = room.put("A", person(1), kind="picture")
    room.chat.script["A"] = [REFUSED, REFUSED]
    room.worker().run_until_idle(limit=10)
    assert room.row(number).state == "failed"
