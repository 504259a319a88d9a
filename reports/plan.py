"""The annual plan of practice improvement as a document and as a workbook."""

from collections.abc import Iterable
from typing import Any

from cards.annual_plan import HIDDEN, NO_FINDING, counted, since_words, title
from domain.annual_plan import AnnualPlan, PlanLine
from domain.trends import Point
from reports.book import Cell, Heading, Sheet, workbook
from reports.contents import AS_TOLD
from reports.contents import HIDDEN as SMALL_HIDDEN
from reports.what_follows import ALL_SERVICES, STATES, recommendations
from reports.workbook import COUNTED, NAME, NOTHING, TEXT, cells

MARKING = "For the Practice Learning Team and the director only"
READING = (
    "Each recommendation stands under its theme, with the month of the report that first made it. The figures are those of the "
    "findings that led to it, over the admissible core audits: in that month, and in the latest month since."
)


def plan_contents(plan: AnnualPlan) -> dict[str, Any]:
    return {
        "title": title(plan),
        "status": counted(plan),
        "marking": marking(plan),
        "reading": READING,
        "themes": [{"theme": theme, "rows": [_row(line) for line in lines]} for theme, lines in plan.themes],
    }


def marking(plan: AnnualPlan) -> str:
    """For whom the file is."""
    if plan.is_whole:
        return MARKING
    return SMALL_HIDDEN.format(plan.below) if plan.below > 1 else AS_TOLD


def _row(line: PlanLine) -> dict[str, Any]:
    [told] = recommendations([line.recommendation])
    return {**told, "since": [since_words(each) for each in line.since] or [NO_FINDING]}


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
    if point is None:
        return NOTHING
    return cells(HIDDEN if point.value is None else point.value)


def _later(point: Point | None) -> tuple[Cell, ...]:
    return (point.month, *_counted(point)) if point else (None, *NOTHING)
