"""The annual plan of practice improvement as a document and as a workbook."""

from collections.abc import Iterable
from typing import Any

from cards.figures import Value, said
from domain.annual_plan import AnnualPlan, PlanLine, Since
from domain.recommendation import year_name
from domain.trends import Point
from reports.book import Cell, Heading, Sheet, workbook
from reports.plain import month_name
from reports.what_follows import ALL_SERVICES, STATES, recommendations
from reports.workbook import COUNTED, NAME, NOTHING, TEXT, cells

MARKING = "For the Practice Learning Team and the director only"
READING = (
    "Each recommendation stands under its theme, with the month of the report that first made it. The figures are those of the "
    "findings that led to it, over the admissible core audits: in that month, and in the latest month since."
)
NOTHING_YET = "no figure since"


def plan_contents(plan: AnnualPlan) -> dict[str, Any]:
    return {
        "title": title(plan),
        "status": counted(plan),
        "marking": MARKING,
        "reading": READING,
        "themes": [{"theme": theme, "rows": [_row(line) for line in lines]} for theme, lines in plan.themes],
    }


def title(plan: AnnualPlan) -> str:
    return f"Annual plan of practice improvement, {year_name(plan.year)}"


def counted(plan: AnnualPlan) -> str:
    """7 recommendations, 4 open."""
    number = len(plan.lines)
    is_open = sum(line.recommendation.state == "open" for line in plan.lines)
    return f"{number} {'recommendation' if number == 1 else 'recommendations'}, {is_open} open"


def _row(line: PlanLine) -> dict[str, Any]:
    [told] = recommendations([line.recommendation])
    return {**told, "since": [since_words(each) for each in line.since] or ["No finding is named with it"]}


def since_words(one: Since) -> str:
    """drift and delay: 12 of 21 (57%) in November 2017, 14 of 25 (56%) in December 2017."""
    then = _point(one.then) if one.then else "no figure of that month"
    return f"{one.finding}: {then}, {_point(one.now) if one.now else NOTHING_YET}"


def _point(point: Point) -> str:
    return f"{said(point.value)} in {month_name(point.month)}"


def plan_workbook(plan: AnnualPlan) -> bytes:
    return workbook(title(plan), [_plan(plan), _figures(plan.lines)])


def _plan(plan: AnnualPlan) -> Sheet:
    columns = (
        Heading("Number"), Heading("Theme", 18), Heading("First made in"), Heading("Recommendation", TEXT),
        Heading("Service", 18), Heading("Owner", NAME), Heading("Due"), Heading("State"), Heading("Measure", 40),
        Heading("Outcome", 40),
    )  # fmt: skip
    rows = [
        (
            of.reference, theme, of.month, of.text, of.service or ALL_SERVICES, of.owner, of.due,
            STATES.get(of.state, of.state), of.measure, of.outcome,
        )
        for theme, lines in plan.themes
        for of in (line.recommendation for line in lines)
    ]  # fmt: skip
    return Sheet("Plan", columns, rows)


def _figures(lines: Iterable[PlanLine]) -> Sheet:
    since = (Heading("Since, in"), *(Heading(f"{column.name}, since") for column in COUNTED))
    columns = (Heading("Number"), Heading("Finding", TEXT), Heading("Made in"), *COUNTED, *since)
    rows = [
        (
            line.recommendation.reference,
            each.finding,
            line.recommendation.month,
            *_counted(each.then),
            *_later(each.now),
        )
        for line in lines
        for each in line.since
    ]
    return Sheet("What the figures did", columns, rows)


def _counted(point: Point | None) -> tuple[Cell, Cell, Cell]:
    value: Value = point.value if point else None
    return cells(value) if point else NOTHING


def _later(point: Point | None) -> tuple[Cell, ...]:
    return (point.month, *_counted(point)) if point else (None, *NOTHING)
