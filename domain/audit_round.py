"""A month's round of audits: its theme with three aspects, its dates, and how far it has come (domain page, "The cycle" 1)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

ASPECTS = ("aspect1", "aspect2", "aspect3")


class RoundState(StrEnum):
    """A planned round stands in the rolling programme; audits are allocated and judged while it is open."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Target:
    """How many audits of a service's cases a round is to have."""

    core: int = 0
    learning: int = 0


@dataclass(frozen=True, slots=True)
class AuditRound:
    """`month` is the first day of its month. `figures` are those that were frozen when its report was posted, None before.

    `prompts` by area are its theme's as they were when it was planned; of an imported round there are none.
    """

    id: int
    month: date
    theme: str
    aspects: tuple[str, str, str] = ("", "", "")
    audits_due: date | None = None
    moderation_due: date | None = None
    report_due: date | None = None
    reason: str = ""
    state: RoundState = RoundState.OPEN
    version: int = 1
    targets: Mapping[int, Target] = field(default_factory=dict)
    figures: Mapping[str, Any] | None = None
    prompts: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """December 2017."""
        return f"{self.month:%B %Y}"

    @property
    def reference(self) -> str:
        """How it is named in buttons, after a command and in the history: 2017-12."""
        return f"{self.month:%Y-%m}"

    @property
    def is_open(self) -> bool:
        return self.state is RoundState.OPEN

    def changed(self, **changes: Any) -> "AuditRound":
        return replace(self, version=self.version + 1, **changes)
