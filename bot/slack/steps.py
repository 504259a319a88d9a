"""What has to be said to Slack beside the acknowledgement: forms opened, private messages sent or replaced, homes published.

A step is taken once. Where it fails the person is told, if there is any way left, and the log gets a code.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.logs import get_log
from bot.slack import render
from bot.slack.answer import Open, Publish, Respond, Step, Update, private
from bot.slack.identify import Heard
from bot.slack.payloads import dumped

WITHIN = 2.5  # seconds: Slack waits three for an acknowledgement
RESPONSES_WITHIN = 10.0
TOO_LATE = "The form could not be opened in time. Nothing was changed. Please press again."


class StepFailed(Exception):
    """`code` is Slack's own, or the kind of fault."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Steps:
    """`web` is the one shared client. Steps that nobody waits for run in the background until `finish`."""

    def __init__(self, web: AsyncWebClient) -> None:
        self._web = web
        self._session: aiohttp.ClientSession | None = None
        self._under_way: set[asyncio.Task[None]] = set()

    async def take(self, heard: Heard, step: Step) -> None:
        """Raises StepFailed."""
        try:
            await self._take(heard, step)
        except SlackApiError as fault:
            raise StepFailed(str(fault.response.get("error") or "no answer")) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as fault:
            raise StepFailed(type(fault).__name__) from None

    async def _take(self, heard: Heard, step: Step) -> None:
        match step:
            case Open(view, pushed):
                call = self._web.views_push if pushed else self._web.views_open
                async with asyncio.timeout(WITHIN):
                    await call(trigger_id=heard.trigger, view=view)
            case Respond(url, card, replace):
                await self.respond(url, private(card, replace=replace))
            case Publish(card):
                await self._web.views_publish(user_id=heard.knock.account, view=render.home(card))
            case Update(view_id, view):
                await self._web.views_update(view_id=view_id, view=view)

    async def respond(self, url: str, body: dict[str, Any]) -> None:
        """Say something by a response_url; raises StepFailed where Slack does not take it."""
        session = self._session = self._session or aiohttp.ClientSession()
        limit = aiohttp.ClientTimeout(total=RESPONSES_WITHIN)
        headers = {"Content-Type": "application/json; charset=utf-8"}
        async with session.post(url, data=dumped(body), headers=headers, timeout=limit) as answer:
            if answer.status >= 400:
                raise StepFailed(f"response_url {answer.status}")

    def begin(self, what: str, step: Coroutine[Any, Any, None]) -> None:
        """In the background; a failure is only for the log."""
        task = asyncio.create_task(self._logged(what, step))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def _logged(self, what: str, step: Coroutine[Any, Any, None]) -> None:
        try:
            await step
        except StepFailed as fault:
            get_log().warning("step failed", step=what, code=fault.code)
        except Exception as fault:  # nobody waits for it, so nobody else would learn of it
            get_log().error("step failed", step=what, code=type(fault).__name__)

    async def finish(self) -> None:
        while self._under_way:
            await asyncio.wait(self._under_way)
        if self._session:
            await self._session.close()
