"""What a template of the monthly report may name: each word of the report, and each table as rows, in plain values.

docs/report-template.md lists the names for whoever lays out a template of their own.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cards import month_rows
from cards.audit_words import OUTCOMES
from cards.figures import Row, Value, practice, said
from cards.month_rows import Group
from domain.audit import Admissibility
from domain.month import MonthFigures
from domain.report import TITLES, ReportState, Section
from domain.report_sheet import ReportSheet
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
    now = sheet.figures
    if now is None:
        return {"much": [NO_FIGURES], "well": [], "better": list(sheet.better)}
    before = _as_before(sheet, _well)
    return {
        "much": [f"{row.label}: {said(row.value)}" for row in _much(now)],
        "well": [_against(sheet, row, before) for row in _well(now)],
        "better": [*sheet.better, *(f"{row.label}: {said(row.value)}" for row in _better(now))],
    }


def _much(now: MonthFigures) -> list[Row]:
    known = not now.is_table_alone
    return [
        Row("Core audits moderated", now.table.moderated),
        Row("Admissible, the practice sample", now.table.admissible),
        Row("Learning audits, counted apart", now.sampled.learning if known else None),
        Row("Teams", len(now.sampled.teams) if known else None),
        Row("Required actions sent", now.actions.sent if known else None),
        Row("Cases of concern", now.concerns.raised if now.concerns else None),
    ]


def _well(now: MonthFigures) -> list[Row]:
    weak, featured, _, good, outstanding = practice(now.table)
    immediate = Row(OUTCOMES[Admissibility.IMMEDIATE], now.table.immediate)
    in_time = None if now.is_table_alone else now.auditing.in_time
    return [weak, featured, good, outstanding, immediate, Row("Moderated in time", in_time)]


def _better(now: MonthFigures) -> list[Row]:
    done, known = now.actions, not now.is_table_alone
    return [
        Row("Actions done in time", done.in_time if known else None),
        Row("Done, and it made a difference for the child", done.helped if known else None),
    ]


def _as_before(sheet: ReportSheet, rows: Callable[[MonthFigures], Iterable[Row]]) -> dict[str, Value]:
    """What stood under each name in the month before."""
    was = sheet.before.figures if sheet.before else None
    return {row.label: row.value for row in rows(was)} if was else {}


def _against(sheet: ReportSheet, row: Row, before: Mapping[str, Value]) -> str:
    """Good: 2 of 25 (8%), in November 2017 1 of 21 (5%)."""
    told = f"{row.label}: {said(row.value)}"
    if sheet.before is None or row.label not in before:
        return told
    return f"{told}, in {month_name(sheet.before.month)} {said(before[row.label])}"


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
