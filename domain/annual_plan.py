"""The annual plan of practice improvement: a year's recommendations by theme, and what the figures did since each was made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.figures import Share
from domain.month import MonthOfRun
from domain.report_sheet import Recommended
from domain.suppression import OPEN, findings
from domain.trends import Point, Returning, returning

NO_THEME = "Without a theme"


@dataclass(frozen=True, slots=True)
class Since:
    """A finding in the month of the report that made the recommendation, and in the latest month that has figures: `now` None
    where there is none yet. `then` None: that month has no such figure. A point without a value: it is not told, as it is
    small."""

    finding: str
    then: Point | None
    now: Point | None


@dataclass(frozen=True, slots=True)
class PlanLine:
    recommendation: Recommended
    since: tuple[Since, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnualPlan:
    """`year`: in which it begins. `themes` in the order of the first recommendation of each. `below`: counts of children below
    it are not told; OPEN for those who run the audits."""

    year: int
    themes: tuple[tuple[str, tuple[PlanLine, ...]], ...]
    below: int = OPEN

    @property
    def lines(self) -> list[PlanLine]:
        return [line for _, lines in self.themes for line in lines]

    @property
    def is_whole(self) -> bool:
        """Whether it holds all that there is."""
        return self.below == OPEN


def annual_plan(year: int, made: Iterable[Recommended], run: Sequence[MonthOfRun], below: int = OPEN) -> AnnualPlan:
    """`run`: every month from the first of the recommendations' on, the oldest first."""
    found = {one.tag: one for one in returning(run, {})}
    hidden = {one.month: one.hides_below(below) for one in run}
    themes: dict[str, list[PlanLine]] = {}
    for one in made:
        since = tuple(_since(tag, found.get(tag), one.month, hidden) for tag in one.tags)
        themes.setdefault(one.theme or NO_THEME, []).append(PlanLine(one, since))
    return AnnualPlan(year, tuple((theme, tuple(lines)) for theme, lines in themes.items()), below)


def _since(tag: str, found: Returning | None, month: date, hidden: Mapping[date, int]) -> Since:
    known = [point for point in found.points if point.value is not None] if found else []
    then = [_told(point, hidden[point.month]) for point in known if point.month == month]
    later = [_told(point, hidden[point.month]) for point in known if point.month > month]
    return Since(tag, then[0] if then else None, later[-1] if later else None)


def _told(point: Point, below: int) -> Point:
    """As channels are told of findings, where not every figure is the reader's."""
    if not isinstance(point.value, Share) or findings({"": point.value}, below):
        return point
    return replace(point, value=None)
