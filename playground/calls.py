"""A record of what the app asked of Slack and what Slack handed to the app, for tests and for the page's drawer."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from playground.shapes import Json, SlackError


@dataclass
class Call:
    """One exchange, `at` the machine's time, `shown_at` the council's. `args` never leave this machine's memory: the page
    is shown the rest alone."""

    what: str
    ok: bool
    error: str = ""
    ms: float = 0.0
    at: float = 0.0
    shown_at: float = 0.0
    to_app: bool = False
    args: Json = field(default_factory=dict)
    answer: Json = field(default_factory=dict)

    def as_line(self) -> Json:
        line: Json = {"method": self.what, "ok": self.ok, "error": self.error, "ms": round(self.ms, 1)}
        return line | {
            "at": self.at,
            "shown_at": self.shown_at,
            "direction": "to the app" if self.to_app else "from the app",
        }


class Calls(deque[Call]):
    """The latest exchanges, oldest first."""

    def __init__(self, council_now: Callable[[], float]) -> None:
        super().__init__(maxlen=5000)
        self._council_now = council_now

    def append(self, call: Call, /) -> None:
        call.shown_at = self._council_now()
        super().append(call)

    def of(self, what: str) -> list[Call]:
        return [call for call in self if call.what == what]

    def append_trouble(self, what: str, trouble: SlackError) -> None:
        """An acknowledgement that came in time but could not be used: the drawer says why."""
        told = trouble.more.get("response_metadata", {}).get("messages", [])
        call = Call(what, False, "; ".join([trouble.code, *told]), at=time.time(), to_app=True)
        self.append(call)
