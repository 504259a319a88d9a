"""The forms of a team's plan: a step, how it ended, a review, and the line on what the team will do differently."""

from collections.abc import Mapping
from datetime import date

from cards.asking import NO_REFERENCES
from cards.elements import Form, Input, Option, Text
from domain.person import Team
from domain.team_plan import Step, StepState, TeamNote

LINE, STEP, LONGER = 200, 500, 1500
_ENDS = (Option(str(StepState.DONE), "Done"), Option(str(StepState.DROPPED), "Dropped: it is not needed any more"))


def step(team: Team, of: Step | None, context: Mapping[str, str]) -> Form:
    """A new one, or one as it stands."""
    inputs = (
        Text(team.name),
        Input(
            "step",
            "What will the team do?",
            "multiline",
            value=of.text if of else "",
            hint=NO_REFERENCES,
            max_length=STEP,
        ),
        Input("due", "By when?", "date", value=of.due.isoformat() if of else "", hint="A working day."),
    )
    title, does = (f"Change {of.reference}", "plan_change") if of else ("Add a step", "plan_add")
    return Form(title, does, inputs, context=context)


def end(of: Step, context: Mapping[str, str]) -> Form:
    inputs = (
        Text(f"{of.reference}  {of.text}"),
        Input("state", "How did it end?", "radio", options=_ENDS, value=str(StepState.DONE)),
        Input("outcome", "What came of it?", "multiline", hint=NO_REFERENCES, max_length=STEP),
    )
    return Form(f"End {of.reference}", "plan_close", inputs, context=context)


def review(team: Team, context: Mapping[str, str]) -> Form:
    inputs = (
        Text(f"The plan of {team.name}, gone through with the team manager."),
        Input("review", "What was found, and what changes?", "multiline", hint=NO_REFERENCES, max_length=LONGER),
    )
    return Form("Review of the plan", "plan_review", inputs, context=context)


def note(team: Team, month: date, said: TeamNote | None, context: Mapping[str, str]) -> Form:
    """`said`: what was noted before."""
    inputs = (
        Text(f"{team.name}, after the report of {month:%B %Y}"),
        Input(
            "line", "What will the team do differently?", value=said.text if said else "", max_length=LINE,
            hint=f"One line. {NO_REFERENCES}",
        ),
        Text("It comes back in the next report's draft.", "muted"),
    )  # fmt: skip
    return Form("What will change", "team_note", inputs, context=context)
