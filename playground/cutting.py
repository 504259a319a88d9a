"""Cutting a connection without an answer, as a network does. uvicorn has no word for it, so its protocol is taught one."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

KEY = "playground.cut"


def cut(scope: Scope) -> bool:
    """Ends the connection behind a scope; False where the server does not know how."""
    abort = (scope.get("extensions") or {}).get(KEY)
    if abort:
        abort()
    return abort is not None


class CuttableProtocol(HttpToolsProtocol):
    """uvicorn's own, but every request's scope says how to cut its connection."""

    def on_headers_complete(self) -> None:
        super().on_headers_complete()
        scope: dict[str, Any] = self.scope  # type: ignore[assignment]
        scope.setdefault("extensions", {})[KEY] = self.transport.abort


class CuttableSocket(WebSocketsSansIOProtocol):
    """The same for WebSockets."""

    async def run_asgi(self) -> None:
        scope: dict[str, Any] = self.scope  # type: ignore[assignment]
        scope.setdefault("extensions", {})[KEY] = self.transport.abort
        await super().run_asgi()


class Cut(Response):
    """In place of an answer: the connection ends."""

    async def __call__(self, scope: Scope, receive: Receive, _: Send) -> None:
        if not cut(scope):
            raise ConnectionAbortedError("The reply was to be lost.")
        while (await receive())["type"] != "http.disconnect":
            pass
