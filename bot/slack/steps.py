"""What has to be said to Slack beside the acknowledgement: forms opened, private messages sent or replaced, homes published.

A form that cannot be opened is told of in a sentence, which the listener sees to. All else comes after the acknowledgement,
when what was asked is done and saved: where it fails only the log learns of it, and the person asks again to see how things
stand. What replaces a message may be said twice without harm, so it is tried once more where Slack did not answer for it.
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
AGAIN_AFTER = 1.0
FINISHED_WITHIN = 4.0  # of being told to end: what is not said by then is only for the log
TOO_LATE = "The form could not be opened in time. Nothing was changed. Please press again."


class StepFailed(Exception):
    """`code` is Slack's own, or the kind of fault."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class _NotNow(StepFailed):
    """Slack's own trouble, which may be over in a moment."""


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
        try:
            await self._respond(url, body)
        except (aiohttp.ClientError, TimeoutError, OSError, _NotNow):
            if not body.get("replace_original"):
                raise
            await asyncio.sleep(AGAIN_AFTER)
            await self._respond(url, body)

    async def _respond(self, url: str, body: dict[str, Any]) -> None:
        session = self._session = self._session or aiohttp.ClientSession()
        limit = aiohttp.ClientTimeout(total=RESPONSES_WITHIN)
        headers = {"Content-Type": "application/json; charset=utf-8"}
        async with session.post(url, data=dumped(body), headers=headers, timeout=limit) as answer:
            if answer.status >= 400:
                fault = _NotNow if answer.status >= 500 or answer.status == 429 else StepFailed
                raise fault(f"response_url {answer.status}")

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
        if self._under_way:
            _, unsaid = await asyncio.wait(self._under_way, timeout=FINISHED_WITHIN)
            for task in unsaid:
                task.cancel()
        if self._session:
            await self._session.close()
