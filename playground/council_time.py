"""The council's time, which people see and can make pass; the machine's is what stamps, signatures and waits go by.

The workspace cannot know what falls due on the way: whoever runs the bot says how time passes, by `set_out`.
"""

import asyncio
import time
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from playground.presses import NotPossible
from playground.shapes import Json

SetOut = Callable[[str], Coroutine[Any, Any, None]]
"""Takes "next-working-day", "one-week-on" or an ISO day, and gives the journey there, not yet begun. Raises NotPossible."""

NOWHERE = "Time cannot be made to pass here: nothing that goes by this clock is joined to the playground."
UNDER_WAY = "Time is passing already. Please choose again when it has."
BROKE_OFF = "Time stopped on the way, because something went wrong. Nothing was lost. You can let it pass on from here."
LONDON = ZoneInfo("Europe/London")


class CouncilTime:
    """`offset` is what must be added to the machine's time. `tell` is told of every change, for the open pages."""

    def __init__(self, offset: timedelta, tell: Callable[[Json], None]) -> None:
        self.offset, self._tell = offset, tell
        self.set_out: SetOut | None = None
        self._journey: asyncio.Task[None] | None = None

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time() + self.offset.total_seconds()

    @property
    def day(self) -> str:
        return datetime.fromtimestamp(self.now(), UTC).astimezone(LONDON).date().isoformat()

    @property
    def passing(self) -> bool:
        """Whether somebody is making time pass just now."""
        return self._journey is not None

    def turn(self, offset: timedelta) -> None:
        """Set the clock; from any thread."""
        self.offset = offset
        self._tell({"type": "time", **self.as_shape()})

    def as_shape(self) -> Json:
        return {"day": self.day, "now_offset_seconds": self.offset.total_seconds(), "passing": self.passing}

    def begin(self, to: str, broke_off: Callable[[str], None]) -> None:
        """Let time pass beside the answer; `broke_off` is told a sentence if it does not get there. Raises NotPossible."""
        if self.set_out is None:
            raise NotPossible(NOWHERE)
        if self.passing:
            raise NotPossible(UNDER_WAY)
        self._journey = asyncio.create_task(self._travel(self.set_out(to), broke_off))
        self.turn(self.offset)

    async def _travel(self, journey: Coroutine[Any, Any, None], broke_off: Callable[[str], None]) -> None:
        try:
            await journey
        except Exception:
            broke_off(BROKE_OFF)
        finally:
            self._journey = None
            self.turn(self.offset)

    async def stop(self) -> None:
        """Where a journey is under way it ends here."""
        if self._journey:
            self._journey.cancel()
            await asyncio.gather(self._journey, return_exceptions=True)
