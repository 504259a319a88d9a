"""The Messenger on Slack: each call goes out once, and what came of it is said as one of the port's faults.

The SDK's own retry handlers are off: by default it posts twice when a reply is lost.
"""

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from slack_sdk import WebClient
from slack_sdk.http_retry import RetryHandler

from bot.slack import render
from bot.slack.channels import Channels
from bot.slack.faults import as_fault
from bot.slack.pictures import REFUSALS, Pictures, channel_in, message_id, read_id, shown_in
from bot.slack.prompt import PromptClient
from cards.elements import Card, Document
from cards.messenger import Never, Unknown

NO_RETRIES: list[RetryHandler] = []
EVENT = "auditbot"
GONE = ("file_not_found", "file_deleted")
GONE_MESSAGE = "message_not_found"
PAGES_BACK = 20  # of 100 messages each
PICTURE_NAME, PICTURE_TITLE = "chart.png", "Chart"


def client(token: str, base_url: str, timeout: float) -> WebClient:
    """A client that never repeats a call by itself. `timeout` in seconds."""
    return PromptClient(token, base_url=base_url, timeout=int(timeout) or 1, retry_handlers=NO_RETRIES)


class SlackMessenger:
    """`sleep`: how it waits until Slack knows a new picture."""

    def __init__(self, web: WebClient, sleep: Callable[[float], None] = time.sleep) -> None:
        self._web = web
        self._pictures = Pictures(self._bring, sleep)
        self._channels = Channels(self._call)

    def conversation_with(self, account: str) -> str:
        return str(self._call("conversations.open", users=account)["channel"]["id"])

    def trouble_with(self, channel: str, *, private: bool) -> str:
        """Why nothing would be said there, a code of `cards.failures`; "" where nothing is known against it. Raises NotNow."""
        try:
            self._channels.checked(channel, private=private)
        except Never as fault:
            return fault.reason
        return ""

    def bring_pictures(self, card: Card) -> None:
        self._pictures.bring(card)

    def post(self, conversation: str, card: Card, token: str) -> str:
        files = self._pictures.of(card)
        metadata = {"event_type": EVENT, "event_payload": {"key": token}}
        said = render.message(card, files) | {"metadata": metadata, "unfurl_links": False, "unfurl_media": False}
        channel = self._channels.checked(conversation, private=card.private)
        try:
            answer = self._call("chat.postMessage", channel=channel, **said)
        except Never as fault:
            if files and fault.reason in REFUSALS:
                raise self._pictures.refused(files, fault) from None
            raise
        return message_id(str(answer["ts"]), files, str(answer["channel"]) if conversation.startswith("#") else "")

    def update(self, conversation: str, message: str, card: Card) -> None:
        """The pictures that it shows stay, as long as they are still the same. A message that was deleted counts as done."""
        ts, files = read_id(message)
        conversation = channel_in(message) or conversation
        try:
            self._call("chat.update", channel=conversation, ts=ts, **render.message(card, files))
        except Never as fault:
            if fault.reason == GONE_MESSAGE:
                return
            if not files or fault.reason not in REFUSALS:
                raise
            self._call("chat.update", channel=conversation, ts=ts, **render.message(card))

    def upload(self, document: Document) -> str:
        place = self._call("files.getUploadURLExternal", filename=document.name, length=len(document.content))
        self._upload(str(place["upload_url"]), document.content)
        return str(place["file_id"])

    def send_file(self, conversation: str, file: str, card: Card, token: str) -> str:
        """The title is the opaque token: a file carries no metadata, and is looked for by it."""
        files, said = [{"id": file, "title": token}], card.fallback
        self._call("files.completeUploadExternal", files=files, channel_id=conversation, initial_comment=said)
        return file

    def withdraw(self, file: str) -> None:
        try:
            self._call("files.delete", file=file)
        except Never as fault:
            if fault.reason not in GONE:
                raise

    def find(self, conversation: str, token: str, since: datetime) -> str | None:
        for message in self._history(conversation, since):
            metadata = message.get("metadata") or {}
            if (metadata.get("event_payload") or {}).get("key") == token:
                return message_id(str(message["ts"]), shown_in(message))
            for file in message.get("files") or []:
                if file.get("title") == token:
                    return str(file["id"])
        return None

    @staticmethod
    def can_look_into(conversation: str) -> bool:
        """Only into direct messages: the bot holds no right to read channels."""
        return conversation.startswith("D")

    def publish_home(self, account: str, card: Card) -> None:
        self._call("views.publish", user_id=account, view=render.home(card))

    def _history(self, conversation: str, since: datetime) -> Iterator[Any]:
        """Messages since then, the latest first; Unknown if there are more than could be looked at."""
        cursor = ""
        for _ in range(PAGES_BACK):
            page = self._call(
                "conversations.history", channel=conversation, oldest=f"{since.timestamp():.6f}",
                include_all_metadata=True, limit=100, cursor=cursor,
            )  # fmt: skip
            yield from page["messages"]
            cursor = (page.get("response_metadata") or {}).get("next_cursor", "")
            if not cursor:
                return
        raise Unknown("too much to look through")

    def _call(self, method: str, **said: Any) -> Any:
        try:
            return (
                self._web.api_call(method, json=said) if method in _AS_JSON else self._web.api_call(method, params=said)
            )
        except Exception as fault:
            raise as_fault(fault) from None

    def _bring(self, png: bytes) -> str:
        """Nobody but the app sees it, until a message shows it; done twice it harms nobody."""
        file = self.upload(Document(PICTURE_NAME, png, Card(PICTURE_TITLE)))
        self._call("files.completeUploadExternal", files=[{"id": file, "title": PICTURE_TITLE}])
        return file

    def _upload(self, url: str, content: bytes) -> None:
        """To the address that Slack has just given us; what is not completed afterwards nobody can see."""
        request = Request(url, content, {"Content-Type": "application/octet-stream"}, method="POST")  # noqa: S310
        try:
            with urlopen(request, timeout=self._web.timeout) as answer:  # noqa: S310
                answer.read()
        except HTTPError as refusal:
            refusal.close()
            raise as_fault(refusal) from None
        except Exception as fault:
            raise as_fault(fault) from None


_AS_JSON = frozenset(
    {"chat.postMessage", "chat.update", "views.publish", "conversations.open", "files.completeUploadExternal"}
)
