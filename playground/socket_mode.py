"""Socket Mode from Slack's side: tickets, the hello, envelopes to one of the connections, and their acknowledgements."""

import asyncio
import contextlib
import json
import secrets
from collections import deque
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from playground.cutting import cut
from playground.shapes import APP, Json


class SocketMode:
    """The open connections of the app. An envelope goes to one of them, in turn."""

    def __init__(self) -> None:
        self._tickets: set[str] = set()
        self._open: deque[WebSocket] = deque()
        self._waiting: dict[str, asyncio.Future[Json]] = {}

    @property
    def connected(self) -> bool:
        return bool(self._open)

    def ticket(self) -> str:
        ticket = secrets.token_urlsafe(16)
        self._tickets.add(ticket)
        return ticket

    async def serve(self, websocket: WebSocket) -> None:
        """One connection, from its ticket (good once) to its end."""
        ticket = websocket.query_params.get("ticket", "")
        if ticket not in self._tickets:
            await websocket.close(code=1008)
            return
        self._tickets.discard(ticket)
        await websocket.accept()
        self._open.append(websocket)
        await websocket.send_text(json.dumps(self._hello()))
        try:
            while True:
                self._heard(json.loads(await websocket.receive_text()))
        except (WebSocketDisconnect, RuntimeError, ValueError):
            pass
        finally:
            self._forget(websocket)

    def _hello(self) -> Json:
        seen = {"host": "playground", "build_number": 1, "approximate_connection_time": 18060}
        return {
            "type": "hello",
            "num_connections": len(self._open),
            "debug_info": seen,
            "connection_info": {"app_id": APP},
        }

    def _heard(self, frame: Any) -> None:
        waiting = self._waiting.pop(frame.get("envelope_id", ""), None)
        if waiting and not waiting.done():
            waiting.set_result(frame.get("payload") or {})

    def _forget(self, websocket: WebSocket) -> None:
        with contextlib.suppress(ValueError):
            self._open.remove(websocket)

    async def send(self, kind: str, payload: Json, seconds: float, attempt: int = 0, reason: str = "") -> Json | None:
        """Hands an envelope to one connection; its answer, or None when nobody acknowledged in time."""
        key = secrets.token_hex(16)
        envelope: Json = {"envelope_id": key, "type": kind, "payload": payload}
        envelope["accepts_response_payload"] = kind != "events_api"
        if kind == "events_api":
            envelope |= {"retry_attempt": attempt, "retry_reason": reason}
        answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._waiting[key] = answer
        try:
            return await asyncio.wait_for(answer, seconds) if await self._hand_over(envelope) else None
        except TimeoutError:
            return None
        finally:
            self._waiting.pop(key, None)

    async def _hand_over(self, envelope: Json) -> bool:
        for _ in range(len(self._open)):
            websocket = self._open[0]
            self._open.rotate(-1)
            try:
                await websocket.send_text(json.dumps(envelope))
            except (RuntimeError, WebSocketDisconnect, OSError):
                self._forget(websocket)
            else:
                return True
        return False

    async def disconnect(self, politely: bool = False) -> None:
        """Ends every connection: with Slack's notice that a new one is wanted, or without a word."""
        frame = json.dumps({"type": "disconnect", "reason": "refresh_requested", "debug_info": {"host": "playground"}})
        for websocket in list(self._open):
            with contextlib.suppress(RuntimeError, WebSocketDisconnect, OSError):
                if politely:
                    await websocket.send_text(frame)
                elif not cut(websocket.scope):
                    await websocket.close(code=1011)
            if not politely:
                self._forget(websocket)
