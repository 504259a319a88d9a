"""What is asked where a case of concern is raised, in an audit or its moderation too; and the form that does nothing else: one
view, with the fewest questions that do, and room for its first actions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from cards.asking import NO_NAMES, YES_NO
from cards.elements import Actions, Button, Divider, Form, Input, Option, Text
from cards.forms import CASE_LENGTH, TEXT_LENGTH
from domain.person import Team

MOST_ACTIONS = 3
Said = Mapping[str, str | tuple[str, ...]]
Part = Input | Text | Divider | Actions
UNSAID = "Say whether the child's immediate safety is at stake."
AT_ONCE = "What is to be done at once?"
_OWNER = "Leave it empty for the team manager. Otherwise somebody of the service."


class Names(NamedTuple):
    """Of the three inputs of an action."""

    what: str
    owner: str
    due: str


FIRST = Names("first", "first_owner", "first_due")
"""Where a form has other actions as well."""


def numbered(number: int) -> Names:
    return Names(f"action.{number}", f"owner.{number}", f"due.{number}")


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
    hint = "The audit it was seen in, for example AU-7, if there is one."
    inputs: list[Part] = [
        *doubtful(asked.doubts, asked.mark, "Raise it all the same?"),
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


def worry(said: Said, *, needed: bool = True) -> Input:
    value = _text(said, "worry")
    return Input("worry", "What is the worry?", "multiline", needed, value, hint=NO_NAMES, max_length=TEXT_LENGTH)


def safety(said: Said, *, needed: bool = True) -> Input:
    return Input("unsafe", "Is the child's immediate safety at stake?", "radio", needed, _text(said, "unsafe"), YES_NO)


def actions(said: Said, due: str, places: int = 1) -> list[Part]:
    """For each what, who and by when; the first is needed. `due`: unless another day is set, as 2018-01-31."""
    parts: list[Part] = []
    for number in range(1, places + 1):
        asked = action(
            said, numbered(number), due, AT_ONCE if number == 1 else "What is to be done?", needed=number == 1
        )
        which = "" if number == 1 else f"Action {number}:"
        parts += [Divider(), *(replace(each, label=_asked(which, each.label)) for each in asked)]
    return parts


def action(
    said: Said,
    names: Names,
    due: str,
    question: str = "",
    *,
    hint: str = NO_NAMES,
    needed: bool = False,
) -> list[Input]:
    label = question or AT_ONCE
    return [
        Input(names.what, label, "multiline", needed, _text(said, names.what), hint=hint, max_length=TEXT_LENGTH),
        Input(names.owner, "Who does it?", "person", False, _text(said, names.owner), hint=_OWNER),
        Input(names.due, "By when?", "date", needed, _text(said, names.due) or due),
    ]


def belong(said: Said, label: str, options: Sequence[Option], hint: str = "") -> list[Part]:
    """Which of the actions that are written down already belong to it; nothing where there are none."""
    there, given = {option.value for option in options}, said.get("belong", ())
    ticked = tuple(value for value in given if value in there) if isinstance(given, tuple) else ()
    return [Input("belong", label, "checkbox", False, ticked, tuple(options), hint)] if options else []


def _asked(when: str, question: str) -> str:
    return f"{when} {question[:1].lower()}{question[1:]}" if when else question


def doubtful(doubts: Sequence[str], mark: str, question: str) -> list[Part]:
    """What to look at before it is saved, and a tick that it was looked at."""
    if not doubts:
        return []
    option = Option(mark, "Yes, I have checked this")
    tick = Input("sure", question, "checkbox", required=False, options=(option,))
    return [*(Text(sentence) for sentence in doubts), tick]


def _said(asked: Raising, name: str) -> str:
    return _text(asked.said, name)


def _text(said: Said, name: str) -> str:
    value = said.get(name, "")
    return value if isinstance(value, str) else ""
