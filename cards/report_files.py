"""What is said of files made of what was found: that they are being made, and with each one, what it is."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from cards.answers import say
from cards.elements import Card, Document
from cards.words import capital, listed, times
from domain.person import Actor
from storage.ledger import Ledger


class Paper(StrEnum):
    """A month's report, what an inspection is answered, and the annual plan."""

    WORD = "word"
    WORKBOOK = "workbook"
    PACK = "pack"
    PLAN = "plan"
    PLAN_WORKBOOK = "plan-workbook"


OF_REPORT = (Paper.WORD, Paper.WORKBOOK)
_WORKBOOKS = (Paper.WORKBOOK, Paper.PLAN_WORKBOOK)
MakePaper = Callable[[Ledger, Actor, Mapping[str, Any]], Document | None]
"""Makes the file that was asked for, as the reader may have it now; None where they may not. Given by the wiring, as making it
is another room's business."""


def asked_for(papers: Sequence[Paper], what: str) -> Card:
    """The answer to asking for them. `what`: the report of December 2017."""
    they, come = ("It", "comes as a file") if len(papers) == 1 else ("They", "come as files")
    forms = listed([f"a {_form(paper)}" for paper in papers])
    return say(f"{capital(what)} is being made as {forms}. {they} {come} in a direct message.")


def document(paper: Paper, what: str, name: str, content: bytes, marking: str) -> Document:
    """`name`: what it is saved as, without its ending; `marking`: for whom it is."""
    said = f"{capital(what)} as a {_form(paper)}. {marking}."
    return Document(f"{name}.{'xlsx' if paper in _WORKBOOKS else 'docx'}", content, say(said))


def sent(files: Mapping[str, int]) -> str:
    """Asked for as a file: a Word document 12 times, a workbook once; "" where none was. `files`: how often each, by its name."""
    told = [f"{_form(paper)} {times(files[paper])}" for paper in OF_REPORT if files.get(paper)]
    return f"Asked for as a file: {listed([f'a {each}' for each in told])}." if told else ""


def _form(paper: Paper) -> str:
    return "workbook" if paper in _WORKBOOKS else "Word document"
