"""The annual plan of practice improvement: a year's recommendations by theme, and what the figures did since each was made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from domain.month import MonthOfRun
from domain.report_sheet import Recommended
from domain.trends import Point, Returning, returning

NO_THEME = "Without a theme"


@dataclass(frozen=True, slots=True)
class Since:
    """A finding in the month of the report that made the recommendation, and in the latest month that has figures: `now` None
    where there is none yet. `then` None: that month has no such figure."""

    finding: str
    then: Point | None
    now: Point | None


@dataclass(frozen=True, slots=True)
class PlanLine:
    recommendation: Recommended
    since: tuple[Since, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnualPlan:
    """`year`: in which it begins. `themes` in the order of the first recommendation of each."""

    year: int
    themes: tuple[tuple[str, tuple[PlanLine, ...]], ...]

    @property
    def lines(self) -> list[PlanLine]:
        return [line for _, lines in self.themes for line in lines]


def annual_plan(year: int, made: Iterable[Recommended], run: Sequence[MonthOfRun]) -> AnnualPlan:
    """`run`: every month from the first of the recommendations' on, the oldest first."""
    found = {one.tag: one for one in returning(run, {})}
    themes: dict[str, list[PlanLine]] = {}
    for one in made:
        since = tuple(_since(tag, found.get(tag), one.month) for tag in one.tags)
        themes.setdefault(one.theme or NO_THEME, []).append(PlanLine(one, since))
    return AnnualPlan(year, tuple((theme, tuple(lines)) for theme, lines in themes.items()))


def _since(tag: str, found: Returning | None, month: date) -> Since:
    known = [point for point in found.points if point.value is not None] if found else []
    then = next((point for point in known if point.month == month), None)
    later = [point for point in known if point.month > month]
    return Since(tag, then, later[-1] if later else None)
