"""How often a second moderation agrees with the first: a number of how many, and its percentage, rounded half up."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.moderation import Moderation


@dataclass(frozen=True, slots=True)
class Agreement:
    """`same` of `of`."""

    same: int
    of: int

    @property
    def percent(self) -> int | None:
        """Rounded half up, as all figures are (domain page, "Figures of two published rounds"); None of nothing."""
        return (200 * self.same + self.of) // (2 * self.of) if self.of else None


Pair = tuple[Moderation, Moderation]


def on_outcome(pairs: Iterable[Pair]) -> Agreement:
    """Whether the audit can be relied on."""
    return _count(first.outcome is second.outcome for first, second in pairs)


def on_grade(pairs: Iterable[Pair]) -> Agreement:
    return _count(first.grade is second.grade for first, second in pairs)


def _count(agreed: Iterable[bool]) -> Agreement:
    found = list(agreed)
    return Agreement(sum(found), len(found))
