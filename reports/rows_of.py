"""The figures of a month as rows, as the reader of this sheet may have them: every one as it is, or what channels are told."""

from typing import Any

from cards import month_rows, told_rows
from cards.figures import said
from cards.month_rows import Group
from cards.report_words import NAMES, month_beside, sentence
from cards.told_words import NOT_TOLD_THEN, grade_lines
from domain.month import MonthFigures, MonthOfRun, OfChildren
from domain.report_sheet import ReportSheet
from domain.suppression import grades_of
from domain.trends import Measure, trends

Columns = tuple[list[str], list[str], list[str]]
M = Measure
AT_A_GLANCE = (
    (M.MODERATED, M.ADMISSIBLE, M.SENT, M.CONCERNS),
    (M.NOT_YET_GOOD, M.WITH_GOOD_FEATURES, M.GOOD, M.OUTSTANDING, M.IMMEDIATE, M.MODERATED_IN_TIME),
    (M.IN_TIME, M.HELPED),
)
OF_CHILDREN = frozenset({
    Measure.CONCERNS, Measure.NOT_YET_GOOD, Measure.WITH_GOOD_FEATURES, Measure.GOOD, Measure.OUTSTANDING, Measure.HELPED,
})  # fmt: skip


def much(sheet: ReportSheet, of: MonthFigures) -> list[Group]:
    return month_rows.much(of) if sheet.is_open else told_rows.much(of, sheet.below)


def well(sheet: ReportSheet, of: MonthFigures) -> list[Group]:
    return month_rows.well(of) if sheet.is_open else told_rows.well(of, sheet.below)


def better(sheet: ReportSheet, of: MonthFigures) -> list[Group]:
    return month_rows.better(of) if sheet.is_open else told_rows.better(of, sheet.below)


def every(sheet: ReportSheet, one: MonthOfRun) -> list[Group]:
    """All of a month; another theme has other aspects, which do not stand under the names of this one's."""
    if one.figures is None:
        return []
    if not sheet.is_open:
        return told_rows.groups(one.figures, one.hides_below(sheet.below))
    return month_rows.groups(one.figures, sheet.aspects if one.theme == sheet.theme else ("", "", ""))


def columns(sheet: ReportSheet, now: MonthFigures) -> Columns:
    """The three columns of results-based accountability, each a few lines, against the month before."""
    found = {trend.measure: trend for trend in trends(sheet.run)}
    hidden = frozenset[Measure]() if sheet.is_open else OF_CHILDREN
    lines = [[sentence(found[one]) for one in told if one in found and one not in hidden] for told in AT_A_GLANCE]
    if not sheet.is_open:
        of_children = _of_children(sheet, now)
        lines = [[*own, *rest] for own, rest in zip(of_children, lines, strict=True)]
    return lines[0], lines[1], lines[2]


def _of_children(sheet: ReportSheet, now: MonthFigures) -> Columns:
    """As the channels are told of them."""
    before, told = sheet.before, grades_of(now, sheet.below)
    was = grades_of(before.figures, before.hides_below(sheet.below)) if before and before.figures else None
    when = month_beside(before.month, sheet.month) if before else ""
    raised = f"{NAMES[Measure.CONCERNS]}: {said(told_rows.raised(now, sheet.below).value)}"
    helped = [f"{row.label}: {said(row.value)}" for row in told_rows.helped(now, sheet.below)]
    return [raised], grade_lines(told, was, when), helped


def findings(sheet: ReportSheet, now: MonthFigures) -> list[dict[str, Any]]:
    """As channels are told of them, without the months they came back in, which would tell of small counts."""
    before = sheet.before
    then = told_rows.findings(before.figures, before.hides_below(sheet.below)).rows if before and before.figures else ()
    was = {row.label: said(row.value) for row in then}
    is_withheld = before and before.figures and OfChildren.FINDINGS in before.figures.withheld
    untold = NOT_TOLD_THEN if is_withheld else "–"
    return [
        {
            "finding": row.label, "now": said(row.value), "before": was.get(row.label, untold), "months": "–",
            "led_to": ", ".join(sheet.led_to.get(row.label, ())) or "–",
        }
        for row in told_rows.findings(now, sheet.below).rows
    ]  # fmt: skip
