"""Slack's limits, and the checks they are made of.

Every fault is told as Slack tells it: what is wrong, and where, by JSON pointer. The rules for blocks and elements are in
`block_rules` and `element_rules`; both are built from this `Check`.
"""

from collections.abc import Callable, Iterable
from typing import Any

from playground.shapes import Json

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
MESSAGE_TEXT, UPDATE_TEXT = 40_000, 4_000
# Slack documents neither of these. People who measured met `msg_blocks_too_long` from some 13,300 characters of text on,
# 125 of them used up by every block; answers to commands and presses are spared.
BLOCKS_IN_ALL, BLOCK_COSTS = 13_400, 125
VIEW_BYTES = 250 * 1024
STACK = 3

CanShow = Callable[[Json], bool]


class Check:
    """Gathers faults while a structure is walked; `problems` is empty when Slack would take it.

    `can_show` says of a `slack_file` whether it may be shown.
    """

    def __init__(self, can_show: CanShow = lambda _: True) -> None:
        self.problems: list[str] = []
        self.can_show = can_show

    def fault(self, what: str, at: str) -> None:
        self.problems.append(f"[ERROR] {what} [json-pointer:{at}]")

    def keys(self, part: Json, at: str, required: Iterable[str], optional: Iterable[str] = ()) -> None:
        required = list(required)
        for key in required:
            if part.get(key) is None:
                self.fault(f"missing required field: {key}", at)
        for key in part:
            if key not in required and key not in optional and key != "type":
                self.fault(f"invalid additional property: {key}", at)

    def string(self, part: Json, key: str, at: str, longest: int, shortest: int = 0) -> None:
        """A plain string, where it is given at all."""
        value = part.get(key)
        if value is None:
            return
        if not isinstance(value, str):
            self.fault("must provide a string", f"{at}/{key}")
        elif len(value) > longest:
            self.fault(f"must be less than {longest + 1} characters", f"{at}/{key}")
        elif len(value) < shortest:
            self.fault(f"must be more than {shortest - 1} characters", f"{at}/{key}")

    def flag(self, part: Json, key: str, at: str) -> None:
        if part.get(key) is not None and not isinstance(part[key], bool):
            self.fault("must provide a boolean", f"{at}/{key}")

    def number(self, part: Json, key: str, at: str, lowest: int, highest: int) -> None:
        value = part.get(key)
        if value is None:
            return
        if not isinstance(value, int) or isinstance(value, bool):
            self.fault("must provide a number", f"{at}/{key}")
        elif not lowest <= value <= highest:
            self.fault(f"must be between {lowest} and {highest}", f"{at}/{key}")

    def items(self, part: Json, key: str, at: str, most: int, fewest: int = 1) -> list[Any]:
        """The list under a key, checked for its length; an empty list where there is none to walk."""
        value = part.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.fault("must provide an array", f"{at}/{key}")
            return []
        if len(value) > most:
            self.fault(f"no more than {most} items allowed", f"{at}/{key}")
        if len(value) < fewest:
            self.fault(f"no fewer than {fewest} items allowed", f"{at}/{key}")
        return value

    def text(self, part: Json, key: str, at: str, longest: int, plain: bool = False) -> None:
        """A text object: plain, or mrkdwn where that is allowed; never empty."""
        text, at = part.get(key), f"{at}/{key}"
        if text is None:
            return
        if not isinstance(text, dict):
            self.fault("must provide an object", at)
            return
        kind = text.get("type")
        if kind not in (("plain_text",) if plain else ("plain_text", "mrkdwn")):
            self.fault(f"unsupported type: {kind}", f"{at}/type")
        self.keys(text, at, ["text"], ["emoji"] if kind == "plain_text" else ["verbatim"])
        for one in ("emoji", "verbatim"):
            self.flag(text, one, at)
        self.string(text, "text", at, longest, shortest=1)

    def unique(self, values: Iterable[tuple[str, str]], name: str) -> None:
        """Values that must differ from each other, each with its place."""
        seen: set[str] = set()
        for value, at in values:
            if value in seen:
                self.fault(f"`{name}` {value} already exists", at)
            seen.add(value)
