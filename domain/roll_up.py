"""The weekly roll-up: what is open and late, and what a week brought, by team manager, beside the week before.

How many there are is counted at the moment of the roll-up, and again as it was at the same time by London's clock seven
days earlier:

- *open*: its status was open: not awaiting acceptance, not complete, not closed as no longer applicable; and it had been sent
- *late*: open, and past the due date that it had then

What happened is counted over whole days, the Monday to Sunday before the week of the roll-up, and the seven days before those:
each day belongs to one week, whichever day is the first to be worked on.

- *done*: completions by the day they were made, also those that were returned later
- *drifted*: actions that went to a head of service or a director in that week, each once
- *more time asked*: requests for more time by the day they were asked, however they were answered

All of it stands under whoever manages the team today. Source: domain page, "How time runs".
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from domain.course import Course, Weeks
from domain.person import Team


class Figures(NamedTuple):
    open: int = 0
    late: int = 0
    done: int = 0
    drifted: int = 0
    asked: int = 0


class Week(NamedTuple):
    """The figures, and what they were a week before."""

    now: Figures = Figures()
    before: Figures = Figures()


NOTHING = Week()


def total(weeks: Iterable[Week]) -> Week:
    parts = [*weeks, NOTHING]
    return Week(_sum(week.now for week in parts), _sum(week.before for week in parts))


def _sum(figures: Iterable[Figures]) -> Figures:
    return Figures(*map(sum, zip(*figures, strict=True)))


@dataclass(frozen=True, slots=True)
class OfManager:
    """One team manager's teams within a service; `manager_id` is None for a team without a manager."""

    manager_id: int | None
    teams: tuple[str, ...]
    week: Week


@dataclass(frozen=True, slots=True)
class OfService:
    """`managers`: those with anything to tell, the latest work first."""

    name: str
    managers: tuple[OfManager, ...]

    @property
    def week(self) -> Week:
        return total(of.week for of in self.managers)


@dataclass(frozen=True, slots=True)
class RollUp:
    weeks: Weeks
    services: tuple[OfService, ...]
    everything: bool = False
    """It is about the whole council."""

    @property
    def week(self) -> Week:
        return total(service.week for service in self.services)

    @property
    def is_empty(self) -> bool:
        """There is nothing to say: nothing is open, and the week brought nothing."""
        return self.week.now == NOTHING.now


def roll_up(courses: Iterable[Course], teams: Iterable[Team], weeks: Weeks, *, everything: bool = False) -> RollUp:
    """Figures for each manager of these teams, grouped by service; courses of other teams are left out."""
    by_team: dict[int, list[Week]] = defaultdict(list)
    for course in courses:
        by_team[course.team_id].append(week_of(course, weeks))
    by_service: dict[str, dict[object, list[Team]]] = defaultdict(lambda: defaultdict(list))
    for team in sorted(teams, key=lambda team: team.name):
        by_service[team.service][team.manager_id or f"team {team.id}"].append(team)
    services = (
        OfService(name, _ranked(_of_manager(group, by_team) for group in managers.values()))
        for name, managers in sorted(by_service.items())
    )
    return RollUp(weeks, tuple(service for service in services if service.managers), everything)


def week_of(course: Course, weeks: Weeks) -> Week:
    """What one action adds to the figures."""
    was_open = course.was_open(weeks)
    now = _figures(course, weeks, 1, course.is_open, course.due < weeks.today)
    return Week(now, _figures(course, weeks, 2, was_open, was_open and course.was_due(weeks) < weeks.day_then))


def _figures(course: Course, weeks: Weeks, ago: int, is_open: bool, is_late: bool) -> Figures:
    def in_that_week(days: Sequence[date]) -> int:
        return sum(weeks.weeks_ago(day) == ago for day in days) if days else 0

    drifted = min(in_that_week(course.drifted_on), 1)
    done, asked = in_that_week(course.done_on), in_that_week(course.asked_on)
    return Figures(is_open, is_open and is_late, done, drifted, asked)


def _of_manager(teams: Sequence[Team], by_team: Mapping[int, Sequence[Week]]) -> OfManager:
    week = total(each for team in teams for each in by_team.get(team.id, ()))
    return OfManager(teams[0].manager_id, tuple(team.name for team in teams), week)


def _ranked(managers: Iterable[OfManager]) -> tuple[OfManager, ...]:
    def pressing(of: OfManager) -> tuple[int, int, tuple[str, ...]]:
        return -of.week.now.late, -of.week.now.open, of.teams

    return tuple(sorted((of for of in managers if of.week != NOTHING), key=pressing))
