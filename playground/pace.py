"""Slack's pace: about one message a second into each conversation, with a short burst forgiven."""

import math
import time
from dataclasses import dataclass, field


@dataclass
class Pace:
    """A bucket a conversation. Set `on` to False where a test is about something else."""

    a_second: float = 1.0
    burst: int = 5
    on: bool = True
    _left: dict[str, tuple[float, float]] = field(default_factory=dict)

    def wait_for(self, conversation: str) -> int:
        """0 when another message may go there now, else the whole seconds to wait."""
        if not self.on:
            return 0
        now = time.monotonic()
        left, seen = self._left.get(conversation, (float(self.burst), now))
        left = min(float(self.burst), left + (now - seen) * self.a_second)
        if left < 1:
            self._left[conversation] = (left, now)
            return max(1, math.ceil((1 - left) / self.a_second))
        self._left[conversation] = (left - 1, now)
        return 0
