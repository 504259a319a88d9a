"""The workspace as a whole: who, where, what was said, which modals are open, and who hears of a change."""

import asyncio
import time
from collections.abc import Coroutine
from datetime import timedelta
from pathlib import Path
from typing import Any

from playground.calls import Calls
from playground.conversations import Conversation, Conversations
from playground.council_time import CouncilTime
from playground.deliveries import Deliveries
from playground.faults import Faults
from playground.feed import Feed
from playground.files import Files
from playground.manifest import Manifest
from playground.messages import Message, Messages
from playground.pace import Pace
from playground.page_shapes import message_shape, view_shape
from playground.people import Person, read_people
from playground.shapes import BOT_USER, Json
from playground.triggers import Addresses, Triggers
from playground.views import Views


class Workspace:
    """Everything the two sides share. It lives in memory, and in one event loop once it is served.

    `offset` is what must be added to the machine's clock to get the council's time, at first; message stamps, signatures
    and waits run on the machine's own clock. With `request_url` payloads are delivered there by signed HTTP.
    """

    def __init__(
        self,
        council: Path,
        manifest: Path | Json,
        *,
        offset: timedelta = timedelta(0),
        bot_token: str = "xoxb-playground",  # noqa: S107 - a made-up workspace has made-up tokens
        app_token: str = "xapp-playground",  # noqa: S107
        signing_secret: str = "playground-secret",  # noqa: S107
        request_url: str | None = None,
    ) -> None:
        self.time = CouncilTime(offset, lambda event: self.in_loop(lambda: self.feed.tell_all(event)))
        self.bot_token, self.app_token, self.signing_secret = bot_token, app_token, signing_secret
        self.url = ""
        self.manifest = Manifest(manifest)
        self.people: dict[str, Person] = read_people(council)
        self.conversations = Conversations(council, self.people)
        self.said = Messages(time.time, self.time.now)
        self.views, self.files = Views(), Files()
        self.triggers, self.addresses = Triggers(), Addresses()
        self.faults, self.pace, self.calls, self.feed = Faults(), Pace(), Calls(self.time.now), Feed()
        self.read_up_to: dict[tuple[str, str], str] = {}
        self.deliveries = Deliveries(self.calls, signing_secret, request_url)
        self.deliveries.tell_connected = lambda yes: self.feed.tell_all({"type": "connected", "connected": yes})
        self.loop: asyncio.AbstractEventLoop | None = None
        self._under_way: set[asyncio.Task[Any]] = set()
        for person in self.people.values():
            if not person.bot:
                self.conversations.im(BOT_USER, person.id)

    # Saying things, and telling the pages

    def say(self, where: Conversation, user: str, text: str, **more: Any) -> Message:
        message = self.said.add(where.id, user, text, **more)
        self.show(where, message, "message")
        for member in where.members:
            if member != user and not message.ephemeral:
                self.feed.tell(member, {"type": "unread", "in": where.id, "count": self.unread(member, where)})
        return message

    def show(self, where: Conversation, message: Message, how: str) -> None:
        """Tells those who may see it that a message is there ("message") or looks different ("changed")."""
        event = {"type": how, "in": where.id, "message": message_shape(self, message)}
        for user in [message.only_for] if message.ephemeral else where.members:
            self.feed.tell(user, event)

    def take_away(self, where: Conversation, message: Message) -> None:
        self.said.remove(where.id, message)
        for user in [message.only_for] if message.ephemeral else where.members:
            self.feed.tell(user, {"type": "deleted", "in": where.id, "ts": message.ts})

    def show_views(self, user: str) -> None:
        stack = [{"id": view.id, "view": view_shape(self, view)} for view in self.views.stacks.get(user, [])]
        self.feed.tell(user, {"type": "view", "views": stack})

    def toast(self, user: str, text: str, tone: str = "error") -> None:
        self.feed.tell(user, {"type": "toast", "text": text, "tone": tone})

    def unread(self, user: str, where: Conversation) -> int:
        """Messages of others since this person last looked; what only they see is never counted."""
        seen = self.read_up_to.get((user, where.id), "")
        return sum(m.ts > seen and m.user != user and not m.ephemeral for m in self.said.of.get(where.id, []))

    # For tests

    def messages(self, conversation: str) -> list[Message]:
        """What stands in a conversation (by id, `#name`, or a person's id for their direct message with the app)."""
        found = self.conversations.find(conversation)
        return list(self.said.of.get(found.id, [])) if found else []

    def heard_by(self, user: str) -> list[str]:
        """The push lines a person got from the app: the fallback texts, oldest first, in every conversation."""
        heard = [
            message
            for where in self.conversations.by_id.values()
            if user in where.members
            for message in self.said.seen_by(where.id, user)
            if message.user == BOT_USER
        ]
        return [message.text for message in sorted(heard, key=lambda message: message.ts)]

    # The event loop

    def soon(self, work: Coroutine[Any, Any, Any]) -> None:
        """Does something beside the answer that is being given."""
        task = asyncio.get_running_loop().create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    def in_loop(self, work: Any) -> None:
        """Runs a small piece of work in the serving loop, from whatever thread it is asked."""
        if self.loop is None or not self.loop.is_running():
            work()
        else:
            self.loop.call_soon_threadsafe(work)

    async def close(self) -> None:
        await self.time.stop()
        self.feed.close()
        for task in list(self._under_way):
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)
        await self.deliveries.close()
