"""A desk that answers as told, a Slack that can be away, and the real listener between them."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.metrics import Metrics
from bot.slack.answer import Open, Step
from bot.slack.ask_desk import DeskAsked, Touched
from bot.slack.bolt import BoltDoor
from bot.slack.identify import Heard
from bot.slack.known import Known, NotReachable
from bot.slack.listen import Listener
from bot.slack.shown import Shown
from bot.slack.steps import StepFailed, Steps
from cards.elements import Button, Card, Form, Input, List, Row
from cards.replies import Reply, Show
from handlers.ask import Introduce, Knock, LookAt, Profile

HERE = Card("1 open", (List((Row("A-17", "", (Button("Mark complete", "complete", "A-17"),)),)),), "mine:1:17:")
FORM = Form("Complete A-17", "complete", (Input("done", "What was done?"),))


class ADesk:
    """Answers with what it is told to, the last of it for ever; notes who knocked and who was met."""

    def __init__(self, *replies: Reply | Introduce | LookAt | Exception) -> None:
        self.replies = list(replies)
        self.knocks: list[Knock] = []
        self.met: list[Profile] = []
        self.heard_of: list[Profile] = []
        self.touched = Touched()
        self.touches: frozenset[str] = frozenset()

    def answer(self, knock: Knock) -> Reply | Introduce | LookAt:
        self.knocks.append(knock)
        self.touched.note(self.touches if knock.does != "refresh" else frozenset())
        reply = self.replies[0] if len(self.replies) == 1 else self.replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        return reply

    def glance(self, knock: Knock) -> Reply | None:
        return Show(Card("at a glance")) if knock.words == "mine" else None

    def meet(self, profile: Profile, at: datetime) -> None:
        self.met.append(profile)

    def hear_of(self, profile: Profile, at: datetime) -> None:
        self.heard_of.append(profile)


class ASlack(Known):
    """Knows everybody, or nobody while it is away."""

    def __init__(self, home: str = "T0COUNCIL", away: bool = False) -> None:
        super().__init__(AsyncWebClient(), home)
        self.away = away
        self.asked = 0
        self.named: list[str] = []

    async def introduce(self, knock: Knock) -> Profile:
        self.named.append(knock.account)
        return await super().introduce(knock)

    async def _ask(self, call: Any) -> Any:
        call.close()
        self.asked += 1
        await asyncio.sleep(0.01)
        if self.away:
            raise NotReachable
        return {"team_id": "T0COUNCIL", "user": {"id": "U0TMNORTH", "team_id": "T0COUNCIL"}}


class TheSteps(Steps):
    """Notes what would be said to Slack."""

    def __init__(self, fails: str = "") -> None:
        super().__init__(AsyncWebClient())
        self.taken: list[Step] = []
        self.said: list[tuple[str, dict[str, Any]]] = []
        self.fails = fails

    async def take(self, heard: Heard, step: Step) -> None:
        if self.fails and isinstance(step, Open):
            raise StepFailed(self.fails)
        self.taken.append(step)

    async def respond(self, url: str, body: dict[str, Any]) -> None:
        self.said.append((url, body))


class Office:
    def __init__(
        self,
        *replies: Reply | Introduce | LookAt | Exception,
        slack: ASlack | None = None,
        fails: str = "",
        look: Callable[[LookAt], str] = lambda _: "",
    ) -> None:
        self.desk, self.slack, self.steps, self.shown = ADesk(*replies), slack or ASlack(), TheSteps(fails), Shown()
        self.asked = DeskAsked(self.desk, self.slack, self.desk.touched, look=look)
        self.listener = Listener(self.asked, self.steps, self.shown, Clock(), Metrics())
        self.door = BoltDoor(self.listener, AsyncWebClient("xoxb-1"))

    async def hears(self, payload: dict[str, Any]) -> dict[str, Any] | None:
        body = await self.listener.acknowledge(payload)
        await asyncio.sleep(0.05)
        return body


def played(story: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(story())
