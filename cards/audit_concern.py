"""The step of an audit's form in which its case of concern is raised: at once, whatever becomes of the audit."""

from collections.abc import Sequence
from dataclasses import dataclass

from cards import concern_forms as forms
from cards.asking import NO_NAMES
from cards.elements import Actions, Divider, Input, Line, List, Moment, Option, Row, Strong, Text
from cards.words import STATUSES, short_date, shorten
from domain.action import Action
from domain.concern import Concern
from domain.draft import Draft, wanted

TOLD = "When you send this step, the team manager and the head of service are told at once. It does not wait for the audit."
BELONG = "Which of the audit's actions belong to it?"
GOES = "What you tick goes to the team manager at once, with the case of concern."
OR_TICKED = f"{NO_NAMES} Or tick below what you have written down already."
_OPTION = 70
Part = Input | Text | List | Divider | Actions


@dataclass(frozen=True, slots=True)
class Raising:
    """What the step needs beside the draft: when its action falls due unless another day is set; and, where it is raised, the
    case of concern with its actions."""

    due: str = ""
    concern: Concern | None = None
    actions: Sequence[Action] = ()

    @property
    def times(self) -> str:
        """How much of the form has gone out already: what was typed of that is not to come back in the open form."""
        return str(len(self.actions)) if self.concern else ""


def parts(draft: Draft, raising: Raising) -> list[Part]:
    """What is asked as long as it is not raised; afterwards what was raised, and what else belongs to it."""
    options = [Option(str(one.number), shorten(one.text, _OPTION)) for one in wanted(draft.answers)]
    belong = forms.belong(draft.answers, BELONG, options, GOES)
    if raising.concern is not None:
        return [*raised(raising), *(() if raising.concern.is_closed else belong)]
    first = forms.action(draft.answers, forms.FIRST, raising.due, hint=OR_TICKED if options else NO_NAMES)
    return [Text(TOLD), forms.worry(draft.answers), forms.safety(draft.answers), Divider(), *first, *belong]


def raised(raising: Raising) -> list[Part]:
    """That it was raised and when, and what has gone out with it; nothing as long as it is not."""
    concern = raising.concern
    if concern is None:
        return []
    on = concern.raised_on
    when = Moment(concern.raised_at) if concern.raised_at else short_date(on, on)
    said: Line = (
        Strong(f"{concern.reference} was raised"), ", ", when, ". It is closed." if concern.is_closed else "."
    )  # fmt: skip
    rows = tuple(Row((Strong(a.reference), f"  {shorten(a.text, 150)}"), _stands(a)) for a in raising.actions)
    return [Text(said), *([List(rows)] if rows else [])]


def _stands(action: Action) -> str:
    return f"{STATUSES[action.status]} · due {short_date(action.due, action.sent)}"
