"""The months of a report's run as rows: the figures of each, and in how many of them each finding came back."""

from collections.abc import Mapping, Sequence
from typing import Any

from cards.figures import said
from domain.month import MonthOfRun
from domain.report_sheet import ReportSheet
from domain.trends import returning
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
    return findings_of(sheet.run, sheet.led_to)


def findings_of(run: Sequence[MonthOfRun], led_to: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
    """In how many of the months with figures each came back, and the recommendations it led to."""
    return [
        {
            "finding": one.tag,
            "now": said(one.now.value),
            "before": said(one.before.value) if one.before else "–",
            "months": f"{len(one.found_in)} of {one.of}",
            "led_to": ", ".join(one.led_to) or "–",
        }
        for one in returning(run, led_to)
    ]
