"""What is said of a month's report as files: that they are being made, and with each one, what it is."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from cards.answers import say
from cards.elements import Card, Document
from cards.words import listed
from domain.person import Actor
from storage.ledger import Ledger


class Paper(StrEnum):
    """A file that can be made of what was found."""

    WORD = "word"
    WORKBOOK = "workbook"


_ENDINGS = {Paper.WORD: "docx", Paper.WORKBOOK: "xlsx"}
_NAMES = {Paper.WORD: "Word document", Paper.WORKBOOK: "workbook"}
MakePaper = Callable[[Ledger, Actor, Mapping[str, Any]], Document | None]
"""Makes the file that was asked for, as the reader may have it now; None where they may not. Given by the wiring, as making it
is another room's business."""


def asked_for(papers: Sequence[Paper], month: date) -> Card:
    """The answer to asking for them."""
    they, come = ("It", "comes as a file") if len(papers) == 1 else ("They", "come as files")
    return say(
        f"The report of {month:%B %Y} is being made as {listed([f'a {_NAMES[paper]}' for paper in papers])}. "
        f"{they} {come} in a direct message."
    )


def document(paper: Paper, month: date, content: bytes, marking: str) -> Document:
    """`marking`: for whom it is."""
    said = f"The report of {month:%B %Y} as a {_NAMES[paper]}. {marking}."
    return Document(f"practice-audits-{month:%Y-%m}.{_ENDINGS[paper]}", content, say(said))
