"""An audit in full: its card shows the beginning of what was written, and whoever judges it has to read all of it."""

from collections.abc import Sequence
from itertools import accumulate

from cards.audit_words import SCORES, area_name
from cards.elements import Divider, Form, Strong, Text
from cards.pieces import pieces
from cards.words import shorten
from domain.action import Action
from domain.audit import Area, Audit
from domain.theme import AREAS

SHOWN, PIECE = 900, 2800
"""Characters of a text that the card shows, and of a piece of it here, counted as they may have to be written."""
WRITTEN = {**dict.fromkeys("&<>", 5), **dict.fromkeys("*_~`", 30)}


def is_cut(audit: Audit) -> bool:
    """Whether the card leaves out anything that was written, a line's end included."""
    texts = [text for area in audit.areas.values() for text in (area.evidence, area.impact)]
    return any(shorten(text, SHOWN) != text for text in texts)


def form(audit: Audit, actions: Sequence[Action]) -> Form:
    """To read alone: nothing is asked."""
    parts: list[Text | Divider] = []
    for name in (name for name in AREAS if name in audit.areas):
        area = audit.areas[name]
        score = f"  {SCORES[area.score]}" if area.score else ""
        parts += [Divider()] if parts else []
        parts.append(Text((Strong(area_name(audit, name)), score)))
        parts += in_full(area)
    if actions:
        parts += [Divider(), Text((Strong("Required actions"), *(f"\n{_line(action)}" for action in actions)))]
    return Form(f"{audit.reference} in full", "audit_whole", tuple(parts), submit="", close="Close")


def in_full(area: Area) -> list[Text]:
    return [*in_pieces("Evidence", area.evidence), *in_pieces("Impact on the child", area.impact)]


def in_pieces(label: str, text: str) -> list[Text]:
    """All of a text under its label, in as many parts as it needs."""
    parts = pieces(text, fitting)
    return [Text((Strong(label), f"\n{parts[0]}")), *(Text(piece) for piece in parts[1:])] if parts else []


def fitting(text: str) -> int:
    """How many of its first characters are one piece."""
    return sum(length <= PIECE for length in accumulate(WRITTEN.get(letter, 1) for letter in text))


def _line(action: Action) -> str:
    return f"{action.reference}  {action.text} · due {action.due:%a %-d %b %Y}"
