"""Notes on an action or an audit, and who of those that asked about it still waits for an answer."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

NOTE, QUESTION = "note", "asked"


@dataclass(frozen=True, slots=True)
class Note:
    """`about`: the number of the action or the audit. `kind` is "note", or the verb whose reason the text is: "asked" for a
    question about a late action, "replied" for an answer to a moderator."""

    id: int
    about: int
    kind: str
    by: int | None
    at: datetime
    text: str


def still_asking(before: Iterable[Note], asked: Collection[int]) -> frozenset[int]:
    """Who has asked and has no answer yet. `before`: the notes so far, the oldest first; `asked`: whose the answer is.

    A note of somebody else, as of the PLT, is no answer; and nobody answers themselves.
    """
    waiting: set[int] = set()
    for note in before:
        if note.kind == QUESTION and note.by is not None:
            waiting.add(note.by)
        elif note.kind == NOTE and note.by in asked:
            waiting &= {note.by}
    return frozenset(waiting)
