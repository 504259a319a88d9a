"""The months of a report's run as rows: the figures of each, and in how many of them each finding came back."""

from collections.abc import Mapping, Sequence
from typing import Any

from cards.figures import said
from cards.told_rows import raised
from cards.told_words import NOT_TOLD_THEN, told_words
from domain.month import MonthFigures, MonthOfRun, OfChildren
from domain.report_sheet import ReportSheet
from domain.suppression import OPEN, grades_of
from domain.trends import returning
from reports.plain import month_name

NONE, WITHHELD = "no audits", "not posted"


def run(months: Sequence[MonthOfRun], below: int = OPEN) -> list[dict[str, Any]]:
    """A row a month, oldest first; a month without figures says so, and has no 0 anywhere. `below`: as in `ReportSheet`."""
    return [_month(one, below) for one in months]


def _month(one: MonthOfRun, below: int) -> dict[str, Any]:
    if one.figures is None:
        empty = dict.fromkeys(("immediate", "admissible", "weak", "featured", "good", "outstanding", "concerns"), "–")
        return {"month": _name(one), "moderated": WITHHELD if one.is_withheld else NONE, **empty}
    table = one.figures.table
    of_children = _as_it_is(one.figures) if below == OPEN else _as_told(one.figures, one.hides_below(below))
    return {
        "month": _name(one),
        "moderated": said(table.moderated),
        "immediate": said(table.immediate),
        "admissible": said(table.admissible),
        **of_children,
    }


def _as_it_is(figures: MonthFigures) -> dict[str, str]:
    table, concerns = figures.table, figures.concerns
    return {
        "weak": said(table.not_yet_good),
        "featured": said(table.with_good_features),
        "good": said(table.good),
        "outstanding": said(table.outstanding),
        "concerns": said(concerns.raised if concerns else None),
    }


def _as_told(figures: MonthFigures, below: int) -> dict[str, str]:
    """Good and Outstanding together where they are not told apart."""
    told = grades_of(figures, below)
    found = {
        "weak": told.not_yet_good,
        "featured": told.with_good_features,
        "good": told.good,
        "outstanding": told.outstanding,
    }
    words = {name: told_words(each) if each else NOT_TOLD_THEN for name, each in found.items()}
    if told.good is None and told.good_or_better:
        words["good"] = words["outstanding"] = f"together {told_words(told.good_or_better)}"
    is_withheld = OfChildren.CONCERNS in figures.withheld
    return {**words, "concerns": NOT_TOLD_THEN if is_withheld else said(raised(figures, below).value)}


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
