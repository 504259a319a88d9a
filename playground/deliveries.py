"""How a payload reaches the app: through Socket Mode, or as signed HTTP to its request address. Three seconds, no more.

Events are offered again when nobody took them; a command or a press is not: the person is told instead.
"""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import aiohttp

from playground.calls import Call, Calls
from playground.shapes import Json
from playground.signing import signed
from playground.socket_mode import SocketMode

ACKNOWLEDGE_SECONDS = 3.0
TRY_AGAIN_AFTER = (0.0, 60.0, 300.0)


@dataclass
class Answer:
    """What came back: the acknowledgement's body, or why there was none (`timeout`, `dispatch_failed`)."""

    body: Json = field(default_factory=dict)
    error: str = ""

    @property
    def ok(self) -> bool:
        return not self.error


class Deliveries:
    def __init__(self, calls: Calls, secret: str, request_url: str | None) -> None:
        self.socket = SocketMode()
        self.request_url = request_url
        self.seconds = ACKNOWLEDGE_SECONDS
        self.try_again_after = TRY_AGAIN_AFTER
        self.tell_connected: Callable[[bool], None] = lambda _: None
        self._calls, self._secret = calls, secret
        self._http: aiohttp.ClientSession | None = None

    @property
    def connected(self) -> bool:
        return bool(self.request_url) or self.socket.connected

    async def send(self, kind: str, payload: Json, attempt: int = 0, reason: str = "") -> Answer:
        """One try. `kind` is Socket Mode's word: slash_commands, interactive or events_api."""
        begun = time.monotonic()
        answer = await (self._by_http if self.request_url else self._by_socket)(kind, payload, attempt, reason)
        what = payload.get("command") or payload.get("event", {}).get("type") or payload.get("type", kind)
        call = Call(str(what), answer.ok, answer.error, (time.monotonic() - begun) * 1000, time.time(), to_app=True)
        call.args, call.answer = payload, answer.body
        self._calls.append(call)
        return answer

    async def send_event(self, payload: Json) -> bool:
        """An event, offered up to four times: at once, then after each wait of `try_again_after`."""
        attempt, reason = 0, ""
        for wait in (0.0, *self.try_again_after):
            await asyncio.sleep(wait)
            answer = await self.send("events_api", payload, attempt, reason)
            if answer.ok:
                return True
            attempt, reason = attempt + 1, "timeout" if answer.error == "operation_timeout" else "http_error"
        return False

    async def _by_socket(self, kind: str, payload: Json, attempt: int, reason: str) -> Answer:
        if not self.socket.connected:
            return Answer(error="dispatch_failed")
        body = await self.socket.send(kind, payload, self.seconds, attempt, reason)
        return Answer(error="operation_timeout") if body is None else Answer(body)

    async def _by_http(self, kind: str, payload: Json, attempt: int, reason: str) -> Answer:
        body, content_type = encoded(kind, payload)
        headers = {"Content-Type": content_type, "User-Agent": "Slackbot 1.0 (playground)"} | signed(self._secret, body)
        if attempt:
            headers |= {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": reason}
        try:
            return await self._post(body, headers)
        except TimeoutError:
            return Answer(error="operation_timeout")
        except aiohttp.ClientError:
            return Answer(error="dispatch_failed")

    async def _post(self, body: bytes, headers: dict[str, str]) -> Answer:
        self._http = self._http or aiohttp.ClientSession()
        limit = aiohttp.ClientTimeout(total=self.seconds)
        async with self._http.post(self.request_url or "", data=body, headers=headers, timeout=limit) as response:
            text = await response.text()
            if response.status != 200:
                return Answer(error="dispatch_failed")
            return Answer(understood(text, response.content_type))

    async def close(self) -> None:
        await self.socket.disconnect()
        if self._http:
            await self._http.close()


def encoded(kind: str, payload: Json) -> tuple[bytes, str]:
    """The body as Slack would post it: commands as a form, interactions as a form around JSON, events as JSON."""
    if kind == "events_api":
        return json.dumps(payload).encode(), "application/json"
    fields = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return urlencode(fields).encode(), "application/x-www-form-urlencoded"


def understood(text: str, content_type: str) -> Json:
    """An acknowledgement's body: JSON, or plain text that stands for a message; nothing when it says nothing."""
    if content_type == "application/json" and text:
        body: Any = json.loads(text)
        return body if isinstance(body, dict) else {}
    return {"text": text} if text else {}
