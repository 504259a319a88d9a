"""Time made to pass: every stop in order, nothing before its hour, and the outbox empty before time goes on."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.clock import Clock
from bot.travel import Traveller, destination, stops
from domain.calendar import ENGLAND, LONDON, Calendar, in_london
from domain.refusal import Refusal

WEDNESDAY = datetime(2018, 1, 10, 9, 30, tzinfo=LONDON)
GOOD_FRIDAY_EVE = datetime(2018, 3, 29, 16, 0, tzinfo=LONDON)


@dataclass
class Council:
    """What the bot would do at each stop, written down; each pass puts one notice that takes a few looks to be said."""

    clock: Clock = field(default_factory=lambda: Clock.showing(WEDNESDAY))
    passes: list[datetime] = field(default_factory=list)
    told: list[datetime] = field(default_factory=list)
    unsaid: int = 0
    fails_at: int = 0

    async def pass_now(self) -> None:
        assert self.unsaid == 0, "time went on before everything was said"
        self.passes.append(in_london(self.clock.now()))
        if len(self.passes) == self.fails_at:
            raise RuntimeError("the database is away")
        self.unsaid = 3

    def has_said_all(self) -> bool:
        self.unsaid = max(self.unsaid - 1, 0)
        return self.unsaid == 0

    def turn(self, offset: timedelta) -> None:
        self.told.append(self.clock.wall() + offset)

    def travels(self, to: str) -> None:
        made = Traveller(self.clock, lambda: ENGLAND, self.pass_now, self.has_said_all, self.turn)
        asyncio.run(made.set_out(to))


def moment(written: str) -> datetime:
    return datetime.strptime(written, "%Y-%m-%d %H:%M").replace(tzinfo=LONDON)


def minutes(moments: list[datetime]) -> list[str]:
    return [f"{in_london(at):%a %d %b %H:%M}" for at in moments]


def test_a_day_passes_hour_by_hour_and_ends_at_nine() -> None:
    council = Council()

    council.travels("next-working-day")

    wednesday = [f"Wed 10 Jan {hour}:00" for hour in range(10, 19)]
    assert minutes(council.passes) == [*wednesday, "Thu 11 Jan 07:00", "Thu 11 Jan 08:00", "Thu 11 Jan 09:00"]
    assert minutes(council.told) == minutes(council.passes)


def test_a_week_passes_without_leaving_out_a_day_and_ends_at_the_same_time_of_day() -> None:
    council = Council()

    council.travels("one-week-on")

    assert len(council.passes) == 9 + 6 * 12 + 3 + 1
    assert council.passes == sorted(council.passes)
    assert minutes(council.passes)[-2:] == ["Wed 17 Jan 09:00", "Wed 17 Jan 09:30"]


def test_a_chosen_day_begins_at_nine() -> None:
    assert destination("2018-02-01", WEDNESDAY, ENGLAND) == moment("2018-02-01 09:00")


@pytest.mark.parametrize(
    ("now", "calendar", "expected"),
    [
        (datetime(2018, 1, 12, 17, 0, tzinfo=LONDON), ENGLAND, "2018-01-15 09:00"),
        (GOOD_FRIDAY_EVE, ENGLAND, "2018-04-03 09:00"),
        (GOOD_FRIDAY_EVE, Calendar(frozenset({date(2018, 4, 3)})), "2018-04-04 09:00"),
    ],
    ids=["over a weekend", "over Easter", "over Easter and a day the council closes"],
)
def test_the_next_working_day_is_the_council_s(now: datetime, calendar: Calendar, expected: str) -> None:
    assert destination("next-working-day", now, calendar) == moment(expected)


def test_the_hours_are_london_s_also_when_the_clocks_go_forward() -> None:
    found = [at.astimezone(UTC) for at in stops(moment("2018-03-24 17:30"), moment("2018-03-25 07:30"))]

    assert [f"{at:%a %H:%M}" for at in found] == ["Sat 18:00", "Sun 06:00", "Sun 06:30"]


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        ("2018-01-09", "Time only goes forward, and it is Wed 10 Jan 2018 already. Choose a later day."),
        ("2018-01-10", "Time only goes forward, and it is Wed 10 Jan 2018 already. Choose a later day."),
        ("2018-04-13", "That is too far to go at once. Choose a day up to Thu 12 Apr 2018."),
        ("yesterday", "“yesterday” is not a date. Write it as 13 Mar 2018."),
    ],
)
def test_where_time_does_not_get_to_is_said_before_it_begins(to: str, sentence: str) -> None:
    council = Council()

    with pytest.raises(Refusal) as refused:
        council.travels(to)

    assert refused.value.sentence == sentence
    assert council.passes == []


def test_a_pass_that_fails_ends_the_journey_there_and_it_can_be_gone_on_from() -> None:
    council = Council(fails_at=3)
    with pytest.raises(RuntimeError):
        council.travels("next-working-day")

    assert minutes([council.clock.now()]) == ["Wed 10 Jan 12:00"]
    council.travels("next-working-day")

    assert minutes(council.passes)[2:5] == ["Wed 10 Jan 12:00", "Wed 10 Jan 13:00", "Wed 10 Jan 14:00"]
