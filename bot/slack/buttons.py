"""Buttons as Block Kit has them, beside a text, in a row of their own, or as what an entry of a menu carries."""

from functools import lru_cache
from typing import Any

from bot.slack.escape import shortened_plain
from bot.slack.lines import as_plain
from cards.elements import Button, Confirm, Line

Json = dict[str, Any]
LABEL = 75
CONFIRM = LABEL + 100 + 300 + 30 + 30


@lru_cache(maxsize=512)
def plain_text(text: str, limit: int) -> Json:
    """Shared by all who show the same: not to be changed."""
    return {"type": "plain_text", "text": shortened_plain(text, limit), "emoji": False}


def weight(pressed: Button) -> int:
    return LABEL if pressed.confirm is None else CONFIRM


def tell_apart(elements: list[Json]) -> None:
    """Slack wants every action_id once in a block, also where two buttons do the same to different things."""
    seen: dict[str, int] = {}
    for element in elements:
        name = element["action_id"]
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            element["action_id"] = f"{name}#{seen[name]}"


def in_value(pressed: Button) -> str:
    return f"{pressed.about}|{pressed.version}"


def in_option(pressed: Button) -> str:
    return f"{pressed.does}|{pressed.about}|{pressed.version}"


def button(pressed: Button, row: Line = "") -> Json:
    """`row` is what it stands beside: read out with its label, as ten buttons of a list are all called the same."""
    label = plain_text(pressed.label, LABEL)
    drawn: Json = {"type": "button", "action_id": pressed.does, "text": label, "value": in_value(pressed)}
    if row:
        drawn["accessibility_label"] = shortened_plain(f"{pressed.label}: {as_plain(row)}", LABEL)
    if pressed.style:
        drawn["style"] = pressed.style
    if pressed.confirm:
        drawn["confirm"] = _confirm(pressed.confirm)
    return drawn


def _confirm(asked: Confirm) -> Json:
    return {
        "title": plain_text(asked.title, 100),
        "text": plain_text(asked.text, 300),
        "confirm": plain_text(asked.yes, 30),
        "deny": plain_text(asked.no, 30),
    }
