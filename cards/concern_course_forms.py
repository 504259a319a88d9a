"""The forms by which a case of concern is followed until it is closed: an update, a review, its actions, its end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from cards import concern_forms
from cards.asking import NO_NAMES
from cards.concern_forms import Part, Said, doubtful, numbered
from cards.concern_words import moved_words, place_of
from cards.elements import Form, Input, Option, Text
from cards.words import shorten
from domain.action import Action
from domain.concern import Concern
from domain.policy import REVIEW_AT_THE_LATEST

UPDATE_LENGTH, LENGTH = 600, 1500
SAVE = "Save it all the same?"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form is about, what was said in it already, and what to look at before it is saved; `mark`: what that is about."""

    concern: Concern
    context: Mapping[str, str]
    said: Said = field(default_factory=dict)
    doubts: Sequence[str] = ()
    mark: str = ""

    @property
    def first(self) -> list[Part]:
        name = f"{self.concern.reference} · {place_of(self.concern)}"
        return [Text(name), *doubtful(self.doubts, self.mark, SAVE)]

    def value(self, name: str) -> str:
        found = self.said.get(name, "")
        return found if isinstance(found, str) else ""

    def words(self, name: str, question: str, longest: int = LENGTH, hint: str = NO_NAMES) -> Input:
        return Input(name, question, "multiline", value=self.value(name), hint=hint, max_length=longest)

    def form(self, title: str, does: str, inputs: Sequence[Part], send: str) -> Form:
        return Form(f"{title} {self.concern.reference}", does, (*self.first, *inputs), send, context=self.context)


def update(asked: Asked) -> Form:
    """More words than it may have, typed behind the command, stand in it to be shortened."""
    length = len(asked.value("text"))
    told = (
        [Text(f"That is longer than {UPDATE_LENGTH} characters. Please shorten it.")] if length > UPDATE_LENGTH else []
    )
    words = asked.words("text", "What is new?", max(UPDATE_LENGTH, length))
    return asked.form("Update", "concern_update", [*told, words], "Add the update")


def with_text(asked: Asked, text: str) -> Asked:
    """The same with words that were typed elsewhere."""
    return replace(asked, said={**asked.said, "text": text})


def review(asked: Asked, due: str) -> Form:
    """`due`: the day of the next review, unless another is chosen."""
    hint = f"A working day, one of the next {REVIEW_AT_THE_LATEST}."
    day = Input("due", "When is it reviewed next?", "date", value=asked.value("due") or due, hint=hint)
    return asked.form("Review", "concern_review", [asked.words("text", "What was found?"), day], "Save the review")


def close(asked: Asked, moved: Sequence[str] = ()) -> Form:
    """`moved`: what was taken out of it, so that whoever closes it sees what is not done."""
    hint = "Not only what was done: what is different for the child now, or why nothing is."
    again = Input(
        "reaudit_on", "When is the case audited again?", "date", value=asked.value("reaudit_on"),
        hint="A working day. It comes first in the allocation of that month.",
    )  # fmt: skip
    changed = asked.words("difference", "What changed for the child?", hint=hint)
    told = [Text(moved_words(moved))] if moved else []
    inputs: list[Part] = [*told, asked.words("outcome", "What is the outcome?"), changed, again]
    return asked.form("Close", "concern_close", inputs, "Close it")


def reopen(asked: Asked, due: str) -> Form:
    """`due`: when its action falls due, unless another day is chosen."""
    wanted = concern_forms.action(asked.said, numbered(1), due, needed=True)
    return asked.form("Reopen", "concern_reopen", [asked.words("reason", "Why is it open again?"), *wanted], "Reopen")


def add_action(asked: Asked, due: str) -> Form:
    """`due`: when the action falls due, unless another day is chosen."""
    return asked.form(
        "Add to",
        "concern_action",
        concern_forms.action(asked.said, numbered(1), due, "What is to be done?", needed=True),
        "Add it",
    )


def take_out(asked: Asked, actions: Sequence[Action]) -> Form:
    options = tuple(Option(a.reference, f"{a.reference}  {shorten(a.text, 60)}") for a in actions)
    inputs: list[Part] = [
        Text("It becomes an ordinary action of the case. Its due date stays."),
        Input("action", "Which action?", "select", options=options, value=asked.value("action")),
        asked.words("reason", "Why does it no longer belong here?"),
    ]
    return asked.form("Take out of", "concern_take_out", inputs, "Take it out")
