"""What a handler answers: the edge knows how each of these is said on its platform."""

from collections.abc import Mapping
from dataclasses import dataclass

from cards.elements import Card, Form


@dataclass(frozen=True, slots=True)
class Show:
    """Something new, to the asker alone."""

    card: Card


@dataclass(frozen=True, slots=True)
class Replace:
    """In place of the private list or card that was pressed. A message that all see is brought up to date by the outbox."""

    card: Card


@dataclass(frozen=True, slots=True)
class OpenForm:
    form: Form


@dataclass(frozen=True, slots=True)
class NextForm:
    """In place of the form that was just sent or pressed in: a further step, or the same one with a warning.

    `kept`: what was filled in is saved already; else nothing of this answer stays behind.
    """

    form: Form
    kept: bool = False


@dataclass(frozen=True, slots=True)
class FormErrors:
    """Nothing was saved; each sentence stands at its input."""

    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Done:
    """The form is closed. `replaces` goes where the form was opened from, if that was a private list or card;
    `says` is told to the asker otherwise, where nothing on their screen shows that it worked."""

    replaces: Card | None = None
    says: Card | None = None


@dataclass(frozen=True, slots=True)
class Nothing:
    """Understood, and nothing to show."""


@dataclass(frozen=True, slots=True)
class Home:
    """The person's own front page."""

    card: Card


Reply = Show | Replace | OpenForm | NextForm | FormErrors | Done | Nothing | Home
