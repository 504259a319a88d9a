"""The months of a report's run as rows: the figures of each, and in how many of them each finding came back."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cards.figures import said
from domain.figures import Share
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


@dataclass(frozen=True, slots=True)
class FoundAgain:
    """A finding: in this month and the one before it, in how many of the run's months with audits it came back, and which
    recommendations it led to."""

    tag: str
    now: Share | None
    before: Share | None
    times: int
    months: int
    led_to: tuple[str, ...]


def came_back(sheet: ReportSheet) -> list[FoundAgain]:
    """The month's own first, the most frequent on top; then those of the months before that did not come back in it."""
    found = [one.figures.findings for one in sheet.run if one.figures]
    now = sheet.figures.findings if sheet.figures else {}
    then = sheet.before.figures.findings if sheet.before and sheet.before.figures else {}
    times = Counter(tag for month in found for tag, share in month.items() if share.count)
    tags = sorted(times, key=lambda tag: (-now[tag].count if tag in now else 0, -times[tag], tag))
    return [
        FoundAgain(
            tag, now.get(tag), then.get(tag), times[tag], len(found),
            tuple(one.reference for one in sheet.recommendations if tag in one.tags),
        )
        for tag in tags
    ]  # fmt: skip


def findings(sheet: ReportSheet) -> list[dict[str, Any]]:
    return [
        {
            "finding": one.tag,
            "now": said(one.now) if one.now else "not found",
            "before": said(one.before) if one.before else "–",
            "months": f"{one.times} of {one.months}",
            "led_to": ", ".join(one.led_to) or "–",
        }
        for one in came_back(sheet)
    ]
