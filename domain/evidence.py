"""What other sources say of practice, as dated notes: they are set beside the month's findings (domain page, "The cycle" 7)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.person import Actor, Role

SOURCES = (
    "Performance data",
    "Dip sample",
    "Customer feedback",
    "Diagnostic",
    "Serious case review",
    "Another source",
)
LONGEST = 1000
MONTHS = 12
"""For so long a note is set beside findings."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """`dated` is when it was found, not when it was written down; `tags` are of the findings; `withdrawn_at`: since then it is
    not counted any more."""

    id: int | None
    dated: date
    source: str
    text: str
    tags: tuple[str, ...]
    by: int
    at: datetime
    withdrawn_at: datetime | None = None

    @property
    def reference(self) -> str:
        """How the history and the buttons name it."""
        return f"evidence:{self.id}"


def may_add(actor: Actor) -> bool:
    return actor.holds(Role.PLT)


def may_read(actor: Actor) -> bool:
    return actor.holds(Role.PLT, Role.DIRECTOR)


def beside(found: Sequence[Evidence], findings: Collection[str]) -> list[Evidence]:
    """Those whose tags are among the month's findings, the latest first."""
    kept = [one for one in found if one.withdrawn_at is None and not set(one.tags).isdisjoint(findings)]
    return sorted(kept, key=lambda one: (one.dated, one.id or 0), reverse=True)
