"""What a round comes to, counted as its report counts it (domain page, "Figures of two published rounds").

Practice is counted over admissible core audits, auditing over all moderated core audits; learning audits count in neither.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from domain.audit import Admissibility, Audit, AuditKind, Grade


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def percent(self) -> int | None:
        """Rounded half up, 12.5 to 13; None of nothing."""
        return (200 * self.count + self.of) // (2 * self.of) if self.of else None


@dataclass(frozen=True, slots=True)
class Figures:
    """The rows of the table, each with its denominator. `with_good_features` and `without` are of those not yet good."""

    moderated: int
    immediate: Share
    development: Share
    inadmissible: Share
    admissible: int
    not_yet_good: Share
    with_good_features: Share
    without: Share
    good: Share
    outstanding: Share

    def as_values(self) -> dict[str, Any]:
        """Plain values, as they are kept: {"moderated": 24, "immediate": {"count": 12, "of": 24}, …}."""
        return asdict(self)

    @classmethod
    def of_values(cls, values: Mapping[str, Any]) -> "Figures":
        read: dict[str, Any] = {
            name: Share(**said) if isinstance(said, Mapping) else said for name, said in values.items()
        }
        return cls(**read)


def figures(audits: Iterable[Audit]) -> Figures:
    """Of all audits of one round, whatever their kind and stage."""
    core = [a for a in audits if a.kind is AuditKind.CORE and a.admissibility is not None]
    practice = [a for a in core if a.is_admissible]
    outcomes, grades = Counter(a.admissibility for a in core), Counter(a.grade for a in practice)
    weak = grades[Grade.NOT_YET_GOOD]
    featured = sum(a.grade is Grade.NOT_YET_GOOD and a.good_features is True for a in practice)

    def of_core(outcome: Admissibility) -> Share:
        return Share(outcomes[outcome], len(core))

    def of_practice(count: int) -> Share:
        return Share(count, len(practice))

    return Figures(
        moderated=len(core),
        immediate=of_core(Admissibility.IMMEDIATE),
        development=of_core(Admissibility.WITH_DEVELOPMENT_NEEDS),
        inadmissible=of_core(Admissibility.INADMISSIBLE),
        admissible=len(practice),
        not_yet_good=of_practice(weak),
        with_good_features=of_practice(featured),
        without=of_practice(weak - featured),
        good=of_practice(grades[Grade.GOOD]),
        outstanding=of_practice(grades[Grade.OUTSTANDING]),
    )
