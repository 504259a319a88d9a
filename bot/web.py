"""The HTTP side: `POST /slack/events` behind the guard, beside the pages on the bot's health, served by uvicorn."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.settings import WrongSetting
from bot.slack.guard import Guard

EVENTS = "/slack/events"
GRACE = 5  # seconds for answers under way when the bot is stopped


class Front:
    """Slack's one address goes straight to the guard, all else to the pages. Without a guard there is no such address."""

    def __init__(self, pages: ASGIApp, guard: Guard | None = None) -> None:
        self._pages = pages
        self._guard = guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == EVENTS and self._guard:
            if scope["method"] == "POST":
                return await self._guard(scope, receive, send)
            return await _refuse(send)
        return await self._pages(scope, receive, send)


async def _refuse(send: Send) -> None:
    await send(
        {"type": "http.response.start", "status": 405, "headers": [(b"allow", b"POST"), (b"content-length", b"0")]}
    )
    await send({"type": "http.response.body", "body": b""})


class _Server(uvicorn.Server):
    """Leaves signals to whoever runs the loop."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Web:
    def __init__(self, app: ASGIApp, host: str, port: int) -> None:
        self._app, self._host, self._port = app, host, port
        self._server: _Server | None = None
        self._serving: asyncio.Task[None] | None = None

    async def start(self) -> str:
        """Listens, on a free port where 0 is set; gives the address. Raises WrongSetting where the port is taken."""
        family = socket.AF_INET6 if ":" in self._host else socket.AF_INET
        try:
            listening = socket.create_server((self._host, self._port), family=family, backlog=2048)
        except OSError:
            raise WrongSetting(
                f"AUDITBOT_HOST and AUDITBOT_PORT: {self._host}:{self._port} is taken or not ours."
            ) from None
        config = uvicorn.Config(
            self._app, lifespan="off", ws="none", access_log=False, log_config=None, log_level="warning",
            server_header=False, date_header=False, timeout_graceful_shutdown=GRACE, timeout_keep_alive=65,
        )  # fmt: skip
        self._server = _Server(config)
        self._serving = asyncio.create_task(self._server.serve([listening]))
        while not self._server.started and not self._serving.done():
            await asyncio.sleep(0.005)
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{listening.getsockname()[1]}"

    async def stop(self) -> None:
        if self._server and self._serving:
            self._server.should_exit = True
            await self._serving
