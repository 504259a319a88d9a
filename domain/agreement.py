"""How often a second moderation agrees with the first: a number of how many, and its percentage, rounded half up."""

from collections.abc import Iterable

from domain.figures import Share
from domain.moderation import Moderation

Pair = tuple[Moderation, Moderation]


def on_outcome(pairs: Iterable[Pair]) -> Share:
    """Whether the audit can be relied on."""
    return _count(first.outcome is second.outcome for first, second in pairs)


def on_grade(pairs: Iterable[Pair]) -> Share:
    return _count(first.grade is second.grade for first, second in pairs)


def _count(agreed: Iterable[bool]) -> Share:
    found = list(agreed)
    return Share(sum(found), len(found))
