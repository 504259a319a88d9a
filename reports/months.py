"""The months of a report's run as rows: the figures of each, and in how many of them each finding came back."""

from collections.abc import Sequence
from typing import Any

from cards.figures import said
from domain.month import MonthOfRun
from domain.report_sheet import ReportSheet
from reports.plain import month_name

NONE = "no audits"


def run(months: Sequence[MonthOfRun]) -> list[dict[str, Any]]:
    """A row a month, oldest first; a month without figures says so, and has no 0 anywhere."""
    return [_month(one) for one in months]


def _month(one: MonthOfRun) -> dict[str, Any]:
    if one.figures is None:
        empty = dict.fromkeys(("immediate", "admissible", "weak", "featured", "good", "outstanding", "concerns"), "–")
        return {"month": _name(one), "moderated": NONE, **empty}
    table, concerns = one.figures.table, one.figures.concerns
    return {
        "month": _name(one),
        "moderated": said(table.moderated),
        "immediate": said(table.immediate),
        "admissible": said(table.admissible),
        "weak": said(table.not_yet_good),
        "featured": said(table.with_good_features),
        "good": said(table.good),
        "outstanding": said(table.outstanding),
        "concerns": said(concerns.raised if concerns else None),
    }


def _name(one: MonthOfRun) -> str:
    return f"{month_name(one.month)}, {one.theme}" if one.theme else month_name(one.month)


def findings(sheet: ReportSheet) -> list[dict[str, Any]]:
    """The month's own first, the most frequent on top; then those of the months before that did not come back in it."""
    found = [one.figures.findings for one in sheet.run if one.figures]
    if not found or sheet.figures is None:
        return []
    now = sheet.figures.findings
    then = sheet.before.figures.findings if sheet.before and sheet.before.figures else {}
    times = {tag: sum(tag in month and month[tag].count > 0 for month in found) for month in found for tag in month}
    tags = sorted(times, key=lambda tag: (-now[tag].count if tag in now else 0, -times[tag], tag))
    return [
        {
            "finding": tag,
            "now": said(now[tag]) if tag in now else "not found",
            "before": said(then[tag]) if tag in then else "–",
            "months": f"{times[tag]} of {len(found)}",
            "led_to": ", ".join(r.reference for r in sheet.recommendations if tag in r.tags) or "–",
        }
        for tag in tags
        if times[tag]
    ]
