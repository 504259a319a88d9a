"""Time made to pass in the playground: through every hour on the way, in order, as if somebody had sat and waited.

At each stop the council's clock is set on, one pass of what is due is run, and what it put in the outbox is said before
time goes on. So every message stands at the moment at which it would have come.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.clock import Clock
from domain.calendar import LONDON, Calendar, in_london
from domain.refusal import Refusal

HOURS = range(7, 19)
"""The full hours in London at which something may be due, whatever hour somebody chose for their digest."""
MORNING = time(9)
FURTHEST = timedelta(days=92)
PATIENCE, LOOKS_EVERY = 30.0, 0.01
"""Seconds that one stop waits for the outbox at most, where the platform does not answer; and how often it looks."""


@dataclass(frozen=True)
class Traveller:
    """`pass_now` runs one pass of all that is due at the council's present time; `has_said_all` says whether the outbox
    has nothing left that could go just now; `told` is told the clock's new offset at every stop."""

    clock: Clock
    calendar: Callable[[], Calendar]
    pass_now: Callable[[], Awaitable[None]]
    has_said_all: Callable[[], bool]
    told: Callable[[timedelta], None]

    def set_out(self, to: str) -> Coroutine[Any, Any, None]:
        """The journey to "next-working-day", "one-week-on" or an ISO day, not yet begun. Raises Refusal."""
        now = in_london(self.clock.now())
        return self._go(now, destination(to, now, self.calendar()))

    async def _go(self, start: datetime, end: datetime) -> None:
        for stop in stops(start, end):
            if stop > self.clock.now():  # a long stop may have outlasted the short way to the last one
                self.clock.set_on(stop)
            self.told(self.clock.offset)
            await self.pass_now()
            await self._until_said()

    async def _until_said(self) -> None:
        end = self.clock.wall() + timedelta(seconds=PATIENCE)
        while not await asyncio.to_thread(self.has_said_all) and self.clock.wall() < end:
            await asyncio.sleep(LOOKS_EVERY)


def destination(to: str, now: datetime, calendar: Calendar) -> datetime:
    """The moment in London that somebody chose to be at. Raises Refusal where time does not get there."""
    if to == "next-working-day":
        return _morning(calendar.add(now.date(), 1))
    if to == "one-week-on":
        return now + timedelta(weeks=1)
    return _morning(_later_day(to, now.date()))


def stops(start: datetime, end: datetime) -> Iterator[datetime]:
    """The full hours after the start and before the end, and the end."""
    for days in range((end.date() - start.date()).days + 1):
        for hour in HOURS:
            moment = datetime.combine(start.date() + timedelta(days=days), time(hour), LONDON)
            if start < moment < end:
                yield moment
    yield end


def _later_day(written: str, today: date) -> date:
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise Refusal(f"“{written}” is not a date. Write it as 13 Mar 2018.") from None
    if day <= today:
        raise Refusal(f"Time only goes forward, and it is {_written(today)} already. Choose a later day.")
    if day > today + FURTHEST:
        raise Refusal(f"That is too far to go at once. Choose a day up to {_written(today + FURTHEST)}.")
    return day


def _morning(day: date) -> datetime:
    return datetime.combine(day, MORNING, LONDON)


def _written(day: date) -> str:
    return f"{day:%a %-d %b %Y}"
