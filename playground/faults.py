"""Trouble on demand: the next calls, or a share of all calls, are refused, slowed, lost or cut off.

Counts serve a person who wants to see one failure; rates with a seed serve crash tests that must be repeatable.
"""

import random
from dataclasses import asdict, dataclass, field

from playground.shapes import Json

KINDS = ("429", "500", "500-after", "503", "slow", "lost", "refuse")


@dataclass
class Fault:
    """One kind of trouble. `500` and `503` come before anything is done, `500-after` and `lost` after it was."""

    kind: str
    method: str = "*"
    times: int = 1
    retry_after: int = 1
    delay: float = 1.0

    def concerns(self, method: str) -> bool:
        return self.times > 0 and self.method in ("*", method)


@dataclass
class Faults:
    """`answer_delay`: seconds that every call takes, half of them before anything is done and half on the way back."""

    ahead: list[Fault] = field(default_factory=list)
    rates: dict[str, float] = field(default_factory=dict)
    rates_for: str = "*"
    retry_after: int = 1
    delay: float = 1.0
    answer_delay: float = 0.0
    _dice: random.Random = field(default_factory=lambda: random.Random(0))  # noqa: S311 - trouble, not secrets

    def next(self, kind: str, method: str = "*", times: int = 1, retry_after: int = 1, delay: float = 1.0) -> None:
        """The next `times` calls of `method` (or of any) meet this trouble."""
        if kind not in KINDS:
            raise ValueError(f"There is no trouble called {kind}: {', '.join(KINDS)}")
        self.ahead.append(Fault(kind, method, times, retry_after, delay))

    def often(
        self, rates: dict[str, float], seed: int = 0, method: str = "*", retry_after: int = 1, delay: float = 1.0
    ) -> None:
        """A share of all calls, by kind: `{"lost": 0.05, "503": 0.1}`. The same seed brings the same trouble.

        `retry_after` are the seconds that a 429 asks for, `delay` those that a slow call takes.
        """
        unknown = set(rates) - set(KINDS)
        if unknown:
            raise ValueError(f"There is no trouble called {', '.join(sorted(unknown))}")
        if min(rates.values(), default=0) < 0 or sum(rates.values()) > 1 + 1e-9:
            raise ValueError("The shares must be from 0 to 1, and no more than 1 together.")
        self.rates, self.rates_for, self.retry_after, self.delay = dict(rates), method, retry_after, delay
        self._dice = random.Random(seed)  # noqa: S311

    def clear(self) -> None:
        self.ahead.clear()
        self.rates, self.answer_delay = {}, 0.0

    def due(self, method: str) -> Fault | None:
        """The trouble that this call meets, if any; a counted one is used up by it."""
        counted = next((fault for fault in self.ahead if fault.concerns(method)), None)
        if counted:
            counted.times -= 1
            self.ahead = [fault for fault in self.ahead if fault.times > 0]
            return counted
        return self._by_chance(method)

    def _by_chance(self, method: str) -> Fault | None:
        if not self.rates or self.rates_for not in ("*", method):
            return None
        roll = self._dice.random()
        for kind, share in self.rates.items():
            if roll < share:
                return Fault(kind, method, 1, self.retry_after, self.delay)
            roll -= share
        return None

    def as_settings(self) -> Json:
        ahead = [asdict(fault) for fault in self.ahead]
        return {"next": ahead, "rates": self.rates, "answer_delay": self.answer_delay, "kinds": list(KINDS)}
