"""How each figure of a month stands against the months before it, and which findings have come back.

A month without a published figure is a gap and never nought; scores of the aspects are of their own theme and stand in no trend.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.figures import Share
from domain.month import MonthFigures, MonthOfRun

Value = Share | int | None


class Measure(StrEnum):
    """A figure that is followed from month to month, by where it stands in those of a month."""

    MODERATED = "table.moderated"
    IMMEDIATE = "table.immediate"
    DEVELOPMENT = "table.development"
    INADMISSIBLE = "table.inadmissible"
    ADMISSIBLE = "table.admissible"
    NOT_YET_GOOD = "table.not_yet_good"
    WITH_GOOD_FEATURES = "table.with_good_features"
    WITHOUT = "table.without"
    GOOD = "table.good"
    OUTSTANDING = "table.outstanding"
    CONCERNS = "concerns.raised"
    SENT = "actions.sent"
    IN_TIME = "actions.in_time"
    LATE = "actions.late"
    OPEN = "actions.open"
    DRIFTED = "actions.drifted"
    EXTENDED = "actions.extended"
    HELPED = "actions.helped"
    TOO_EARLY = "actions.too_early"
    NO_DIFFERENCE = "actions.no_difference"
    MODERATED_IN_TIME = "auditing.in_time"
    AGREED = "auditing.agreed"
    GRADE_KEPT = "auditing.grade_kept"
    EXEMPLARS = "auditing.exemplars"
    FAIR = "opinions.fair"
    USEFUL = "opinions.useful"

    def of(self, figures: MonthFigures | None) -> Value:
        """None where it is not known: a share of nothing is no figure, and of some months there is the table alone."""
        part, _, name = self.partition(".")
        if figures is None or (figures.is_table_alone and part != "table"):
            return None
        holder = getattr(figures, part)
        found: Value = getattr(holder, name) if holder else None
        return None if isinstance(found, Share) and not found.of else found


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in one month; `value` None: there is none."""

    month: date
    theme: str
    value: Value

    @property
    def height(self) -> int | None:
        """By which months are compared: the percentage of a share, or the number."""
        return self.value.percent if isinstance(self.value, Share) else self.value


class _Course:
    """Some points, one for each calendar month, the oldest first; the last one's month is the one that is told of."""

    points: tuple[Point, ...]

    @property
    def now(self) -> Point:
        return self.points[-1]

    @property
    def earlier(self) -> list[Point]:
        """The months before that have a figure, the latest first."""
        return [point for point in reversed(self.points[:-1]) if point.value is not None]

    @property
    def before(self) -> Point | None:
        """The latest of them, which need not be the last calendar month."""
        return next(iter(self.earlier), None)

    @property
    def of_same_theme(self) -> Point | None:
        """The latest of them whose round had the theme of this one."""
        return next((point for point in self.earlier if point.theme == self.now.theme), None)

    @property
    def span(self) -> tuple[Point, Point] | None:
        """The lowest and the highest of them."""
        by_height = sorted(self.earlier, key=lambda point: point.height or 0)
        return (by_height[0], by_height[-1]) if by_height else None


@dataclass(frozen=True)
class Trend(_Course):
    measure: Measure
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Returning(_Course):
    """A finding: in how many of the months with figures it was found, and the recommendations that it led to."""

    tag: str
    points: tuple[Point, ...]
    led_to: tuple[str, ...] = ()

    @property
    def found_in(self) -> list[date]:
        return [point.month for point in self.points if point.height]

    @property
    def of(self) -> int:
        """How many months have figures in which it could be found."""
        return sum(point.value is not None for point in self.points)


def trends(run: Sequence[MonthOfRun]) -> list[Trend]:
    """Every figure that any month of the run has."""
    found = (Trend(measure, tuple(_point(one, measure.of(one.figures)) for one in run)) for measure in Measure)
    return [trend for trend in found if any(point.value is not None for point in trend.points)]


def returning(run: Sequence[MonthOfRun], led_to: Mapping[str, Sequence[str]]) -> list[Returning]:
    """The month's own findings first, the most frequent before the others; then those of the months before. `led_to`: by tag,
    the recommendations."""
    tags = {tag for one in run if one.figures for tag, share in one.figures.findings.items() if share.count}
    found = [
        Returning(tag, tuple(_point(one, _share(one, tag)) for one in run), (*led_to.get(tag, ()),)) for tag in tags
    ]
    return sorted(found, key=lambda one: (-_count(one.now), -len(one.found_in), one.tag))


def _point(one: MonthOfRun, value: Value) -> Point:
    return Point(one.month, one.theme, value)


def _share(one: MonthOfRun, tag: str) -> Share | None:
    """Of the practice sample; a month whose findings nobody knows has none, and one that had no such finding has nought."""
    figures = one.figures
    if figures is None or figures.is_table_alone or not figures.table.admissible:
        return None
    return figures.findings.get(tag, Share(0, figures.table.admissible))


def _count(point: Point) -> int:
    return point.value.count if isinstance(point.value, Share) else 0
