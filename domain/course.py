"""How one action stood a week ago, replayed from what has happened since, and the weeks that are compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import NamedTuple

from domain.calendar import in_london, london_day

A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Weeks:
    """What is compared, seen from `now`."""

    now: datetime

    @cached_property
    def today(self) -> date:
        return london_day(self.now)

    @cached_property
    def then(self) -> datetime:
        """The same time by the clock on the wall, a week ago."""
        return in_london(self.now) - A_WEEK

    @cached_property
    def day_then(self) -> date:
        return self.then.date()

    @cached_property
    def monday(self) -> date:
        """The week of the roll-up begins: what happened from here on belongs to the next one."""
        return self.today - timedelta(days=self.today.weekday())

    @property
    def last(self) -> tuple[date, date]:
        """Monday and Sunday of the week that the roll-up is about."""
        return self.monday - A_WEEK, self.monday - timedelta(days=1)

    @property
    def first_day(self) -> date:
        """Nothing that happened earlier is counted."""
        return self.monday - 2 * A_WEEK

    def weeks_ago(self, day: date) -> int:
        """1 for a day of the week it is about, 2 for one of the week before; others are of no interest."""
        return (self.monday - day + timedelta(days=6)).days // 7


class Turn(NamedTuple):
    """It was opened again (returned, reopened), or it was completed or closed."""

    at: datetime
    opened: bool


class Move(NamedTuple):
    """More time was accepted; `before` is the due date it had until then."""

    at: datetime
    before: date


@dataclass(frozen=True, slots=True)
class Course:
    """An action as it stands, and what happened to it: turns and moves since a week ago, the others since two weeks ago.

    `known_at`: when it was written down, needed only of one that was sent on the very day a week ago.
    """

    team_id: int
    sent: date
    due: date
    is_open: bool
    known_at: datetime | None = None
    turns: Sequence[Turn] = ()
    moves: Sequence[Move] = ()
    done_on: Sequence[date] = ()
    drifted_on: Sequence[date] = ()
    asked_on: Sequence[date] = ()

    def was_open(self, weeks: Weeks) -> bool:
        """What the first turn since then changed is what it was until then."""
        day, then = weeks.day_then, weeks.then
        if self.sent > day or (self.sent == day and (self.known_at is None or self.known_at > then)):
            return False
        first = min((turn for turn in self.turns if turn.at > then), default=None) if self.turns else None
        return self.is_open if first is None else not first.opened

    def was_due(self, weeks: Weeks) -> date:
        first = min((move for move in self.moves if move.at > weeks.then), default=None) if self.moves else None
        return self.due if first is None else first.before
