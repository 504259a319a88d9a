"""What a template of the monthly report may name: each word of the report, and each table as rows, in plain values.

docs/report-template.md lists the names for whoever lays out a template of their own.
"""

from collections.abc import Callable
from typing import Any

from cards import month_rows
from cards.figures import said
from cards.month_rows import Group
from cards.report_words import sentence
from domain.month import MonthFigures
from domain.report import TITLES, ReportState, Section
from domain.report_sheet import ReportSheet
from domain.trends import Measure, trends
from reports.months import findings, run
from reports.plain import day, month_name, paragraphs
from reports.what_follows import followed

Cells = dict[str, Any]
READING = (
    "Figures on practice are counted over the admissible core audits, figures on auditing over all moderated core audits. "
    "Percentages are rounded to whole numbers and need not add up to 100."
)
FULL = "Full figures: for the Practice Learning Team and the director only"
HIDDEN = "Numbers of children from 1 to 4 are hidden, and what would let somebody work them out"
NO_FIGURES = "No core audit of this month has been moderated, so there are no figures."
AT_A_GLANCE = (
    (Measure.MODERATED, Measure.ADMISSIBLE, Measure.SENT, Measure.CONCERNS),
    (
        Measure.NOT_YET_GOOD,
        Measure.WITH_GOOD_FEATURES,
        Measure.GOOD,
        Measure.OUTSTANDING,
        Measure.IMMEDIATE,
        Measure.MODERATED_IN_TIME,
    ),
    (Measure.IN_TIME, Measure.HELPED),
)
_STATES = {ReportState.DRAFT: "Draft, not signed off", ReportState.SIGNED: "Signed off, not posted yet"}


def contents(sheet: ReportSheet) -> Cells:
    """All names of the report's template."""
    before = sheet.before
    return {
        "title": f"Practice audits, {month_name(sheet.month)}",
        "month": month_name(sheet.month),
        "before": month_name(before.month) if before else "",
        "theme": sheet.theme,
        "status": status(sheet),
        "change": sheet.change,
        "marking": marking(sheet),
        "reading": READING,
        "headings": {section.value: title for section, title in TITLES.items()},
        "narrative": {section.value: paragraphs(sheet.narrative.get(section, "")) for section in Section},
        **_columns(sheet),
        **_tables(sheet),
    }


def status(sheet: ReportSheet) -> str:
    """Draft, not signed off; or: Posted on 9 January 2018, edition 2."""
    words = _STATES.get(sheet.state) or (f"Posted on {day(sheet.posted_on)}" if sheet.posted_on else "Posted")
    return f"{words}, edition {sheet.edition}" if sheet.edition > 1 else words


def marking(sheet: ReportSheet) -> str:
    """For whom the file is."""
    return FULL if sheet.is_open else HIDDEN


def _columns(sheet: ReportSheet) -> Cells:
    """The three columns of results-based accountability, each a few lines."""
    if sheet.figures is None:
        return {"much": [NO_FIGURES], "well": [], "better": list(sheet.better)}
    found = {trend.measure: trend for trend in trends(sheet.run)}
    much, well, better = ([sentence(found[one]) for one in told if one in found] for told in AT_A_GLANCE)
    return {"much": much, "well": well, "better": [*sheet.better, *better]}


def _tables(sheet: ReportSheet) -> Cells:
    now = sheet.figures
    return {
        "much_groups": _groups(sheet, month_rows.much) if now else [],
        "well_groups": _groups(sheet, month_rows.well) if now else [],
        "better_groups": _groups(sheet, month_rows.better) if now else [],
        "scores": [
            {
                "area": month_rows.area(name, sheet.aspects),
                "first": said(scored.not_yet_good),
                "second": said(scored.good),
                "third": said(scored.outstanding),
            }
            for name, scored in (now.scores if now and not now.is_table_alone else {}).items()
        ],
        "findings": findings(sheet),
        "run": run(sheet.run),
        **followed(sheet),
    }


def _groups(sheet: ReportSheet, made: Callable[[MonthFigures], list[Group]]) -> list[Cells]:
    now, was = sheet.figures, sheet.before.figures if sheet.before else None
    then = {(group.title, row.label): said(row.value) for group in (made(was) if was else []) for row in group.rows}
    return [
        {
            "title": group.title,
            "over": group.over,
            "rows": [
                {"label": label, "now": said(value), "before": then.get((group.title, label), "–")}
                for label, value in group.rows
            ],
        }
        for group in (made(now) if now else [])
    ]
