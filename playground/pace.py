"""Slack's pace: about one message a second into each conversation, and so many in all, with a short burst forgiven."""

import math
import time
from dataclasses import dataclass, field

IN_ALL = ""


@dataclass
class Pace:
    """A bucket a conversation, and one for the whole workspace where `in_all` (messages a second) is set.

    Set `on` to False where a test is about something else.
    """

    a_second: float = 1.0
    burst: int = 5
    on: bool = True
    in_all: float = 0.0
    _left: dict[str, tuple[float, float]] = field(default_factory=dict)

    def wait_for(self, conversation: str) -> int:
        """0 when another message may go there now, else the whole seconds to wait. A refusal uses up nothing."""
        if not self.on:
            return 0
        paces = {conversation: self.a_second} | ({IN_ALL: self.in_all} if self.in_all else {})
        now = time.monotonic()
        left = {of: self._refilled(of, pace, now) for of, pace in paces.items()}
        waits = [max(1, math.ceil((1 - left[of]) / pace)) for of, pace in paces.items() if left[of] < 1]
        self._left |= {of: (level if waits else level - 1, now) for of, level in left.items()}
        return max(waits, default=0)

    def _refilled(self, of: str, pace: float, now: float) -> float:
        left, seen = self._left.get(of, (float(self.burst), now))
        return min(float(self.burst), left + (now - seen) * pace)
