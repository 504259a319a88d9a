"""The form that raises a case of concern: one view, with the fewest questions that do, and room for its first actions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cards.asking import NO_NAMES, YES_NO
from cards.elements import Actions, Button, Divider, Form, Input, Option, Text
from cards.forms import CASE_LENGTH, TEXT_LENGTH
from domain.person import Team

MOST_ACTIONS = 3
Said = Mapping[str, str | tuple[str, ...]]
Part = Input | Text | Divider | Actions
_OWNER = "Leave it empty for the team manager. Otherwise somebody of the service."


@dataclass(frozen=True, slots=True)
class Raising:
    """`teams`: those they may raise one for; `due`: when an action falls due unless another day is set; `places`: how many
    actions there is room for; `doubts` is what to look at before it is raised, `mark` what they were about."""

    teams: Sequence[Team]
    due: str
    said: Said
    context: Mapping[str, str]
    places: int = 1
    doubts: Sequence[str] = ()
    mark: str = ""


def raise_one(asked: Raising) -> Form:
    """Nothing but what the form itself asks: no message and no list fills in any of it."""
    teams = tuple(Option(str(team.id), f"{team.name} · {team.service}") for team in asked.teams)
    only = teams[0].value if len(teams) == 1 else ""
    hint = "From one of your audits, for example AU-7. It may stay empty where there is none."
    inputs: list[Part] = [
        *_doubtful(asked),
        Input("case_ref", "Case reference", value=_said(asked, "case_ref"), max_length=CASE_LENGTH),
        Input("team", "Team", "select", options=teams, value=_said(asked, "team") or only),
        Input("audit", "Audit", required=False, value=_said(asked, "audit"), hint=hint, max_length=12),
        worry(asked.said),
        safety(asked.said),
        *actions(asked.said, asked.due, asked.places),
    ]
    inputs += [Actions((Button("Add another action", "concern_more"),))] if asked.places < MOST_ACTIONS else []
    inputs.append(Text("The team manager and the head of service are told at once, whatever the hour.", "muted"))
    context = {**asked.context, "places": str(asked.places)}
    return Form("Raise a case of concern", "raise_concern", tuple(inputs), "Raise it", context=context)


def worry(said: Said) -> Input:
    value = _text(said, "worry")
    return Input("worry", "What is the worry?", "multiline", value=value, hint=NO_NAMES, max_length=TEXT_LENGTH)


def safety(said: Said) -> Input:
    return Input(
        "unsafe", "Is the child's immediate safety at stake?", "radio", value=_text(said, "unsafe"), options=YES_NO
    )


def actions(said: Said, due: str, places: int = 1) -> list[Part]:
    """For each what, who and by when; the first is needed. `due`: unless another day is set, as 2018-01-31."""
    parts: list[Part] = []
    for number in range(1, places + 1):
        first = number == 1
        question = "What is to be done at once?" if first else f"Action {number}: what is to be done?"
        parts += [
            Divider(),
            Input(
                f"action.{number}", question, "multiline", first, _text(said, f"action.{number}"), hint=NO_NAMES,
                max_length=TEXT_LENGTH,
            ),
            Input(f"owner.{number}", "Who does it?", "person", False, _text(said, f"owner.{number}"), hint=_OWNER),
            Input(f"due.{number}", "By when?", "date", first, _text(said, f"due.{number}") or due),
        ]  # fmt: skip
    return parts


def _doubtful(asked: Raising) -> list[Part]:
    if not asked.doubts:
        return []
    option = Option(asked.mark, "Yes, I have checked this")
    tick = Input("sure", "Raise it all the same?", "checkbox", required=False, options=(option,))
    return [*(Text(sentence) for sentence in asked.doubts), tick]


def _said(asked: Raising, name: str) -> str:
    return _text(asked.said, name)


def _text(said: Said, name: str) -> str:
    value = said.get(name, "")
    return value if isinstance(value, str) else ""
