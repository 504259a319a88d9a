"""Stands before everything that parses: lets through only what Slack has signed, lately, and not too much of it.

As an ASGI application. What comes after it is handed raw bytes that are certainly Slack's.
"""

import asyncio
import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from bot.slack.replays import Answer, Replays

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Handle = Callable[[bytes, str], Awaitable[Answer]]
"""Given the body and its content type."""

LARGEST = 512 * 1024
APART = 300  # seconds between Slack's clock and ours
BODY_WITHIN = 10  # seconds


class Turned(Exception):
    """A request that goes no further."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.answer = Answer(status, why.encode())


class Guard:
    """`refused` is told the status of every request that is turned away."""

    def __init__(
        self, secret: str, handle: Handle, wall: Callable[[], datetime], refused: Callable[[int], None] = lambda _: None
    ) -> None:
        self._key = secret.encode()
        self._handle = handle
        self._wall = wall
        self._refused = refused
        self._replays = Replays()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            answer = await self._answer(scope, receive)
        except Turned as turned:
            answer = turned.answer
            self._refused(answer.status)
        headers = [(b"content-type", answer.content_type), (b"content-length", b"%d" % len(answer.body))]
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await send({"type": "http.response.body", "body": answer.body})

    async def _answer(self, scope: Scope, receive: Receive) -> Answer:
        headers = dict(scope["headers"])
        now = self._wall().timestamp()
        stamp = _timestamp(headers, now)
        body = await _body(headers, receive)
        signature = self._verified(headers, stamp, body)
        content_type = headers.get(b"content-type", b"").decode("latin-1")
        return await self._replays.once(signature, stamp + APART, now, lambda: self._handle(body, content_type))

    def _verified(self, headers: dict[bytes, bytes], stamp: int, body: bytes) -> bytes:
        # Not hmac.digest: it lets other threads in, and getting back in takes longer than the whole signature.
        expected = hmac.new(self._key, b"v0:%d:%b" % (stamp, body), sha256).hexdigest().encode()
        given = headers.get(b"x-slack-signature", b"").removeprefix(b"v0=")
        if not self._key or not hmac.compare_digest(expected, given):
            raise Turned(401, "The signature is not right.")
        return expected


def _timestamp(headers: dict[bytes, bytes], now: float) -> int:
    text = headers.get(b"x-slack-request-timestamp", b"")
    if not text.isdigit() or len(text) > 12 or abs(now - int(text)) > APART or text != b"%d" % int(text):
        raise Turned(401, "The timestamp is not right.")
    return int(text)


async def _body(headers: dict[bytes, bytes], receive: Receive) -> bytes:
    """All of it, but never more than allowed, and never waiting for ever."""
    length = headers.get(b"content-length", b"")
    if length.isdigit() and int(length) > LARGEST:
        raise Turned(413, "That is too much.")
    message = await receive()
    if not message.get("more_body") and len(message.get("body", b"")) <= LARGEST:
        return bytes(message.get("body", b""))
    try:
        async with asyncio.timeout(BODY_WITHIN):
            return await _rest(message, receive)
    except TimeoutError:
        raise Turned(408, "That took too long.") from None


async def _rest(message: MutableMapping[str, Any], receive: Receive) -> bytes:
    parts, size = [], 0
    while True:
        part = message.get("body", b"")
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            raise Turned(413, "That is too much.")
        if message["type"] == "http.disconnect" or not message.get("more_body"):
            return b"".join(parts)
        message = await receive()
