"""One address for both sides: Slack's API and sockets for the app, the page and its door for people."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket

from playground import page_api, responses, trouble_api
from playground.api import dispatch
from playground.bodies import uploaded
from playground.cutting import CuttableProtocol, CuttableSocket
from playground.shapes import SlackError
from playground.workspace import Workspace

PAGE = Path(__file__).parent / "page"
# Nothing comes from elsewhere and nothing is written into the page, so the browser may hold it to that.
POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"


def create_app(workspace: Workspace) -> Starlette:
    """The whole server as an ASGI application."""

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        workspace.loop = asyncio.get_running_loop()
        yield
        await workspace.close()

    return Starlette(routes=[*slack_side(workspace), *people_side(workspace)], lifespan=lifespan)


def slack_side(workspace: Workspace) -> list[BaseRoute]:
    async def api(request: Request) -> Response:
        return await dispatch.serve(workspace, request)

    async def response_url(request: Request) -> Response:
        try:
            responses.take(workspace, request.path_params["key"], await request.json())
        except SlackError as refusal:
            gone = refusal.code in ("used_url", "expired_url", "invalid_url")
            return JSONResponse(refusal.body(), 404 if gone else 400)
        except ValueError:
            return PlainTextResponse("invalid_payload", 400)
        return PlainTextResponse("ok")

    async def upload(request: Request) -> Response:
        file = workspace.files.by_key(request.path_params["key"])
        content = await uploaded(request)
        if file is None or len(content) != file.length:
            return PlainTextResponse("error", 400 if file else 404)
        file.content = content
        return PlainTextResponse(f"OK - {file.length}")

    async def connection(websocket: WebSocket) -> None:
        workspace.feed.tell_all({"type": "connected", "connected": True})
        await workspace.deliveries.socket.serve(websocket)
        workspace.feed.tell_all({"type": "connected", "connected": workspace.deliveries.connected})

    return [
        Route("/api/{method}", api, methods=["GET", "POST"]),
        Route("/response/{key}", response_url, methods=["POST"]),
        Route("/upload/{key}", upload, methods=["POST"]),
        WebSocketRoute("/socket", connection),
    ]


def people_side(workspace: Workspace) -> list[BaseRoute]:
    async def index(_: Request) -> Response:
        if not (PAGE / "index.html").is_file():
            return PlainTextResponse("The playground's page is not here.", 404)
        return FileResponse(
            PAGE / "index.html", headers={"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}
        )

    async def download(request: Request) -> Response:
        file = workspace.files.by_key(request.path_params["key"])
        if file is None or file.content is None:
            return PlainTextResponse("That file is not here.", 404)
        kind = file.picture or file.as_slack("")["mimetype"]
        shown = "inline" if file.picture else "attachment"
        headers = {"Content-Disposition": shown, "X-Content-Type-Options": "nosniff"}
        return Response(file.content, media_type=kind, headers=headers)

    page = [Mount("/page", StaticFiles(directory=PAGE, check_dir=False))]
    doors = [*page_api.routes(workspace), *trouble_api.routes(workspace)]
    return [Route("/", index), Route("/files/{key}/{name}", download), *doors, *page]


class Playground:
    """The server in an event loop: `await start()`, use `url`, `await stop()`."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._server: uvicorn.Server | None = None
        self._serving: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        return self.workspace.url

    async def start(self, port: int = 0, host: str = "127.0.0.1") -> str:
        """Listens, on a free port unless one is named; gives back the address."""
        listening = socket.create_server((host, port))
        self.workspace.url = f"http://{host}:{listening.getsockname()[1]}"
        self._server = uvicorn.Server(configured(self.workspace))
        self._serving = asyncio.create_task(self._server.serve([listening]))
        while not self._server.started:
            if self._serving.done():
                await self._serving
            await asyncio.sleep(0.005)
        return self.workspace.url

    async def stop(self) -> None:
        if self._server is None or self._serving is None:
            return
        # Open streams and connections would be waited for: they are ended first.
        self.workspace.feed.close()
        await self.workspace.deliveries.socket.disconnect()
        self._server.should_exit = True
        await self._serving


def configured(workspace: Workspace) -> uvicorn.Config:
    return uvicorn.Config(
        create_app(workspace),
        http=CuttableProtocol,
        ws=CuttableSocket,
        lifespan="on",
        timeout_graceful_shutdown=2,
        access_log=False,
        log_config=None,
        log_level="warning",
    )


@contextlib.contextmanager
def served(workspace: Workspace, port: int = 0) -> Iterator[str]:
    """The server in a thread of its own, for as long as the block lasts; for tests that are not asynchronous."""
    ready, done = threading.Event(), threading.Event()
    failure: list[BaseException] = []

    async def live() -> None:
        playground = Playground(workspace)
        try:
            await playground.start(port)
            ready.set()
            while not done.is_set():
                await asyncio.sleep(0.01)
        except BaseException as wrong:
            failure.append(wrong)
        finally:
            ready.set()
            await playground.stop()

    thread = threading.Thread(target=lambda: asyncio.run(live()), name="playground", daemon=True)
    thread.start()
    ready.wait()
    try:
        if failure:
            raise failure[0]
        yield workspace.url
    finally:
        done.set()
        thread.join()
