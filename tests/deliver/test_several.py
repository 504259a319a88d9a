"""Several copies of the bot on one database, and workers killed at random: each message exactly once, in order."""

import random
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from threading import Thread

import pytest
from sqlalchemy.exc import OperationalError

from scheduler.deliver import Deliverer
from storage.engine import open_engines
from storage.ledger import Store
from tests.conftest import HISTORY_KEY
from tests.deliver.chat import KILLED_AFTER, KILLED_BEFORE, LOST_ON_THE_WAY, LOST_REPLY, Killed, wait
from tests.deliver.post_room import PostRoom, conversation, person

PEOPLE = range(1, 21)


def _wall() -> datetime:
    return datetime.now(UTC)


def _worker(room: PostRoom, store: Store, threads: int) -> Deliverer:
    return Deliverer(
        store, room.chat, room.compose, _wall,
        threads=threads, pace=0, workspace_pace=0, client_timeout=0.3, margin=10, poll=0.1,
    )  # fmt: skip


def _in_order(room: PostRoom, numbers: range, each: int) -> bool:
    return all(room.chat.texts(conversation(n)) == [f"{n}/{i}" for i in range(each)] for n in numbers)


def _run_until_all_is_sent(room: PostRoom, stores: Sequence[Store]) -> None:
    """By a worker of three threads for each store."""
    copies = [_worker(room, store, threads=3) for store in stores]
    running = [Thread(target=copy.run) for copy in copies]
    for thread in running:
        thread.start()
    _until(lambda: set(room.states()) == {"sent"})
    for copy, thread in zip(copies, running, strict=True):
        copy.stop()
        thread.join(10)

    assert set(room.states()) == {"sent"}


def _until(done: object, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:  # type: ignore[operator]
        time.sleep(0.02)


@pytest.mark.parametrize("trouble", [False, True], ids=["a good day", "a bad day"])
def test_two_copies_say_hundreds_of_things_exactly_once(database_url: str, trouble: bool) -> None:
    each = 3 if database_url.startswith("sqlite") else 10  # a file has one writer at a time, each waiting for the disk
    stores = [Store(open_engines(database_url), HISTORY_KEY) for _ in range(2)]
    room = PostRoom(stores[0])
    room.has_people(*PEOPLE)
    for i in range(each):
        for n in PEOPLE:
            room.put(f"{n}/{i}", person(n))
            if trouble and (n + i) % 4 == 0:
                room.chat.script[f"{n}/{i}"] = [random.choice([wait(0.02), LOST_REPLY, LOST_ON_THE_WAY])]
    room.chat.before_post = lambda _text: time.sleep(0.002)

    _run_until_all_is_sent(room, stores)

    assert _in_order(room, PEOPLE, each)
    assert room.chat.most_at_once == 1
    for store in stores:
        store.engines.dispose()


def test_two_copies_say_what_is_of_several_concerns_once_each_and_in_order(database_url: str) -> None:
    """To the same two people at once, while every third message gets lost, or its answer."""
    stores = [Store(open_engines(database_url), HISTORY_KEY) for _ in range(2)]
    room = PostRoom(stores[0])
    room.has_people(1, 2)
    for i in range(3):
        for concern, n in ((c, n) for c in range(1, 5) for n in (1, 2)):
            text = f"{n} C-{concern} {i}"
            room.put(text, person(n), urgent=True, concern=concern)
            if (i + concern + n) % 3 == 0:
                room.chat.script[text] = [LOST_REPLY if i else LOST_ON_THE_WAY]
    _run_until_all_is_sent(room, stores)

    for concern, n in ((c, n) for c in range(1, 5) for n in (1, 2)):
        told = [text for text in room.chat.texts(conversation(n)) if f"C-{concern} " in text]
        assert told == [f"{n} C-{concern} {i}" for i in range(3)]
    for store in stores:
        store.engines.dispose()


def test_the_worker_is_woken_by_a_commit_and_does_not_wait_for_its_next_look(room: PostRoom) -> None:
    worker = Deliverer(room.store, room.chat, room.compose, _wall, threads=2, poll=30)
    room.store.after_commit = worker.wake
    thread = Thread(target=worker.run)
    thread.start()
    time.sleep(0.5)  # it has looked, and found nothing

    began = time.monotonic()
    room.put("now", person(1))
    _until(lambda: room.chat.texts() == ["now"], seconds=15)
    took = time.monotonic() - began
    worker.stop()
    thread.join(10)

    assert room.chat.texts() == ["now"]
    assert took < 10
    assert not thread.is_alive()


@pytest.mark.parametrize("seed", range(3))
def test_workers_killed_at_random_instants_lose_nothing_and_repeat_nothing(room: PostRoom, seed: int) -> None:
    chance = random.Random(seed)
    wrong = [KILLED_BEFORE, KILLED_AFTER, LOST_REPLY, LOST_ON_THE_WAY, wait(), wait(after=5)]
    for i in range(12):
        for n in (1, 2, 3):
            room.put(f"{n}/{i}", person(n))
            room.chat.script[f"{n}/{i}"] = chance.choices(wrong, k=chance.randrange(3))

    deaths: Counter[str] = Counter()
    while set(room.states()) != {"sent"}:
        try:
            room.worker().run_until_idle(limit=100_000)
        except Killed:
            deaths["of the worker"] += 1

    assert deaths["of the worker"] > 3
    assert _in_order(room, range(1, 4), 12)


def test_while_the_database_is_away_what_was_said_is_remembered(room: PostRoom) -> None:
    number = room.put("one", person(1))
    worker = room.worker()
    settle, away = worker._settle, [True] * 5

    def not_reachable(*what: object) -> None:
        if away:
            away.pop()
            raise OperationalError("update", {}, Exception("gone"))
        settle(*what)  # type: ignore[arg-type]

    worker._settle = not_reachable  # type: ignore[method-assign]
    worker.run_until_idle()

    assert (room.chat.texts(), room.row(number).state, room.chat.looked) == (["one"], "sent", [])
