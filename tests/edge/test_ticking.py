"""The clock that ticks: at once when the bot starts, and gone at once when it stops."""

import time
from datetime import UTC, datetime
from threading import Event

from bot.ticking import start_ticking
from scheduler.tick import Ticker


class Ringing(Ticker):
    """Rings in place of a pass."""

    def __init__(self) -> None:
        self.rung = Event()

    def tick(self) -> list[str]:
        self.rung.set()
        return []


def test_the_first_tick_comes_at_once_and_it_stops_at_once() -> None:
    bell = Ringing()
    stop = start_ticking(bell, datetime.now(UTC))

    assert bell.rung.wait(5)
    began = time.monotonic()
    stop()

    assert time.monotonic() - began < 5


def test_being_ended_while_the_first_tick_begins_is_no_fault() -> None:
    """Whatever the thread would raise fails the test, as every warning does."""
    for _ in range(200):
        bell = Ringing()
        stop = start_ticking(bell, datetime.now(UTC))
        bell.rung.wait(5)
        stop()
