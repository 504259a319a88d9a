"""The playground's Slack with trouble in a quarter of all calls, now and then nobody at the door, and a count of it all."""

import asyncio
import logging
import threading
from collections import Counter
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from bot.playground import COUNCIL, MANIFEST
from playground import Playground, Workspace
from playground.faults import Fault, Faults
from playground.people import Person
from playground.shapes import BOT_USER

RATES = {"429": 0.05, "503": 0.05, "500-after": 0.05, "lost": 0.05, "refuse": 0.05}
ANSWER_TAKES = 0.04  # seconds, half of it before anything is done
POST, FILE, LOOK_BACK = "chat.postMessage", "files.completeUploadExternal", "conversations.history"


@dataclass
class Counted(Faults):
    """Counts every call, and the trouble it met."""

    calls: Counter[str] = field(default_factory=Counter)
    met: Counter[tuple[str, str]] = field(default_factory=Counter)

    def due(self, method: str) -> Fault | None:
        self.calls[method] += 1
        fault = super().due(method)
        if fault:
            self.met[method, fault.kind] += 1
        return fault


class Slack:
    def __init__(self, people: list[Person], seed: int) -> None:
        self.workspace = Workspace(COUNCIL, MANIFEST)
        self.workspace.pace.on = False
        self.workspace.people |= {person.id: person for person in people}
        self.workspace.faults = self.counted = Counted(answer_delay=ANSWER_TAKES)
        self.counted.often(RATES, seed)
        self.loop = asyncio.new_event_loop()

    @property
    def said(self) -> int:
        """How many calls have come that say something."""
        return self.counted.calls[POST] + self.counted.calls[FILE]

    def heard(self) -> dict[str, list[tuple[str, float]]]:
        """For each account the tokens of all that the app said to them, in order, each with the instant."""
        found = {}
        for place in self.workspace.conversations.by_id.values():
            messages = [m for m in self.workspace.said.history(place.id)[::-1] if m.user == BOT_USER]
            if messages:
                found[place.other(BOT_USER)] = [(_token(m.metadata, m.files), float(m.ts)) for m in messages]
        return found

    def go_away(self, seconds: float) -> None:
        """Nobody listens at the address: connections are refused. What is under way is answered."""
        self.does(self._go_away(seconds))

    def does(self, what: Coroutine[Any, Any, None]) -> None:
        """In Slack's own thread, until it is done."""
        asyncio.run_coroutine_threadsafe(what, self.loop).result()

    async def _go_away(self, seconds: float) -> None:
        await self.close()
        await asyncio.sleep(seconds)
        await self.open()

    async def open(self) -> None:
        """At the same address as before."""
        self._playground = Playground(self.workspace)
        await self._playground.start(int(self.workspace.url.rpartition(":")[2] or 0))

    async def close(self) -> None:
        await self._playground.stop()


@contextmanager
def served(people: list[Person], seed: int) -> Iterator[Slack]:
    """In a thread of its own. That clients vanish in the middle of a call is no news here."""
    slack, log = Slack(people, seed), logging.getLogger("uvicorn.error")
    log.disabled = True
    thread = threading.Thread(target=slack.loop.run_forever, name="slack", daemon=True)
    thread.start()
    try:
        slack.does(slack.open())
        yield slack
        slack.does(slack.close())
    finally:
        slack.loop.call_soon_threadsafe(slack.loop.stop)
        thread.join()
        slack.loop.close()
        log.disabled = False


def _token(metadata: dict | None, files: list[dict]) -> str:
    return str(files[0]["title"] if files else (metadata or {})["event_payload"]["key"])
