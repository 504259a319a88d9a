"""An audit in full: its card shows the beginning of what was written, and whoever judges it has to read all of it."""

from collections.abc import Sequence

from cards.audit_words import SCORES, area_name
from cards.elements import Divider, Form, Strong, Text
from cards.words import shorten
from domain.action import Action
from domain.audit import Audit
from domain.theme import AREAS

SHOWN, PIECE = 900, 500
"""Characters of a text that the card shows, and of a piece of it here: few enough to be whole whatever has to be escaped."""


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
        parts += [*_said("Evidence", area.evidence), *_said("Impact on the child", area.impact)]
    if actions:
        parts += [Divider(), Text((Strong("Required actions"), *(f"\n{_line(action)}" for action in actions)))]
    return Form(f"{audit.reference} in full", "audit_whole", tuple(parts), submit="", close="Close")


def _said(label: str, text: str) -> list[Text]:
    pieces = _pieces(text)
    return [Text((Strong(label), f"\n{pieces[0]}")), *(Text(piece) for piece in pieces[1:])] if pieces else []


def _pieces(text: str) -> list[str]:
    """The text in parts that each fit, broken between lines where that leaves no scraps, or else between words."""
    found, rest = [], text.strip()
    while len(rest) > PIECE:
        line, word = rest.rfind("\n", PIECE // 2, PIECE), rest.rfind(" ", 1, PIECE)
        at = line if line > 0 else word if word > 0 else PIECE
        found.append(rest[:at].rstrip())
        rest = rest[at:].lstrip(" \n")
    return [*found, rest] if rest else found


def _line(action: Action) -> str:
    return f"{action.reference}  {action.text} · due {action.due:%a %-d %b %Y}"
