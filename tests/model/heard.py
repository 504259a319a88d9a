"""What the model plans, and what it holds should be heard of it."""

from dataclasses import dataclass
from datetime import date

Rows = frozenset[tuple[str, int]]
"""What a message says of which action or audit: ("late", 17)."""


@dataclass(frozen=True)
class Notice:
    """Something to be said, `day` being the day it was planned for. `climbs`: for whom an escalation is,
    and of which actions."""

    kind: str
    person: int
    day: date
    warnings_alone: bool = False
    climbs: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True)
class Heard:
    """`rows` of actions; `news`: whether it says that something could not be delivered; `audits` under their headings."""

    kind: str
    person: int
    rows: Rows
    news: bool = False
    audits: Rows = frozenset()
