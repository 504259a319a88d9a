"""One HTTP connection that sends what it is given and reads one answer, kept open where the server keeps it open."""

import asyncio
import re
from dataclasses import dataclass

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_CLOSES = re.compile(rb"^HTTP/1\.0|\r\nconnection: *close", re.IGNORECASE)
ANSWERED_WITHIN = 10.0


@dataclass(slots=True)
class Answer:
    status: int
    body: bytes


class Connection(asyncio.Protocol):
    """`exchange` takes one request at a time."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._transport: asyncio.Transport | None = None
        self._received = bytearray()
        self._waiting: asyncio.Future[Answer] | None = None

    async def exchange(self, request: bytes) -> Answer:
        """Raises OSError or TimeoutError where no whole answer comes."""
        if self._transport is None:
            await asyncio.get_running_loop().create_connection(lambda: self, "127.0.0.1", self._port)
        assert self._transport
        self._received.clear()
        self._waiting = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._waiting

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, found, body = self._received.partition(b"\r\n\r\n")
        length = _LENGTH.search(head) if found else None
        if length and len(body) >= int(length[1]):
            if _CLOSES.search(head):
                self.close()
            self._answered(head, body)

    def connection_lost(self, _fault: Exception | None) -> None:
        self._transport = None
        if self._waiting and not self._waiting.done():
            head, found, body = self._received.partition(b"\r\n\r\n")
            if found and not _LENGTH.search(head):  # an answer that ends with the connection
                self._answered(head, body)
            else:
                self._waiting.set_exception(ConnectionError("closed without an answer"))

    def _answered(self, head: bytearray, body: bytearray) -> None:
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(Answer(int(head[9:12]), bytes(body)))

    def close(self) -> None:
        if self._transport:
            self._transport.close()
            self._transport = None
