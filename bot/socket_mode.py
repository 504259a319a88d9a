"""Socket Mode: payloads come over a WebSocket that the bot opens, so that nothing need be reachable from outside."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime

from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.payloads import Json
from bot.slack.replays import Answer, Replays

PING = 5.0  # seconds; a dead connection is noticed after a few, with the library's default only after most of a minute
REMEMBERED = 600.0  # seconds for which a second delivery of an envelope gets the first answer


class SocketMode:
    def __init__(
        self,
        app_token: str,
        web: AsyncWebClient,
        dispatch: Callable[[Json], Awaitable[Answer]],
        wall: Callable[[], datetime],
    ) -> None:
        self._app_token, self._web = app_token, web
        self._dispatch, self._wall = dispatch, wall
        self._replays = Replays(most=5000)
        self._client: SocketModeClient | None = None
        self._connecting: asyncio.Task[None] | None = None

    @property
    def connected(self) -> bool:
        session = self._client.current_session if self._client else None
        return session is not None and not session.closed

    async def start(self) -> None:
        """Begin to connect; while Slack is away it is tried again and again."""
        logger = logging.getLogger("auditbot.socket")
        self._client = SocketModeClient(self._app_token, logger, self._web, ping_interval=PING)
        self._client.socket_mode_request_listeners.append(self._hear)
        self._connecting = asyncio.create_task(self._client.connect())  # type: ignore[no-untyped-call]

    async def _hear(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        now = self._wall().timestamp()
        name = request.envelope_id.encode()
        answer = await self._replays.once(name, now + REMEMBERED, now, lambda: self._dispatch(request.payload))
        body = json.loads(answer.body) if answer.status == 200 and answer.body.startswith(b"{") else None
        with suppress(ConnectionError):  # Slack offers an unacknowledged envelope again
            await client.send_socket_mode_response(SocketModeResponse(request.envelope_id, body))

    async def stop(self) -> None:
        if self._connecting:
            self._connecting.cancel()
        if self._client:
            await self._client.close()  # type: ignore[no-untyped-call]
