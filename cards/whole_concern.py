"""A case of concern in full, to read alone: its card shows the beginning of what was written, and the latest of what was done."""

from collections.abc import Iterator, Sequence

from cards.elements import Divider, Form, Line, Strong, Text
from cards.history import lines
from cards.pieces import pieces
from cards.show_concern import WHOLE, ConcernDossier, head_of
from cards.view import View
from cards.whole_audit import ROOM, fitting, size, within
from cards.words import count

MOST, A_PART, PARTS = 70, 12, 12
"""Pieces of what was said, lines of the history in one of its parts, and parts of it: the history keeps its room, however much
was said."""


def form(dossier: ConcernDossier, view: View) -> Form:
    """To read alone: nothing is asked."""
    concern = dossier.concern
    parts: list[Text | Divider] = [*_text((Strong("What the worry is"),), concern.text)]
    if concern.is_closed:
        parts += _text((Strong("Outcome"),), concern.outcome)
        parts += _text((Strong("What changed for the child"),), concern.difference)
    done: list[Text | Divider] = [Divider(), *_history(dossier, view)]
    said = within([Divider(), *_notes(dossier, view)], MOST, ROOM - sum(map(size, (*parts, *done))))
    return Form(f"{concern.reference} in full", WHOLE, tuple(within([*parts, *said, *done])), submit="", close="Close")


def _notes(dossier: ConcernDossier, view: View) -> list[Text]:
    """Updates, reviews and reasons, the latest first."""
    return [text for note in reversed(dossier.notes) for text in _text(head_of(dossier, note, view), note.text)]


def _history(dossier: ConcernDossier, view: View) -> Iterator[Text]:
    found = lines(dossier.history, view)
    for start in range(0, min(len(found), A_PART * PARTS), A_PART):
        title = () if start else (Strong("History"), "\n")
        yield Text((*title, *_joined(found[start : start + A_PART])))
    if (left := len(found) - A_PART * PARTS) > 0:
        yield Text(f"And {count(left, 'earlier change')}.", "muted")


def _joined(found: Sequence[Line]) -> Line:
    return tuple(span for number, line in enumerate(found) for span in (*(("\n",) if number else ()), *line))


def _text(head: Line, words: str) -> list[Text]:
    parts = pieces(words, fitting)
    return [Text((*head, f"\n{parts[0]}")), *(Text(piece) for piece in parts[1:])] if parts else []
