"""The pictures of messages: brought to Slack before the message that shows them, and shown there by the file's id.

Slack shows in a message a file that the app has uploaded for itself alone. It takes about a second to know a new file, and
refuses until then the whole message that names it. In a message that stands it goes on showing the files that were in
it from the beginning, but none that is added. So a message's id here holds its pictures as well, each by a digest of
what it shows: an update keeps those that are still the same, and says the others in words.
"""

import re
import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any

import structlog

from bot.slack.blocks import PICTURE, picture_id
from bot.slack.faults import MEND_IT
from cards.elements import Card, Image
from cards.messenger import Never, NotNow, Unknown

log = structlog.get_logger("pictures")
Upload = Callable[[bytes], str]
"""Brings a picture to Slack, visible to the app alone, and gives the file's id; raises the messenger's faults."""
Files = Mapping[str, str]
"""Pictures by their digest, and the file of each on Slack."""

KNOWN_AFTER = 1.5  # seconds between an upload and the message that shows it
AGAIN_AFTER = 3.0
TRIES = 3  # then the words stand for it
KEPT = 64
REFUSALS = frozenset({"invalid_blocks", "invalid_blocks_format", "file_not_found", "slack_file_not_found"})
_IN = "in"  # no digest
_SHOWN = re.compile(rf"{PICTURE}-([0-9a-f]+)-\d+")


class Pictures:
    """Remembers what it has brought, so that trying again and telling several people the same costs no second upload."""

    def __init__(self, upload: Upload, sleep: Callable[[float], None] = time.sleep) -> None:
        self._upload, self._sleep = upload, sleep
        self._files: OrderedDict[str, str] = OrderedDict()
        self._known_from: dict[str, float] = {}
        self._troubles: Counter[str] = Counter()
        self._lock = Lock()

    def bring(self, card: Card) -> None:
        """All that the card shows. NotNow where it is worth a wait; what Slack will not take is left to the words."""
        for image in _images(card):
            if self._is_wanted(picture_id(image.png)):
                self._bring(image)
        left = max((self._known_from.get(digest, 0) for digest in self.of(card)), default=0) - time.monotonic()
        if left > 0:  # also where somebody else's message has just brought it
            self._sleep(left)

    def of(self, card: Card) -> dict[str, str]:
        """The files for those of its pictures that have been brought and were not refused."""
        digests = [picture_id(image.png) for image in _images(card)]
        with self._lock:
            return {digest: self._files[digest] for digest in digests if digest in self._files}

    def refused(self, shown: Files, fault: Never) -> NotNow:
        """Slack took no message with these in it: it may not know them yet; after some tries the words stand for them."""
        for digest in shown:
            self._note_trouble(digest, fault.reason)
        return NotNow("picture refused", AGAIN_AFTER)

    def _is_wanted(self, digest: str) -> bool:
        with self._lock:
            return digest not in self._files and self._troubles[digest] < TRIES

    def _bring(self, image: Image) -> None:
        digest = picture_id(image.png)
        try:
            file = self._upload(image.png)
        except Unknown as fault:
            self._note_trouble(digest, fault.reason)
            if self._is_wanted(digest):
                raise NotNow("picture not brought", AGAIN_AFTER) from None
        except NotNow as fault:
            if fault.after < MEND_IT:
                raise
            log.warning("picture not brought", reason=fault.reason)  # an operator has to mend it: nobody waits for that
        except Never as fault:
            log.warning("picture not brought", reason=fault.reason)
        else:
            self._keep(digest, file)

    def _keep(self, digest: str, file: str) -> None:
        with self._lock:
            self._files[digest], self._known_from[digest] = file, time.monotonic() + KNOWN_AFTER
            while len(self._files) > KEPT:
                oldest, _ = self._files.popitem(last=False)
                del self._known_from[oldest]
                self._troubles.pop(oldest, None)

    def _note_trouble(self, digest: str, reason: str) -> None:
        with self._lock:
            self._troubles[digest] += 1
            if self._troubles[digest] >= TRIES:
                self._files.pop(digest, None)
                self._known_from.pop(digest, None)
        log.warning("picture refused", reason=reason)


def _images(card: Card) -> list[Image]:
    return [block for block in card.blocks if isinstance(block, Image) and block.png]


def message_id(ts: str, files: Files, channel: str = "") -> str:
    """1516006800.000100, and behind it what it shows: 1516006800.000100 3f2a…=F0123. `channel`: where it stands, if it
    was posted to a #name: a message can be changed by the channel's id alone."""
    said = {**files, **({_IN: channel} if channel else {})}
    return " ".join([ts, *(f"{digest}={file}" for digest, file in said.items())])


def channel_in(message: str) -> str:
    """The channel's id that an id holds; "" where it holds none."""
    return read_id(message)[1].get(_IN, "")


def read_id(message: str) -> tuple[str, dict[str, str]]:
    ts, *shown = message.split(" ")
    return ts, dict(each.split("=", 1) for each in shown)


def shown_in(message: Mapping[str, Any]) -> dict[str, str]:
    """The pictures of a message as Slack's history gives it."""
    found = {}
    for block in message.get("blocks") or []:
        name, file = _SHOWN.fullmatch(str(block.get("block_id"))), (block.get("slack_file") or {}).get("id")
        if name and file:
            found[name[1]] = str(file)
    return found
