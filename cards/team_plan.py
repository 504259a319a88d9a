"""A team's own page: the line on what it will do differently, its plan, and when that was reviewed; and the list of teams."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from cards.elements import Actions, Block, Button, Card, Divider, Line, List, Row, Strong, Text
from cards.places import Place
from cards.view import View
from cards.words import count, short_date, shorten
from domain.calendar import london_day
from domain.person import Team
from domain.team_plan import PlanVerb, Review, Step, StepState, TeamNote

ONE, EVERY = "team-plan", "team-plans"
_CLOSED_SHOWN, _TEXT = 5, 300
_BECAME = {StepState.DONE: "done", StepState.DROPPED: "dropped"}


@dataclass(frozen=True, slots=True)
class TeamSheet:
    """All that the page shows. `month`: the latest whose report was posted, None where none was; `notes`: the latest first."""

    team: Team
    steps: Sequence[Step]
    notes: Sequence[TeamNote]
    reviews: Sequence[Review]
    month: date | None
    able: frozenset[PlanVerb]

    @property
    def note(self) -> TeamNote | None:
        """The one of the latest report's month."""
        return next((note for note in self.notes if note.month == self.month), None)


def named(team: Team) -> str:
    """How buttons and forms name it."""
    return f"team:{team.id}"


def card(sheet: TeamSheet, view: View) -> Card:
    title = f"{sheet.team.name}: the team's plan"
    blocks: list[Block] = [
        Text(title, "heading"),
        *_note(sheet, view),
        *_steps(sheet, view),
        *_buttons(sheet),
        Divider(),
        Text(_reviewed(sheet, view), "muted"),
        *_earlier(sheet, view),
    ]
    return Card(title, tuple(blocks), str(Place(ONE, rest=str(sheet.team.id))))


def _note(sheet: TeamSheet, view: View) -> list[Block]:
    if sheet.month is None:
        return []
    asked = f"After the report of {sheet.month:%B %Y}, what will the team do differently?"
    said: Line = (
        (f"{asked}\n“{sheet.note.text}” ", view.mention(sheet.note.by)) if sheet.note else f"{asked} Nothing yet."
    )
    label = "Change the line" if sheet.note else "Note it"
    version = sheet.note.version if sheet.note else 0
    button = Button(label, "team_note", f"{named(sheet.team)} {sheet.month:%Y-%m}", version, opens_form=True)
    return [Text(said), *([Actions((button,))] if PlanVerb.NOTE in sheet.able else [])]


def _steps(sheet: TeamSheet, view: View) -> list[Block]:
    rows = [_row(step, sheet, view) for step in sheet.steps if step.is_open]
    return [List(tuple(rows))] if rows else [Text("The plan has no open steps.")]


def _row(step: Step, sheet: TeamSheet, view: View) -> Row:
    late = view.calendar.late(step.due, view.today)
    due = f"{count(late, 'working day')} late, due" if late else "by"
    buttons = (
        Button("Done", "plan_close", step.reference, step.version, opens_form=True),
        Button("Change", "plan_change", step.reference, step.version, opens_form=True),
    )
    title = (Strong(step.reference), f"  {shorten(step.text, _TEXT)}")
    able = PlanVerb.PLAN in sheet.able
    return Row(title, f"{due} {short_date(step.due, view.today)}", buttons if able else (), shown=2)


def _buttons(sheet: TeamSheet) -> list[Block]:
    about = named(sheet.team)
    offered = [
        (PlanVerb.PLAN, Button("Add a step", "plan_add", about, opens_form=True)),
        (PlanVerb.REVIEW, Button("Record a review", "plan_review", about, opens_form=True)),
    ]
    buttons = tuple(button for verb, button in offered if verb in sheet.able)
    return [Actions(buttons)] if buttons else []


def _reviewed(sheet: TeamSheet, view: View) -> Line:
    if not sheet.reviews:
        return "The plan has not been reviewed yet with the head of service."
    last = sheet.reviews[0]
    on = short_date(london_day(last.at), view.today)
    return (f"Reviewed on {on} by ", view.mention(last.by), f": {shorten(last.text, _TEXT)}")


def _earlier(sheet: TeamSheet, view: View) -> list[Block]:
    closed = [step for step in sheet.steps if not step.is_open]
    closed.sort(key=lambda step: (step.closed_at is not None, step.closed_at), reverse=True)
    lines = [_closed(step, view.today) for step in closed[:_CLOSED_SHOWN]]
    lines += [f"{note.month:%B %Y}: “{note.text}”" for note in sheet.notes if note is not sheet.note]
    return [Text("\n".join(lines), "muted")] if lines else []


def _closed(step: Step, today: date) -> str:
    on = f" on {short_date(london_day(step.closed_at), today)}" if step.closed_at else ""
    said = f": {shorten(step.outcome, _TEXT)}" if step.outcome else ""
    return f"{step.reference} {shorten(step.text, 80)} · {_BECAME[step.state]}{on}{said}"


def every(teams: Sequence[Team], steps: Sequence[Step], reviewed: Mapping[int, datetime], view: View) -> Card:
    """A line for each team."""
    rows = tuple(_line(team, [s for s in steps if s.team.id == team.id], reviewed.get(team.id), view) for team in teams)
    return Card("Plans of the teams", (Text("Plans of the teams", "heading"), List(rows)), str(Place(EVERY)))


def _line(team: Team, steps: Sequence[Step], reviewed: datetime | None, view: View) -> Row:
    return Row(
        (Strong(team.name), f"  {team.service}"), how_it_stands(steps, reviewed, view),
        (Button("Open", "team_plan", named(team)),),
    )  # fmt: skip


def how_it_stands(steps: Sequence[Step], reviewed: datetime | None, view: View) -> str:
    """3 open steps, 1 late · reviewed Wed 3 Jan."""
    left = [step for step in steps if step.is_open]
    late = sum(step.due < view.today for step in left)
    open_ = count(len(left), "open step") + (f", {late} late" if late else "")
    return f"{open_} · " + (
        f"reviewed {short_date(london_day(reviewed), view.today)}" if reviewed else "not reviewed yet"
    )


def to_review(teams: Sequence[Team], steps: Sequence[Step], reviewed: Mapping[int, datetime], view: View) -> Card:
    """The reminder to a head of service, once a quarter."""
    push = f"{count(len(teams), 'team plan')} to go through this quarter"
    rows = tuple(_line(team, [s for s in steps if s.team.id == team.id], reviewed.get(team.id), view) for team in teams)
    said = "Go through each with its team manager, and record what was found."
    return Card(push, (Text(f"{push}. {said}"), List(rows)), str(Place("posted")))
