"""Cutting a connection without an answer, as a network does. uvicorn has no word for it, so its protocol is taught one."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

KEY = "playground.cut"


class CuttableProtocol(HttpToolsProtocol):
    """uvicorn's own, but every request's scope says how to cut its connection."""

    def on_headers_complete(self) -> None:
        super().on_headers_complete()
        scope: dict[str, Any] = self.scope  # type: ignore[assignment]
        scope.setdefault("extensions", {})[KEY] = self.transport.abort


class Cut(Response):
    """In place of an answer: the connection ends."""

    async def __call__(self, scope: Scope, receive: Receive, _: Send) -> None:
        cut = (scope.get("extensions") or {}).get(KEY)
        if cut is None:
            raise ConnectionAbortedError("The reply was to be lost.")
        cut()
        while (await receive())["type"] != "http.disconnect":
            pass
