"""The council's clock: beside the machine's, set on for everybody at once, and never back."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import Clock

THEN = datetime(2018, 1, 10, 9, 30, tzinfo=UTC)
NEARLY = timedelta(seconds=5)


def test_the_machine_s_time_stays_when_the_council_s_is_set_on() -> None:
    clock = Clock.showing(THEN)
    wall = clock.wall()

    clock.set_on(THEN + timedelta(days=7))

    assert timedelta() <= clock.now() - (THEN + timedelta(days=7)) < NEARLY
    assert timedelta() <= clock.wall() - wall < NEARLY
    assert abs(clock.wall() + clock.offset - clock.now()) < NEARLY


def test_it_never_goes_back() -> None:
    clock = Clock.showing(THEN)

    with pytest.raises(ValueError, match="past 2018-01-10T09:29"):
        clock.set_on(THEN - timedelta(minutes=1))

    assert clock.now() >= THEN


def test_without_an_offset_the_two_are_one() -> None:
    assert Clock().now() - Clock().wall() < NEARLY
