"""What a template of the monthly report may name: each word of the report, and each table as rows, in plain values.

docs/report-template.md lists the names for whoever lays out a template of their own.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from cards import month_rows
from cards.figures import said
from cards.month_rows import Group
from cards.report_words import corrected_since
from domain.month import MonthFigures
from domain.report import TITLES, ReportState, Section
from domain.report_sheet import ReportSheet
from reports import rows_of
from reports.months import findings, run
from reports.plain import day, month_name, paragraphs
from reports.what_follows import followed

Cells = dict[str, Any]
READING = (
    "Figures on practice are counted over the admissible core audits, figures on auditing over all moderated core audits. "
    "Percentages are rounded to whole numbers and need not add up to 100."
)
FULL = "Full figures: for the Practice Learning Team and the director only"
HIDDEN = "Counts of children below {} are hidden, and what they could be worked out from"
AS_TOLD = "As it was posted, for heads of service and team managers"
NO_FIGURES = "No core audit of this month has been moderated, so there are no figures."
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
        "as_of": f"As of {day(sheet.as_of)}" if sheet.as_of else "",
        "marking": marking(sheet),
        "reading": READING,
        "is_whole": sheet.is_open,
        "headings": {section.value: title for section, title in TITLES.items()},
        "narrative": {section.value: paragraphs(sheet.narrative.get(section, "")) for section in Section},
        **_columns(sheet),
        **_tables(sheet),
    }


def status(sheet: ReportSheet) -> str:
    """Draft, not signed off; or: Posted on 9 January 2018, edition 2; and which months beside it were corrected since."""
    words = _STATES.get(sheet.state) or (f"Posted on {day(sheet.posted_on)}" if sheet.posted_on else "Posted")
    words = f"{words}, edition {sheet.edition}" if sheet.edition > 1 else words
    since = corrected_since(sheet.corrected, posted=sheet.state is ReportState.POSTED)
    return f"{words}. {since}" if since else words


def marking(sheet: ReportSheet) -> str:
    """For whom the file is."""
    if sheet.is_open:
        return FULL
    return HIDDEN.format(sheet.below) if sheet.below > 1 else AS_TOLD


def _columns(sheet: ReportSheet) -> Cells:
    if sheet.figures is None:
        return {"much": [NO_FIGURES], "well": [], "better": list(sheet.better)}
    much, well, better = rows_of.columns(sheet, sheet.figures)
    return {"much": much, "well": well, "better": [*sheet.better, *better]}


def _tables(sheet: ReportSheet) -> Cells:
    now = sheet.figures
    return {
        "much_groups": _groups(sheet, rows_of.much) if now else [],
        "well_groups": _groups(sheet, rows_of.well) if now else [],
        "better_groups": _groups(sheet, rows_of.better) if now else [],
        "scores": [
            {
                "area": month_rows.area(name, sheet.aspects),
                "first": said(scored.not_yet_good),
                "second": said(scored.good),
                "third": said(scored.outstanding),
            }
            for name, scored in (now.scores if now and sheet.is_open and not now.is_table_alone else {}).items()
        ],
        "findings": findings(sheet) if sheet.is_open or now is None else rows_of.findings(sheet, now),
        "run": run(sheet.run, sheet.below),
        **followed(sheet),
    }


def _groups(sheet: ReportSheet, made: Callable[[ReportSheet, MonthFigures], list[Group]]) -> list[Cells]:
    now, before = sheet.figures, sheet.before
    beside = replace(sheet, below=before.hides_below(sheet.below)) if before else sheet
    was = made(beside, before.figures) if before and before.figures else []
    then = {(group.title, row.label): said(row.value) for group in was for row in group.rows}
    return [
        {
            "title": group.title,
            "over": group.over,
            "rows": [
                {"label": label, "now": said(value), "before": then.get((group.title, label), "–")}
                for label, value in group.rows
            ],
        }
        for group in (made(sheet, now) if now else [])
    ]
