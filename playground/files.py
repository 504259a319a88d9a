"""Files the app uploads: an upload address first, then the bytes, then a place to be shown in, or none; and their end."""

import mimetypes
import secrets
import time
from dataclasses import dataclass

from playground.shapes import BOT_USER, Json

PICTURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}
KNOWN_AFTER = 0.5


@dataclass
class File:
    """`completed` is the machine's instant at which it was handed over, by the monotonic clock; None before that."""

    id: str
    name: str
    length: int
    key: str
    title: str = ""
    content: bytes | None = None
    shared_in: str = ""
    user: str = BOT_USER
    completed: float | None = None
    deleted: bool = False

    def as_slack(self, base: str) -> Json:
        if self.deleted:
            return {"id": self.id, "mode": "tombstone"}
        kind = mimetypes.guess_type(self.name)[0] or "application/octet-stream"
        url = f"{base}{self.path}"
        shape: Json = {"id": self.id, "name": self.name, "title": self.title or self.name, "mimetype": kind}
        shape |= {"filetype": self.name.rpartition(".")[2], "user": self.user, "size": self.length, "mode": "hosted"}
        return shape | {"url_private": url, "url_private_download": url, "is_external": False, "is_public": False}

    @property
    def path(self) -> str:
        return f"/files/{self.key}/{self.name}"

    @property
    def picture(self) -> str:
        """What kind of picture its bytes are; "" for anything that Slack would not show as one."""
        begins = (self.content or b"")[:8]
        return next((kind for mark, kind in PICTURES.items() if begins.startswith(mark)), "")


class Files:
    """Every file by id; its key, which cannot be guessed, is what opens it.

    `known_after`: Slack looks at an upload in its own time, and refuses a block that names it earlier. Seconds.
    """

    def __init__(self) -> None:
        self.by_id: dict[str, File] = {}
        self.known_after = KNOWN_AFTER

    def announce(self, name: str, length: int, user: str = BOT_USER) -> File:
        key = secrets.token_urlsafe(18)
        file = File(f"F0PLAY{len(self.by_id) + 1:05d}", name.replace("/", "-"), length, key, user=user)
        self.by_id[file.id] = file
        return file

    def by_key(self, key: str) -> File | None:
        return next((file for file in self.by_id.values() if file.key == key and not file.deleted), None)

    def shown_by(self, told: Json) -> File | None:
        """The file that a `slack_file` means, by id or by its private address."""
        url = str(told.get("url") or "")
        by_url = (file for file in self.by_id.values() if url and url.endswith(file.path))
        return self.by_id.get(str(told.get("id"))) or next(by_url, None)

    def can_show(self, told: Json) -> bool:
        """Whether a block of the app may show it: a picture of its own, handed over a while ago and still there."""
        file = self.shown_by(told)
        if file is None or file.deleted or file.user != BOT_USER or file.completed is None:
            return False
        return bool(file.picture) and time.monotonic() - file.completed >= self.known_after
