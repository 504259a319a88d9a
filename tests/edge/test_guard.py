"""Who gets past the guard: Slack, lately, once."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.slack.guard import LARGEST, Guard
from bot.slack.replays import Answer, Replays
from tests.edge.payloads import signed

AT = 1_515_576_600
SECRET = "hush"


class Behind:
    """What stands behind the guard: counts what comes through, and waits to be let go if told to."""

    def __init__(self) -> None:
        self.seen: list[bytes] = []
        self.go = asyncio.Event()
        self.go.set()

    async def handle(self, body: bytes, _content_type: str) -> Answer:
        self.seen.append(body)
        await self.go.wait()
        return Answer(200, b"answer %d" % len(self.seen))


class Door:
    def __init__(self, at: int = AT) -> None:
        self.behind = Behind()
        self.refused: list[int] = []
        self.at = at
        self.guard = Guard(
            SECRET, self.behind.handle, lambda: datetime.fromtimestamp(self.at, UTC), self.refused.append
        )

    async def knock(self, body: bytes, headers: list[tuple[bytes, bytes]], parts: int = 1) -> tuple[int, bytes]:
        sent: list[dict[str, Any]] = []
        size = -(-len(body) // parts) or 1
        chunks = [body[start : start + size] for start in range(0, len(body), size)] or [b""]
        messages: Iterator[dict[str, Any]] = (
            {"type": "http.request", "body": chunk, "more_body": n + 1 < len(chunks)} for n, chunk in enumerate(chunks)
        )

        async def receive() -> dict[str, Any]:
            return next(messages)

        async def send(message: Any) -> None:
            sent.append(message)

        await self.guard({"type": "http", "headers": headers}, receive, send)
        return sent[0]["status"], sent[1]["body"]


def test_what_slack_signed_gets_through_whole() -> None:
    async def story() -> None:
        door = Door()
        body = b"x" * 100_000

        assert await door.knock(body, signed(SECRET, body, AT), parts=7) == (200, b"answer 1")
        assert door.behind.seen == [body]

    asyncio.run(story())


@pytest.mark.parametrize(
    "headers",
    [
        [],
        signed("another secret", b"body", AT),
        signed(SECRET, b"another body", AT),
        [*signed(SECRET, b"body", AT)[:1], (b"x-slack-signature", b"v0=")],
        [*signed(SECRET, b"body", AT)[:1], (b"x-slack-signature", b"\xff\xfe")],
        signed(SECRET, b"body", AT)[1:],
        [(b"x-slack-request-timestamp", b"soon"), signed(SECRET, b"body", AT)[1]],
        [(b"x-slack-request-timestamp", b"0%d" % AT), signed(SECRET, b"body", AT)[1]],
        signed(SECRET, b"body", AT - 301),
        signed(SECRET, b"body", AT + 301),
    ],
)
def test_a_wrong_signature_or_timestamp_is_a_401_and_nothing_is_done(headers: list[tuple[bytes, bytes]]) -> None:
    async def story() -> None:
        door = Door()

        status, _ = await door.knock(b"body", headers)

        assert (status, door.behind.seen, door.refused) == (401, [], [401])

    asyncio.run(story())


def test_without_a_secret_nobody_gets_through() -> None:
    async def story() -> None:
        door = Door()
        door.guard._key = b""

        status, _ = await door.knock(b"body", signed("", b"body", AT))

        assert (status, door.behind.seen) == (401, [])

    asyncio.run(story())


@pytest.mark.parametrize("announced", [True, False])
def test_too_much_is_a_413_whether_it_was_announced_or_not(announced: bool) -> None:
    async def story() -> None:
        door = Door()
        body = b"x" * (LARGEST + 1)
        headers = signed(SECRET, body, AT) + ([(b"content-length", b"%d" % len(body))] if announced else [])

        status, _ = await door.knock(body, headers, parts=5)

        assert (status, door.behind.seen) == (413, [])
        assert (await door.knock(b"y" * LARGEST, signed(SECRET, b"y" * LARGEST, AT)))[0] == 200

    asyncio.run(story())


def test_an_ssl_check_is_no_way_in() -> None:
    async def story() -> None:
        door = Door()

        status, _ = await door.knock(b"ssl_check=1&token=x", [])

        assert (status, door.behind.seen) == (401, [])

    asyncio.run(story())


def test_a_replayed_request_gets_the_same_answer_and_has_no_second_effect() -> None:
    async def story() -> None:
        door = Door()
        first = await door.knock(b"body", signed(SECRET, b"body", AT))
        door.at += 299

        again = await door.knock(b"body", signed(SECRET, b"body", AT))

        assert first == again == (200, b"answer 1")
        assert len(door.behind.seen) == 1

    asyncio.run(story())


def test_duplicates_that_come_at_once_wait_for_the_first() -> None:
    async def story() -> None:
        door = Door()
        door.behind.go.clear()
        knocks = [asyncio.create_task(door.knock(b"body", signed(SECRET, b"body", AT))) for _ in range(5)]
        await asyncio.sleep(0.01)
        door.behind.go.set()

        assert await asyncio.gather(*knocks) == [(200, b"answer 1")] * 5
        assert len(door.behind.seen) == 1

    asyncio.run(story())


def test_a_failure_is_not_kept_and_those_who_wait_for_it_are_told() -> None:
    async def story() -> None:
        replays = Replays()
        go = asyncio.Event()

        async def fail() -> Answer:
            await go.wait()
            raise OSError

        async def work() -> Answer:
            return Answer(200, b"ok")

        tries = [asyncio.create_task(replays.once(b"s", 300, 0, fail)) for _ in range(2)]
        await asyncio.sleep(0)
        go.set()
        assert [type(each) for each in await asyncio.gather(*tries, return_exceptions=True)] == [OSError, OSError]
        assert await replays.once(b"s", 300, 0, work) == Answer(200, b"ok")

    asyncio.run(story())


def test_memory_is_bounded_and_a_forgotten_answer_is_still_not_given_anew() -> None:
    async def story() -> None:
        replays = Replays(most=100, most_bytes=1000)
        made = 0

        async def make() -> Answer:
            nonlocal made
            made += 1
            return Answer(200, b"x" * 100)

        for n in range(60):
            await replays.once(b"%d" % n, 300, 0, make)
        first, last = await replays.once(b"0", 300, 0, make), await replays.once(b"59", 300, 0, make)

        assert (first.body, len(last.body), made) == (b"", 100, 60)
        for n in range(60, 500):
            await replays.once(b"%d" % n, 300, 0, make)
        assert len(replays._done) <= 100
        await replays.once(b"late", 900, 301, make)
        assert list(replays._done) == [b"late"]

    asyncio.run(story())
