"""The load, as a process of its own: so many at once as fast as they are answered, or so many a second come what may.

Reads one order as JSON from its input and prints what it saw as JSON. Bounded in count and in time.
"""

import asyncio
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import islice

from benchmarks.exchange import ANSWERED_WITHIN, Connection
from benchmarks.signed import requests

LANES = 64  # connections when so many a second are sent


@dataclass(frozen=True, slots=True)
class Order:
    """`rate` 0: closed loop with `at_once` requests under way; else open loop, so many a second, at moments drawn by chance
    as people come. Every answer must hold `expected`. `first` requests are sent before anything is counted."""

    port: int
    expected: str
    askers: int
    seconds: float
    most: int
    at_once: int = 32
    rate: float = 0.0
    first: int = 200


@dataclass(slots=True)
class Seen:
    """`latencies` in seconds; in the open loop from the moment a request was due, whether or not it could be sent then."""

    answered: int = 0
    wrong: int = 0
    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)


class Load:
    def __init__(self, order: Order) -> None:
        self._order = order
        self._expected = order.expected.encode()
        self._seen = Seen()

    async def run(self) -> Seen:
        order = self._order
        ready = list(islice(requests(order.port, order.askers), order.first + order.most))
        await self._closed(iter(ready[: order.first]), order.seconds)
        self._seen = Seen()
        began = time.perf_counter()
        todo = iter(ready[order.first :])
        await (self._open(todo) if order.rate else self._closed(todo, order.seconds))
        self._seen.seconds = time.perf_counter() - began
        return self._seen

    async def _closed(self, todo: Iterator[bytes], seconds: float) -> None:
        until = time.perf_counter() + seconds

        async def lane() -> None:
            connection = Connection(self._order.port)
            while time.perf_counter() < until and (request := next(todo, None)):
                await self._send(connection, request, time.perf_counter())
            connection.close()

        await asyncio.gather(*(lane() for _ in range(self._order.at_once)))

    async def _open(self, todo: Iterator[bytes]) -> None:
        due: asyncio.Queue[tuple[bytes, float] | None] = asyncio.Queue()

        async def lane() -> None:
            connection = Connection(self._order.port)
            while item := await due.get():
                await self._send(connection, *item)
            connection.close()

        lanes = [asyncio.create_task(lane()) for _ in range(LANES)]
        await self._hand_out(todo, due.put_nowait)
        for _ in lanes:
            due.put_nowait(None)
        await asyncio.gather(*lanes)

    async def _hand_out(self, todo: Iterator[bytes], put: Callable[[tuple[bytes, float]], None]) -> None:
        chance = random.Random(1)
        moment = time.perf_counter()
        until = moment + self._order.seconds
        for request in todo:
            moment += chance.expovariate(self._order.rate)
            if moment > until:
                return
            if (left := moment - time.perf_counter()) > 0:
                await asyncio.sleep(left)
            put((request, moment))

    async def _send(self, connection: Connection, request: bytes, due: float) -> None:
        try:
            async with asyncio.timeout(ANSWERED_WITHIN):
                answer = await connection.exchange(request)
        except (OSError, TimeoutError):
            connection.close()
            self._seen.wrong += 1
            return
        self._seen.latencies.append(time.perf_counter() - due)
        self._seen.answered += 1
        self._seen.wrong += answer.status != 200 or self._expected not in answer.body


if __name__ == "__main__":
    json.dump(asdict(asyncio.run(Load(Order(**json.load(sys.stdin))).run())), sys.stdout)
