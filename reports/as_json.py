"""A month's report as plain values for other programs: every share with what it is of and its percentage, null where nothing
was published."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from cards.report_words import NAMES
from domain.figures import Share
from domain.month import MonthOfRun
from domain.trends import Point, Returning, Trend, returning, trends


def values(run: Sequence[MonthOfRun], led_to: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Of the last month of the run. `led_to`: by finding, the recommendations."""
    one = run[-1]
    return {
        "month": f"{one.month:%Y-%m}",
        "theme": one.theme or None,
        "posted": one.is_posted,
        "figures": _with_percent(one.figures.as_values()) if one.figures else None,
        "months": [_month(each) for each in run],
        "trends": {str(trend.measure): {"name": NAMES[trend.measure], **_course(trend)} for trend in trends(run)},
        "findings": {each.tag: _finding(each) for each in returning(run, led_to)},
    }


def _month(one: MonthOfRun) -> dict[str, Any]:
    return {"month": f"{one.month:%Y-%m}", "theme": one.theme or None, "published": one.figures is not None}


def _course(trend: Trend | Returning) -> dict[str, Any]:
    return {"months": {f"{point.month:%Y-%m}": _value(point) for point in trend.points}}


def _finding(each: Returning) -> dict[str, Any]:
    return {"found_in": len(each.found_in), "of": each.of, "led_to": list(each.led_to), **_course(each)}


def _value(point: Point) -> Any:
    value = point.value
    return asdict(value) | {"percent": value.percent} if isinstance(value, Share) else value


def _with_percent(said: Any) -> Any:
    """The same, and in every share its percentage."""
    if not isinstance(said, dict):
        return said
    if said.keys() == {"count", "of"}:
        return said | {"percent": Share(**said).percent}
    return {name: _with_percent(each) for name, each in said.items()}
