"""How a channel is named in people and teams: #name, or the platform's id. Whether it is there, `doctor` finds out."""

import re

from domain.refusal import Refusal

_ID = re.compile(r"[CG][A-Z0-9]{7,20}")
_NO_CHANNEL = re.compile(r"[A-Z](?=[A-Z]*\d)[A-Z0-9]{7,20}|[\d_-]+")
"""A person's id or that of a conversation between two, which nobody else reads; and a number alone."""
_NAME = re.compile(r"[\w-]{1,80}")


def channel_named(said: str) -> str:
    """As it is kept: #north, C0123456, or "" for none. Refusal at the field “channel” where it can be neither."""
    text = said.strip()
    if not text or _ID.fullmatch(text):
        return text
    name = text.removeprefix("#").lower()
    if not _NAME.fullmatch(name) or _NO_CHANNEL.fullmatch(text):
        raise Refusal("Write a channel as #name, without spaces, or as its id, which begins with C.", field="channel")
    return f"#{name}"
