"""What can be typed, in a line each; and what a typing slip probably meant."""

from cards.elements import Card, Strong, Text
from cards.replies import Reply, Show
from handlers.ask import Ask
from handlers.table import ACTIONS, SLASHES, Slash, slash_of
from storage.ledger import Ledger


def show(ask: Ask, _ledger: Ledger) -> Reply:
    return Show(card(slash_of(ask.knock.does) if ask.knock.kind == "command" else ACTIONS))


def card(slash: Slash = ACTIONS, first: str = "") -> Card:
    """All its commands; `first` is a sentence said before them."""
    lines: list[str | Strong] = []
    for command in slash.commands:
        lines += [Strong(f"{slash.typed} {command.usage}".strip()), f"  {command.help}\n"]
    said = (Text(first),) if first else ()
    others = ", ".join(f"“{other.typed} help”" for other in SLASHES if other is not slash)
    tip = f"Only you see the answers. 17 means {slash.reference}-17, and capital letters do not matter. See also {others}."
    title = Text("What you can ask", "heading")
    return Card(first or "What you can ask", (*said, title, Text(tuple(lines)), Text(tip, "muted")))
