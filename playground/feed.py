"""What happens is told to every open page at once, as server-sent events, to each person what they may see."""

import asyncio
import json
from collections.abc import AsyncIterator

from playground.shapes import Json

BEAT_SECONDS = 15.0


class Feed:
    """Fans events out to the pages of one person or of everyone."""

    def __init__(self) -> None:
        self._listening: dict[asyncio.Queue[Json | None], str] = {}

    def tell(self, user: str, event: Json) -> None:
        for queue, listener in self._listening.items():
            if listener == user:
                queue.put_nowait(event)

    def tell_all(self, event: Json) -> None:
        for queue in self._listening:
            queue.put_nowait(event)

    async def follow(self, user: str) -> AsyncIterator[str]:
        """The stream for one page, with a comment now and then so that a dead page is noticed."""
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        self._listening[queue] = user
        try:
            yield ": here\n\n"
            while True:
                try:
                    event = await asyncio.wait_for(queue.get(), BEAT_SECONDS)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if event is None:
                    return
                yield f"data: {json.dumps(event)}\n\n"
        finally:
            self._listening.pop(queue, None)

    def close(self) -> None:
        for queue in self._listening:
            queue.put_nowait(None)
