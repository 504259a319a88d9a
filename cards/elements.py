"""The small neutral vocabulary of every view: rendered to Block Kit today and to Adaptive Cards later, so each is written once.

All strings are plain text as somebody typed them; escaping is the renderer's, once. Limits are the renderer's as well.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, NamedTuple


@dataclass(frozen=True, slots=True)
class Mention:
    """A person in a private message; `label` (their role) is read where there is no account, or where nobody is mentioned."""

    account: str | None
    label: str


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant, shown in the reader's own zone as date and time."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Day:
    """A date without a time."""

    on: date


@dataclass(frozen=True, slots=True)
class Strong:
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str


Span = str | Mention | Moment | Day | Strong | Link
Line = str | tuple[Span, ...]
"""One run of text: a string, or parts of which some are shown in the platform's own way. May hold line breaks."""


@dataclass(frozen=True, slots=True)
class Confirm:
    """What is asked before a press counts."""

    title: str
    text: str
    yes: str
    no: str = "Cancel"


class Button(NamedTuple):
    """`does` names the entry in the table of presses; `about` an opaque reference; `version` what the presser has seen."""

    label: str
    does: str
    about: str = ""
    version: int = 0
    style: Literal["", "primary", "danger"] = ""
    confirm: Confirm | None = None
    opens_form: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    line: Line
    style: Literal["body", "heading", "muted"] = "body"


@dataclass(frozen=True, slots=True)
class Fields:
    """Short facts, label and value."""

    pairs: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list: what it is, the facts about it, its buttons (the first ones are `shown`, the others in a menu)."""

    title: Line
    detail: Line = ""
    actions: tuple[Button, ...] = ()
    shown: int = 1


@dataclass(frozen=True, slots=True)
class List:
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Actions:
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture with the same facts in words."""

    alt: str
    png: bytes


@dataclass(frozen=True, slots=True)
class Divider:
    pass


Block = Text | Fields | List | Actions | Image | Divider


@dataclass(frozen=True, slots=True)
class Card:
    """A message. `fallback` is what a screen reader and a push preview read: complete, and without any case detail.

    `place` comes back with every press on the card (at most 150 characters): which list it is and which rows it shows,
    so that it can be shown again in the same order with what has changed.
    `private`: in a channel it may be said only where nobody reads but those who were let in.
    """

    fallback: str
    blocks: tuple[Block, ...] = ()
    place: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Input:
    """One question of a form. `value` is what stands in it at first: a string, an ISO date, an option's value, a person's
    account, or for checkboxes and several, a list to choose many from, several values."""

    name: str
    label: str
    kind: Literal["text", "multiline", "select", "several", "person", "date", "radio", "checkbox"] = "text"
    required: bool = True
    value: str | tuple[str, ...] = ""
    options: tuple[Option, ...] = ()
    hint: str = ""
    placeholder: str = ""
    max_length: int = 2000


@dataclass(frozen=True, slots=True)
class Form:
    """A form: texts and inputs in order. `does` names the entry in the table of forms, `context` comes back with it.

    Without inputs and `submit` it is there to be read. A button in it is pressed with all that is filled in so far.
    `tells_when_closed`: that somebody put it away unsent is asked of the table of what is closed, under the same name.
    `step`: which of several that follow each other in one place it is; a platform keeps what was typed under a name, and so
    would show it again in the next one.
    """

    title: str
    does: str
    inputs: tuple[Input | Text | Fields | List | Actions | Divider, ...]
    submit: str = "Save"
    close: str = "Cancel"
    context: Mapping[str, str] = field(default_factory=dict)
    tells_when_closed: bool = False
    step: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file for one person. `name` is what it is saved as, without any case detail."""

    name: str
    content: bytes
    card: Card
