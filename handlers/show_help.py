"""What can be typed, in a line each; and what a typing slip probably meant."""

from cards.elements import Card, Strong, Text
from cards.replies import Reply, Show
from handlers.ask import Ask
from handlers.table import COMMANDS
from storage.ledger import Ledger


def show(_ask: Ask, _ledger: Ledger) -> Reply:
    return Show(card())


def card(first: str = "") -> Card:
    """All commands; `first` is a sentence said before them."""
    lines: list[str | Strong] = []
    for command in COMMANDS:
        lines += [Strong(f"/actions {command.usage}".strip()), f"  {command.help}\n"]
    said = (Text(first),) if first else ()
    tip = Text("Only you see the answers. 17 means A-17, and capital letters do not matter.", "muted")
    return Card(first or "What you can ask", (*said, Text("What you can ask", "heading"), Text(tuple(lines)), tip))
