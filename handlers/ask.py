"""What somebody asks, freed from the platform it was asked on: first as a knock from an account, then by a known actor."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from domain.calendar import london_day
from domain.person import Actor

SENT = 9  # digits of a number at most: every column takes that many


def number_in(text: str) -> int | None:
    """A whole number that came with a press or a form; None for whatever else may be sent."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= SENT else None


Answers = Mapping[str, str | tuple[str, ...]]
"""A form's answers by input name; empty inputs are "" or (). A person is given as an account, a date as 2018-01-31."""


@dataclass(frozen=True, slots=True)
class Knock:
    """Somebody asks, by the account the platform vouches for. `key` is the same when the same press is delivered twice.

    `kind` and `does` find the handler: a command's words, a press's or form's name, that of a form put away unsent, a
    shortcut's name, or the home page. `about`, `version` and `place` are what stood on the button; `words` is what followed
    the command; `form` and `context` are a form's, also where a button in it was pressed. `trouble`: what the platform says
    is wrong with the channel that is named, "" for nothing; None where it was not asked.
    """

    account: str
    workspace: str
    kind: Literal["command", "press", "form", "closed", "shortcut", "home"]
    does: str
    at: datetime
    key: str = ""
    words: str = ""
    about: str = ""
    version: int = 0
    place: str = ""
    form: Answers = field(default_factory=dict)
    context: Mapping[str, str] = field(default_factory=dict)
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """A knock whose account is known: who asks, what, about what, and when."""

    who: Actor
    knock: Knock

    @property
    def now(self) -> datetime:
        return self.knock.at

    @property
    def today(self) -> date:
        return london_day(self.knock.at)

    @property
    def words(self) -> str:
        return self.knock.words

    @property
    def about(self) -> str:
        return self.knock.about

    @property
    def place(self) -> str:
        return self.knock.place or self.knock.context.get("place", "")

    @property
    def context(self) -> Mapping[str, str]:
        return self.knock.context

    def said(self, name: str) -> str:
        """One answer of the form, without stray spaces; "" if it was left out."""
        value = self.knock.form.get(name, "")
        return value.strip() if isinstance(value, str) else ""

    def chose(self, name: str) -> tuple[str, ...]:
        """The ticked values of a checkbox."""
        value = self.knock.form.get(name, ())
        return value if isinstance(value, tuple) else ()


@dataclass(frozen=True, slots=True)
class Profile:
    """What the platform says of an account when asked."""

    account: str
    workspace: str
    email: str = ""
    guest: bool = False
    stranger: bool = False
    bot: bool = False
    deactivated: bool = False


@dataclass(frozen=True, slots=True)
class Introduce:
    """The desk does not know this account (or not lately): ask the platform who it is, then answer the knock again."""

    account: str


class MeetFirst(Exception):
    """Raised by a handler to which somebody was named whose account was never asked about; what it has done is undone."""

    def __init__(self, account: str) -> None:
        super().__init__()
        self.account = account


@dataclass(frozen=True, slots=True)
class LookAt:
    """The desk has to know of a channel: ask the platform whether strangers read there, or everybody does where it is to be
    `private`, then answer the knock again."""

    channel: str
    private: bool


class LookFirst(Exception):
    """Raised by a handler that cannot answer before it was looked at; what it has done until then is undone."""

    def __init__(self, at: LookAt) -> None:
        super().__init__()
        self.at = at
