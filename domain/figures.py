"""What a round comes to, counted as its report counts it (domain page, "Figures of two published rounds").

Practice is counted over admissible core audits, auditing over all moderated core audits; learning audits count in neither.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, TypeVar

from domain.audit import Admissibility, Audit, AuditKind, Grade
from domain.plain_values import read

Name = TypeVar("Name")


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
class Alike:
    """So many moderated audits of a round that are alike in all that its figures count. `grade_kept`: the grade is the
    auditor's own; `says_concern`: whether they say if there is a case of concern, as an older tracker's do not."""

    count: int
    kind: AuditKind
    admissibility: Admissibility | None = None
    grade: Grade | None = None
    good_features: bool | None = None
    grade_kept: bool = True
    exemplar: bool = False
    says_concern: bool = False

    @property
    def is_core(self) -> bool:
        """Whether they count in the figures on auditing."""
        return self.kind is AuditKind.CORE and self.admissibility is not None

    @property
    def is_practice(self) -> bool:
        """Whether they count in the figures on practice."""
        return self.is_core and self.admissibility is not None and self.admissibility.is_admissible


@dataclass(frozen=True, slots=True)
class Figures:
    """The rows of the table, each with its denominator. `with_good_features` and `without` count those not yet good. Where the
    audits say no grade at all, or none of those not yet good says whether it has good features, as before these were judged
    so, the shares are of nothing: none of them is 0%."""

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
        return read(cls, values)


def figures(audits: Iterable[Audit]) -> Figures:
    """Of all audits of one round, whatever their kind and stage."""
    return table(Alike(1, a.kind, a.admissibility, a.grade, a.good_features) for a in audits)


def table(audits: Iterable[Alike]) -> Figures:
    """The same of audits that were counted already."""
    core = [a for a in audits if a.is_core]
    practice = [a for a in core if a.is_practice]
    outcomes, grades = tally((a.admissibility, a.count) for a in core), tally((a.grade, a.count) for a in practice)
    moderated, admissible = outcomes.total(), grades.total()
    weak = grades[Grade.NOT_YET_GOOD]
    features = tally((a.good_features, a.count) for a in practice if a.grade is Grade.NOT_YET_GOOD)
    graded = admissible if grades[None] < admissible else 0
    featured = graded if features[None] < weak or not weak else 0
    return Figures(
        moderated=moderated,
        immediate=Share(outcomes[Admissibility.IMMEDIATE], moderated),
        development=Share(outcomes[Admissibility.WITH_DEVELOPMENT_NEEDS], moderated),
        inadmissible=Share(outcomes[Admissibility.INADMISSIBLE], moderated),
        admissible=admissible,
        not_yet_good=Share(weak, graded),
        with_good_features=Share(features[True], featured),
        without=Share(weak - features[True] if featured else 0, featured),
        good=Share(grades[Grade.GOOD], graded),
        outstanding=Share(grades[Grade.OUTSTANDING], graded),
    )


def summed(tables: Sequence[Figures]) -> Figures | None:
    """Of several months as of one; None of none."""
    if not tables:
        return None
    added: dict[str, Any] = {}
    for each in fields(Figures):
        values = [getattr(one, each.name) for one in tables]
        if isinstance(values[0], Share):
            added[each.name] = Share(sum(v.count for v in values), sum(v.of for v in values))
        else:
            added[each.name] = sum(values)
    return Figures(**added)


def tally(counted: Iterable[tuple[Name, int]]) -> Counter[Name]:
    """How many of each."""
    found: Counter[Name] = Counter()
    for name, count in counted:
        found[name] += count
    return found
