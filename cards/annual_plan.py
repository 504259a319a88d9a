"""The annual plan of practice improvement in chat: a page of its recommendations by theme, each with its measure, where it
stands, and what the figures did since; and the words that its files share."""

from collections.abc import Iterator, Sequence

from cards.elements import Actions, Block, Button, Card, List, Row, Strong, Text
from cards.figures import said
from cards.places import Place
from cards.recommendations import EVERY_SERVICE
from cards.recommendations import ONE as OPEN_ONE
from cards.view import View
from cards.words import count, short_date, shorten
from domain.annual_plan import AnnualPlan, PlanLine, Since
from domain.recommendation import year_name, year_of
from domain.report_sheet import Recommended
from domain.trends import Point

NAME = "annual_plan"
PAGE = 8
NOTHING_SEEN = "There is no recommendation of this year that you can see."
NOTHING, NOTHING_YET = "No recommendation was made or open in this year.", "no figure since"
NO_FINDING, HIDDEN = "No finding is named with it", "not told"
_TEXT, _SHORT, _FINDINGS = 240, 140, 3


def about(year: int, page: int = 1) -> str:
    """How its buttons name it: plan:2017 2."""
    return f"plan:{year} {page}"


def title(plan: AnnualPlan) -> str:
    return f"Annual plan of practice improvement, {year_name(plan.year)}"


def counted(plan: AnnualPlan) -> str:
    """7 recommendations, 4 open."""
    return f"{count(len(plan.lines), 'recommendation')}, {sum(one.recommendation.is_open for one in plan.lines)} open"


def since_words(one: Since) -> str:
    """drift and delay: 12 of 21 (57%) in November 2017, 14 of 25 (56%) in December 2017."""
    then = _point(one.then) if one.then else "no figure of that month"
    return f"{one.finding}: {then}, {_point(one.now) if one.now else NOTHING_YET}"


def _point(point: Point) -> str:
    return f"{HIDDEN if point.value is None else said(point.value)} in {point.month:%B %Y}"


def card(plan: AnnualPlan, page: int, view: View) -> Card:
    """A page of it; the last one where there is no such page any more."""
    pages = max(1, -(-len(plan.lines) // PAGE))
    page = min(page, pages)
    shown = plan.lines[(page - 1) * PAGE : page * PAGE]
    of_pages = f" · page {page} of {pages}" if pages > 1 else ""
    blocks: list[Block] = [
        Text(title(plan), "heading"),
        *([Text(f"{counted(plan)}{of_pages}")] if shown else []),
        *_themes(plan, shown, view),
        Actions(_ways(plan, page, pages, view)),
        Text(_reading(plan), "muted"),
    ]
    rows = tuple(int(line.recommendation.reference.partition("-")[2]) for line in shown)
    return Card(f"{title(plan)}: {counted(plan)}", tuple(blocks), str(Place(NAME, page, rows, str(plan.year))))


def _themes(plan: AnnualPlan, shown: Sequence[PlanLine], view: View) -> Iterator[Block]:
    if not shown:
        yield Text(NOTHING if plan.is_whole else NOTHING_SEEN)
    for theme, lines in plan.themes:
        if here := [line for line in lines if line in shown]:
            yield Text((Strong(shorten(theme, _SHORT)),))
            yield List(tuple(_row(line, view) for line in here))


def _row(line: PlanLine, view: View) -> Row:
    one = line.recommendation
    facts = (f"From {one.month:%B %Y}", one.service or EVERY_SERVICE, one.owner or "nobody yet", _stands(one, view))
    detail = [" · ".join(facts)]
    detail += [f"We will see it worked by: {shorten(one.measure, _SHORT)}"] if one.measure else []
    detail += [f"What came of it: {shorten(one.outcome, _SHORT)}"] if one.outcome else []
    detail += [shorten(since_words(each), _TEXT) for each in line.since[:_FINDINGS]] or [NO_FINDING]
    more = len(line.since) - _FINDINGS
    detail += [f"and {count(more, 'further finding')}, in the files"] if more > 0 else []
    return Row(
        (Strong(one.reference), f"  {shorten(one.text, _TEXT)}"), "\n".join(detail),
        (Button("Open", OPEN_ONE, one.reference),),
    )  # fmt: skip


def _stands(one: Recommended, view: View) -> str:
    """By Fri 2 Mar; or how late it is, or what became of it."""
    if not one.is_open:
        return one.state
    late = view.calendar.late(one.due, view.today)
    return (f"{count(late, 'working day')} late, due " if late else "by ") + short_date(one.due, view.today)


def _ways(plan: AnnualPlan, page: int, pages: int, view: View) -> tuple[Button, ...]:
    turns = [Button("Previous", NAME, about(plan.year, page - 1))] if page > 1 else []
    turns += [Button("Next", NAME, about(plan.year, page + 1))] if page < pages else []
    years = [plan.year - 1, *([plan.year + 1] if plan.year < year_of(view.today) else [])]
    return (
        *turns,
        Button("Word document", "annual_plan_word", about(plan.year)),
        Button("Workbook", "annual_plan_workbook", about(plan.year)),
        *(Button(year_name(year), NAME, about(year)) for year in years),
    )


def _reading(plan: AnnualPlan) -> str:
    said = "Figures are of the findings named with each, over the admissible core audits: in its month, and in the latest since."
    if plan.is_whole:
        return said
    return f"{said} You see what goes to all services and to yours; counts of children that are small are not told."
