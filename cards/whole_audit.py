"""An audit in full: its card shows the beginning of what was written in it and said of it, and whoever judges it or learns
from it has to read all of it."""

import json
from collections.abc import Sequence
from itertools import accumulate

from cards.audit_words import SCORES, area_name
from cards.elements import Divider, Form, Moment, Strong, Text
from cards.history import LATEST
from cards.pieces import pieces
from cards.view import View
from cards.words import shorten
from domain.action import Action
from domain.audit import Area, Audit
from domain.note import Note
from domain.theme import AREAS

SHOWN, ACTION, NOTE, PIECE = 900, 150, 500, 2800
"""Characters of a text, an action and a reason that the card shows, and of a piece of it here, counted as they may have to be
written."""
MOST, ROOM, A_PART = 95, 230_000, 80
"""Parts of a form, its characters, and those that each part takes beside its words."""
WRITTEN = {**dict.fromkeys("&<>", 5), **dict.fromkeys("*_~`", 30)}


def is_cut(audit: Audit, actions: Sequence[Action] = (), notes: Sequence[Note] = ()) -> bool:
    """Whether the card leaves out anything that was written, a line's end included. `notes`: those that its reader may read."""
    texts = [(text, SHOWN) for area in audit.areas.values() for text in (area.evidence, area.impact)]
    texts += [(audit.feedback, SHOWN), *((a.text, ACTION) for a in actions), *((note.text, NOTE) for note in notes)]
    return len(notes) > LATEST or any(shorten(text, length) != text for text, length in texts)


def form(audit: Audit, actions: Sequence[Action], notes: Sequence[Note], view: View, *, feedback: bool) -> Form:
    """To read alone: nothing is asked. `feedback`: with what is the auditor's to learn from."""
    parts: list[Text | Divider] = []
    for name in (name for name in AREAS if name in audit.areas):
        area = audit.areas[name]
        score = f"  {SCORES[area.score]}" if area.score else ""
        parts += [Divider()] if parts else []
        parts.append(Text((Strong(area_name(audit, name)), score)))
        parts += in_full(area)
    if actions:
        parts += [
            Divider(),
            Text("Required actions", "heading"),
            *(part for action in actions for part in _action(action)),
        ]
    parts += [Divider(), *in_pieces("Feedback", audit.feedback)] if audit.feedback and feedback else []
    parts += _said(notes, view) if notes else []
    return Form(f"{audit.reference} in full", "audit_whole", tuple(within(parts)), submit="", close="Close")


def in_full(area: Area) -> list[Text]:
    return [*in_pieces("Evidence", area.evidence), *in_pieces("Impact on the child", area.impact)]


def in_pieces(label: str, text: str) -> list[Text]:
    """All of a text under its label, in as many parts as it needs."""
    parts = pieces(text, fitting)
    return [Text((Strong(label), f"\n{parts[0]}")), *(Text(piece) for piece in parts[1:])] if parts else []


def fitting(text: str) -> int:
    """How many of its first characters are one piece."""
    return sum(length <= PIECE for length in accumulate(WRITTEN.get(letter, 1) for letter in text))


def _action(action: Action) -> list[Text]:
    return in_pieces(f"{action.reference} · due {action.due:%a %-d %b %Y}", action.text)


def _said(notes: Sequence[Note], view: View) -> list[Text | Divider]:
    """The latest first."""
    found = [text for note in reversed(notes) for text in _note(note, view)]
    return [Divider(), Text("Reasons and replies", "heading"), *found]


def within(parts: Sequence[Text | Divider], most: int = MOST, room: int = ROOM) -> list[Text | Divider]:
    """As many of them as a form takes."""
    fits = sum(length <= room for length in accumulate(map(size, parts[:most])))
    return [*parts[:fits], *([Text("There is more than fits here.", "muted")] if len(parts) > fits else [])]


def size(part: Text | Divider) -> int:
    """Characters that it may come to where every letter that is none of English is written as several."""
    return (
        len(json.dumps("".join(letter * WRITTEN.get(letter, 1) if letter in "&<>" else letter for letter in str(part))))
        + A_PART
    )


def _note(note: Note, view: View) -> list[Text]:
    parts = pieces(note.text, fitting)
    head = (Strong(note.kind.capitalize()), ", ", view.mention(note.by), ", ", Moment(note.at))
    return [Text((*head, f"\n{parts[0] if parts else ''}")), *(Text(piece) for piece in parts[1:])]
