"""Whatever hangs of what is urgent to one person, or on the mail server, a worker is free for one to somebody else."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Event, Thread

import pytest

from cards.letter import Letter
from scheduler.deliver import Deliverer
from tests.deliver.post_room import PostRoom, person
from tests.deliver.test_several import _until


@contextmanager
def _working(room: PostRoom) -> Iterator[None]:
    wall = lambda: datetime.now(UTC)  # noqa: E731
    mailer = room.mail
    worker = Deliverer(room.store, room.chat, room.compose, wall, mailer=mailer, pace=0, workspace_pace=0, poll=30)
    room.store.after_commit = worker.wake
    thread = Thread(target=worker.run)
    thread.start()
    try:
        yield
    finally:
        worker.stop()
        thread.join(20)


@pytest.mark.parametrize(("kind", "to"), [("words", "person:1"), ("letter", "mail:1")])
def test_a_case_of_concern_to_somebody_else_goes_at_once(
    room: PostRoom, monkeypatch: pytest.MonkeyPatch, kind: str, to: str
) -> None:
    answers, hanging = Event(), set[str]()

    def hangs(text: str) -> None:
        if text.startswith("hangs"):
            hanging.add(text)
            answers.wait(20)

    sends = room.mail.send

    def mails(letter: Letter, token: str) -> None:
        hangs(letter.subject)
        sends(letter, token)

    monkeypatch.setattr(room.mail, "send", mails)
    room.chat.before_post = hangs
    for number in range(5):
        room.put(
            f"hangs {number}", to if kind == "words" else f"mail:{number}", kind, urgent=True, concern=number, of=number
        )
    with _working(room):
        _until(lambda: len(hanging) == 2, seconds=10)
        room.put("a concern", person(2), urgent=True, concern=9)
        room.put("ordinary", person(3))
        _until(lambda: {"a concern", "ordinary"} <= set(room.chat.texts()), seconds=10)
        assert len(hanging) == 2
        answers.set()
        _until(lambda: set(room.states()) == {"sent"}, seconds=20)
