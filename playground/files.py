"""Files the app uploads: an upload address first, then the bytes, then a place to be shown in."""

import mimetypes
import secrets
from dataclasses import dataclass

from playground.shapes import BOT_USER, Json


@dataclass
class File:
    id: str
    name: str
    length: int
    key: str
    title: str = ""
    content: bytes | None = None
    shared_in: str = ""

    def as_slack(self, base: str) -> Json:
        kind = mimetypes.guess_type(self.name)[0] or "application/octet-stream"
        url = f"{base}{self.path}"
        shape: Json = {"id": self.id, "name": self.name, "title": self.title or self.name, "mimetype": kind}
        shape |= {"filetype": self.name.rpartition(".")[2], "user": BOT_USER, "size": self.length, "mode": "hosted"}
        return shape | {"url_private": url, "url_private_download": url, "is_external": False, "is_public": False}

    @property
    def path(self) -> str:
        return f"/files/{self.key}/{self.name}"


class Files:
    """Every file by id; its key, which cannot be guessed, is what opens it."""

    def __init__(self) -> None:
        self.by_id: dict[str, File] = {}

    def announce(self, name: str, length: int) -> File:
        file = File(f"F0PLAY{len(self.by_id) + 1:05d}", name.replace("/", "-"), length, secrets.token_urlsafe(18))
        self.by_id[file.id] = file
        return file

    def by_key(self, key: str) -> File | None:
        return next((file for file in self.by_id.values() if file.key == key), None)
