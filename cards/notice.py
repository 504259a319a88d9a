"""What becomes of a notice in the outbox when its turn has come, drawn from the data as they then are.

None means that it is no longer true, and nothing is said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from cards.elements import Card, Document
from cards.letter import Letter
from storage.copies import Sought
from storage.ledger import Ledger

Content = Mapping[str, Any]
"""What was put in the outbox with a notice: ids alone."""


@dataclass(frozen=True, slots=True)
class Post:
    """A message. `subjects` are the actions it shows, each with the version it was drawn from ({"A-17": 3}): if one has
    changed by the time it goes it is drawn again, and when one changes later the posted copy is found by it. `parts` says
    under which of the message's headings they stand, so that a copy is drawn again as it was."""

    card: Card
    subjects: Mapping[str, int] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class File:
    document: Document


@dataclass(frozen=True, slots=True)
class Refresh:
    """A message that was posted before, as it looks now. Doing it twice does no harm. One that may have arrived is `sought`."""

    conversation: str
    message: str
    card: Card
    sought: Sought | None = None


@dataclass(frozen=True, slots=True)
class HomePage:
    """The recipient's own front page as it looks now. Doing it twice does no harm."""

    card: Card


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A file that was sent before is taken back. Doing it twice does no harm. One that may have arrived is `sought`."""

    file: str
    sought: Sought | None = None


@dataclass(frozen=True, slots=True)
class Forward:
    """It is no longer, or not alone, its recipient's to hear: by person, what each is to be told instead."""

    to: Mapping[int, Content]


Composed = Forward | Post | File | Refresh | HomePage | Withdrawal | Letter


class Compose(Protocol):
    """Draws a notice; it only reads. `content` is what was put in the outbox with it."""

    def __call__(self, ledger: Ledger, kind: str, recipient: str, content: Mapping[str, Any]) -> Composed | None: ...
