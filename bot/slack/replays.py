"""Requests that have been answered, by their signature: whoever sends one again gets the same answer, and nothing is done.

Kept until the timestamp is too old to pass anyway. Answers are kept up to so many bytes, signatures much longer: one
whose answer is forgotten is still not answered anew. Second effects across copies are stopped in the database.
"""

from asyncio import Future, get_running_loop, shield
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from typing import NamedTuple


class Answer(NamedTuple):
    """An HTTP answer."""

    status: int
    body: bytes = b""
    content_type: bytes = b"text/plain; charset=utf-8"


UNDERSTOOD = Answer(200)


class Replays:
    def __init__(self, *, most: int = 50_000, most_bytes: int = 8_000_000) -> None:
        self._done: OrderedDict[bytes, tuple[float, Answer]] = OrderedDict()
        self._running: dict[bytes, Future[Answer]] = {}
        self._with_body: deque[tuple[bytes, int]] = deque()
        self._bytes = 0
        self._most, self._most_bytes = most, most_bytes

    async def once(self, signature: bytes, until: float, now: float, make: Callable[[], Awaitable[Answer]]) -> Answer:
        """The answer kept for this signature, or the one that is being made, or a new one. `until`: when it may go."""
        if kept := self._done.get(signature):
            return kept[1]
        if running := self._running.get(signature):
            return await shield(running)
        future = self._running[signature] = get_running_loop().create_future()
        try:
            answer = await make()
            future.set_result(answer)
        except BaseException as fault:
            future.set_exception(fault if isinstance(fault, Exception) else ConnectionError())
            future.exception()  # those who wait for it get it; where nobody does, that is no fault
            raise
        finally:
            del self._running[signature]
        if answer.status < 500:
            self._keep(signature, until, now, answer)
        return answer

    def _keep(self, signature: bytes, until: float, now: float, answer: Answer) -> None:
        self._done[signature] = (until, answer)
        if answer.body:
            self._with_body.append((signature, len(answer.body)))
            self._bytes += len(answer.body)
        while self._bytes > self._most_bytes:
            self._forget_a_body()
        while self._done and (len(self._done) > self._most or next(iter(self._done.values()))[0] < now):
            self._done.popitem(last=False)

    def _forget_a_body(self) -> None:
        signature, size = self._with_body.popleft()
        self._bytes -= size
        if signature in self._done:
            self._done[signature] = (self._done[signature][0], UNDERSTOOD)
