"""What was said, where, and who may see it. Ephemeral messages live here too, but no API method ever reaches them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playground.shapes import APP, BOT, BOT_USER, TEAM, Json, SlackError

ABOUT_UNSEEN = re.compile(r"<!date\^[^|>]+\|([^>]*)>|<[@#!]?[^|>]*\|([^>]*)>|[<>]")


@dataclass
class Message:
    ts: str
    user: str
    text: str
    shown_at: float
    blocks: list[Json] = field(default_factory=list)
    only_for: str = ""
    metadata: Json | None = None
    thread_ts: str = ""
    edited: bool = False
    files: list[Json] = field(default_factory=list)
    state: dict[str, Json] = field(default_factory=dict)

    @property
    def ephemeral(self) -> bool:
        return bool(self.only_for)

    def visible_to(self, user: str) -> bool:
        return not self.only_for or self.only_for == user

    def as_slack(self, with_metadata: bool = False) -> Json:
        """The message as the API and the payloads tell it."""
        shape: Json = {"type": "message", "user": self.user, "ts": self.ts, "text": self.text, "team": TEAM}
        if self.user == BOT_USER:
            shape |= {"bot_id": BOT, "app_id": APP, "bot_profile": {"id": BOT, "app_id": APP, "name": "auditbot"}}
        optional: Json = {"blocks": self.blocks, "thread_ts": self.thread_ts, "files": self.files}
        if self.files:
            shape |= {"upload": False, "display_as_bot": False}
        if with_metadata and self.metadata:
            optional["metadata"] = self.metadata
        if self.edited:
            optional["edited"] = {"user": self.user, "ts": self.ts}
        return shape | {key: value for key, value in optional.items() if value}

    def loses(self, file: str, tombstone: Json) -> bool:
        """A file of this id was deleted: what was shared with the message, or is shown in it. False if it holds none."""
        shown = any(image.get("slack_file", {}).get("id") == file for image in images_in(self.blocks))
        was = self.files
        self.files = [tombstone if one["id"] == file else one for one in was]
        return shown or self.files != was

    def plainly(self) -> str:
        """Everything a person could read of it, as one text: for tests and for looking something up."""
        words = [*texts_in(self.blocks)] or [self.text]
        return ABOUT_UNSEEN.sub(lambda found: found[1] or found[2] or "", "\n".join(words))


def texts_in(part: Any) -> list[str]:
    """Every piece of text of blocks, in reading order: plain values of `text`, `alt_text`, file titles."""
    if isinstance(part, list):
        return [text for item in part for text in texts_in(item)]
    if not isinstance(part, dict):
        return []
    found = [part[key] for key in ("text", "alt_text") if isinstance(part.get(key), str)]
    shown = ("title", "label", "text", "fields", "elements", "element", "accessory", "options", "hint", "placeholder")
    return found + [text for key in shown if isinstance(part.get(key), (dict, list)) for text in texts_in(part[key])]


def images_in(part: Any) -> list[Json]:
    """Every image block and image element of blocks."""
    if isinstance(part, list):
        return [image for item in part for image in images_in(item)]
    if not isinstance(part, dict):
        return []
    own = [part] if part.get("type") == "image" else []
    return own + [image for key in ("accessory", "elements") for image in images_in(part.get(key))]


class Messages:
    """The messages of every conversation, in order. Time stamps are unique in the whole workspace and only grow."""

    def __init__(self, now: Callable[[], float], council_now: Callable[[], float]) -> None:
        self._now, self._council_now = now, council_now
        self._last = 0
        self.of: dict[str, list[Message]] = {}

    def stamp(self) -> str:
        self._last = max(int(self._now() * 1_000_000), self._last + 1)
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"

    def add(self, where: str, user: str, text: str, **more: Any) -> Message:
        message = Message(self.stamp(), user, text, self._council_now(), **more)
        self.of.setdefault(where, []).append(message)
        return message

    def find(self, where: str, ts: str) -> Message | None:
        return next((message for message in self.of.get(where, []) if message.ts == ts), None)

    def changeable(self, where: str, ts: str, refusal: str) -> Message:
        """A message that the bot may change by the API: its own, and never an ephemeral one."""
        message = self.find(where, ts)
        if message is None or message.ephemeral:
            raise SlackError("message_not_found")
        if message.user != BOT_USER:
            raise SlackError(refusal)
        return message

    def remove(self, where: str, message: Message) -> None:
        self.of[where] = [other for other in self.of[where] if other is not message]

    def seen_by(self, where: str, user: str) -> list[Message]:
        return [message for message in self.of.get(where, []) if message.visible_to(user)]

    def history(self, where: str) -> list[Message]:
        """What the history API knows of: no ephemeral message is among it. Newest first."""
        return [message for message in reversed(self.of.get(where, [])) if not message.ephemeral]
