"""The Bolt app: one catch-all for every kind of payload, as Bolt tries listeners one by one and our own table knows best.

Payloads reach it parsed and proved, by whichever way they came, so that Bolt has nothing to verify and nothing to say to
Slack by itself. It acknowledges with what the catch-all returns.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.logs import get_log
from bot.slack.identify import KINDS
from bot.slack.listen import Listener
from bot.slack.payloads import Json, dumped, payload_of, text_in
from bot.slack.replays import UNDERSTOOD, Answer

JSON: dict[str, str | Sequence[str]] = {"content-type": "application/json; charset=utf-8"}
NO_PAYLOAD = Answer(400, b"This is no payload of Slack's.")


class Trusted(AsyncAuthorize):
    """The token is the one that was set, for whoever asks: who may do what is the desk's to say."""

    def __init__(self, token: str) -> None:
        self._result = AuthorizeResult(enterprise_id=None, team_id=None, bot_token=token)

    async def __call__(self, **_: Any) -> AuthorizeResult:
        return self._result


class Anything(AsyncMiddleware):
    """Answers whatever comes, in the place of listeners, for which Bolt would look and gather thirty arguments twice."""

    def __init__(self, acknowledge: Callable[[Json], Awaitable[BoltResponse]]) -> None:
        self._acknowledge = acknowledge

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,  # noqa: ARG002
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: ARG002
    ) -> BoltResponse:
        return await self._acknowledge(req.body)


class BoltDoor:
    """`handle` takes raw bytes that the guard has let through, `dispatch` a payload by Socket Mode."""

    def __init__(self, listener: Listener, web: AsyncWebClient) -> None:
        self._listener = listener
        logger = logging.getLogger("auditbot.bolt")
        logger.setLevel(logging.ERROR)  # its warnings are about what we do on purpose, or print whole payloads
        self._app = AsyncApp(
            name="auditbot",
            logger=logger,
            client=AsyncWebClient(base_url=web.base_url),  # Bolt makes a copy for each request, of which none is used
            authorize=Trusted(str(web.token)),
            signing_secret="",
            process_before_response=True,
            request_verification_enabled=False,
            ssl_check_enabled=False,
            ignoring_self_events_enabled=False,
            attaching_function_token_enabled=False,
            attaching_conversation_kwargs_enabled=False,
        )
        self._app.use(Anything(self._acknowledge))

    async def handle(self, body: bytes, content_type: str) -> Answer:
        try:
            payload = payload_of(body, content_type)
        except ValueError:
            return NO_PAYLOAD
        return await self.dispatch(payload)

    async def dispatch(self, payload: Json) -> Answer:
        if "ssl_check" in payload:
            return UNDERSTOOD
        if "command" not in payload and text_in(payload, "type") not in (*KINDS, "url_verification"):
            return NO_PAYLOAD
        try:
            answer = await self._app.async_dispatch(AsyncBoltRequest(body=payload, mode="socket_mode"))
        except Exception as fault:  # Bolt trusts the shape of what it is given; a wrong one is the sender's fault
            get_log().warning("no payload", exception=type(fault).__name__)
            return NO_PAYLOAD
        if answer.status != 200:
            return NO_PAYLOAD
        return Answer(200, answer.body.encode(), answer.headers["content-type"][0].encode())

    async def _acknowledge(self, body: Json) -> BoltResponse:
        try:
            said = await self._listener.acknowledge(body)
        except ValueError:
            return BoltResponse(status=400)
        return BoltResponse(status=200, body=dumped(said).decode(), headers=JSON) if said else BoltResponse(status=200)
