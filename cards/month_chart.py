"""The two charts of the monthly report, as data and as words: grades and admissibility by month.

A month of which it is not told how many were graded how has one plain bar, which says so; a month without a published figure
has none.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from cards.audit_words import GRADES, OUTCOMES
from cards.words import count
from domain.audit import Admissibility, Grade
from domain.figures import Figures, Share
from domain.month import MonthOfRun
from domain.suppression import OPEN, ToldGrades, grades_of

_WEAK = GRADES[Grade.NOT_YET_GOOD]
BETTER = f"{GRADES[Grade.GOOD]} or {GRADES[Grade.OUTSTANDING]}"
NOT_TOLD = "not told, as counts are small"
WITHHELD = "not told, as it was corrected"
Counts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One month: `whole` audits, None where there is no figure; how many of each part, None where that is not told, and why."""

    month: date
    whole: int | None = None
    counts: Counts | None = None
    why: str = NOT_TOLD


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of the same parts, the oldest month first. `counted`: what is counted, as in “25 admissible audits”."""

    title: str
    counted: str
    parts: tuple[str, ...]
    bars: tuple[Bar, ...]

    @property
    def tells(self) -> bool:
        """Whether anything is to be seen in it: of no month's parts being told it would be an empty picture."""
        return any(bar.counts is not None for bar in self.bars)

    @property
    def untold(self) -> list[str]:
        """Why it leaves anything untold; empty where it does not."""
        return sorted({bar.why for bar in self.bars if bar.whole and bar.counts is None})


DrawMonths = Callable[[Chart], bytes]
"""Draws a chart as a PNG; given by the wiring, as drawing is another room's business."""


def of_grades(run: Sequence[MonthOfRun], below: int = OPEN) -> Chart:
    """`below`: counts of children below it are not told, nor what gives them away; OPEN: everything is."""
    parts = (_WEAK, GRADES[Grade.GOOD], GRADES[Grade.OUTSTANDING]) if below == OPEN else (_WEAK, BETTER)
    bars = tuple(_graded(one, below) for one in _from_the_first(run))
    return Chart("Grades by month", "admissible audit", parts, bars)


def of_admissibility(run: Sequence[MonthOfRun]) -> Chart:
    """Of the auditing itself, which is not hidden."""
    bars = tuple(_moderated(one) for one in _from_the_first(run))
    return Chart("Admissibility by month", "moderated audit", tuple(OUTCOMES[one] for one in Admissibility), bars)


def alt(chart: Chart) -> str:
    """The chart for who cannot see it: the same figures, in the same order."""
    return f"{chart.title}. {'; '.join(_said(bar, chart) for bar in chart.bars)}."


def _said(bar: Bar, chart: Chart) -> str:
    if not bar.whole:
        return f"{bar.month:%b %Y}: {f'no {chart.counted}' if bar.whole == 0 else 'not published'}"
    told = ", ".join(f"{part} {number}" for part, number in zip(chart.parts, bar.counts or (), strict=False))
    return f"{bar.month:%b %Y}, {count(bar.whole, chart.counted)}: {told or bar.why}"


def _from_the_first(run: Sequence[MonthOfRun]) -> Sequence[MonthOfRun]:
    """Before the first month with figures there was nothing to publish."""
    return run[next((n for n, one in enumerate(run) if one.figures), len(run)) :]


def _graded(one: MonthOfRun, below: int) -> Bar:
    if one.figures is None:
        return Bar(one.month)
    told = grades_of(one.figures, one.hides_below(below))
    if told.are_withheld:
        return Bar(one.month, told.of, None, WITHHELD)
    if not told.are_known:
        return Bar(one.month)
    return Bar(one.month, told.of, _counts(told, below))


def _counts(told: ToldGrades, below: int) -> Counts | None:
    shown = (told.not_yet_good, *((told.good, told.outstanding) if below == OPEN else (told.good_or_better,)))
    exact = [each.share.count for each in shown if each and each.share]
    return tuple(exact) if len(exact) == len(shown) else None


def _moderated(one: MonthOfRun) -> Bar:
    if one.figures is None:
        return Bar(one.month)
    table: Figures = one.figures.table
    outcomes: tuple[Share, ...] = (table.immediate, table.development, table.inadmissible)
    return Bar(one.month, table.moderated, tuple(share.count for share in outcomes))
