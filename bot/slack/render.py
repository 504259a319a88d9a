"""A card becomes a message, a home page or a read-only modal in Block Kit. Whatever a card holds, Slack takes the result:
what is too long is shortened with an ellipsis, what is too much is left out with a word about it."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from bot.slack.blocks import NO_FILES, SECTION, Canvas
from bot.slack.buttons import Json, plain_text
from bot.slack.escape import shortened_plain
from cards.elements import Card, Text

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
MESSAGE_CHARACTERS, A_BLOCK = 12_500, 125
VIEW_BYTES = 200_000  # of Slack's 250 KiB
FALLBACK = 3000
TITLE = 24
CAPS = (SECTION, 1000, 400, 200, 100)
LEFT_OUT = Text("There is more than fits here.", "muted")


def message(card: Card, files: Mapping[str, str] = NO_FILES) -> Json:
    """`text` is what screen readers and push previews read; the blocks are what is seen. `files`: see `Canvas`."""
    blocks = _blocks(card, MESSAGE_BLOCKS, _fit_a_message, files)
    return {"text": shortened_plain(card.fallback, FALLBACK), "blocks": blocks}


def home(card: Card) -> Json:
    return {"type": "home", "callback_id": "home", "blocks": _blocks(card, VIEW_BLOCKS, _fit_a_view)}


def modal(card: Card, metadata: str = "", title: str = "auditbot") -> Json:
    """A card in a modal, for an answer where there is no conversation to say it in."""
    blocks = _blocks(card, VIEW_BLOCKS, _fit_a_view)
    view = {"type": "modal", "callback_id": "card", "title": plain_text(title, TITLE), "blocks": blocks}
    return view | {"close": plain_text("Close", TITLE), "private_metadata": metadata}


def _blocks(
    card: Card, most: int, fit: Callable[[list[Json]], bool], files: Mapping[str, str] = NO_FILES
) -> list[Json]:
    """Long texts are cut first, and only then are blocks left out."""
    content = card.blocks or (Text(card.fallback or "–"),)
    for cap in CAPS:
        canvas = Canvas(card.place, cap, files)
        blocks = canvas.draw(content)
        if canvas.written + A_BLOCK * len(blocks) <= MESSAGE_CHARACTERS or fit(blocks):
            return _cut(blocks, most)
    while not fit(blocks) and most > 3:
        most -= 1
        blocks = _cut(blocks, most)
    return blocks


def _cut(blocks: list[Json], most: int) -> list[Json]:
    """At most so many; the last ones, which lead to other pages, are kept if they hold buttons."""
    if len(blocks) <= most:
        return blocks
    tail = blocks[-1:] if blocks[-1]["type"] == "actions" else []
    return [*blocks[: most - 1 - len(tail)], *Canvas("").draw([LEFT_OUT]), *tail]


def _fit_a_message(blocks: list[Json]) -> bool:
    """Slack's limit on a whole message as people measured it: the texts, and so much for every block."""
    return length(blocks) + A_BLOCK * len(blocks) <= MESSAGE_CHARACTERS


def _fit_a_view(blocks: list[Json]) -> bool:
    return len(json.dumps(blocks)) <= VIEW_BYTES


def length(part: Any) -> int:
    """All characters of the texts in it."""
    if isinstance(part, list):
        return sum(map(length, part))
    if isinstance(part, dict):
        return sum(len(v) if k == "text" and isinstance(v, str) else length(v) for k, v in part.items())
    return 0
