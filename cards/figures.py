"""A round's figures in words, each with its denominator: 12 of 24 (50%)."""

from typing import NamedTuple

from cards.audit_words import GRADES, OUTCOMES
from domain.audit import Admissibility, Grade
from domain.figures import Figures, Share

Value = Share | int | str | None
"""In words where it is not told as it is. None: it is not known."""

NOT_PUBLISHED = "not published"


class Row(NamedTuple):
    """A figure under its name."""

    label: str
    value: Value


def share(part: Share) -> str:
    """12 of 24 (50%); of nothing there is no figure."""
    return f"{part.count} of {part.of} ({part.percent}%)" if part.of else NOT_PUBLISHED


def said(value: Value) -> str:
    """What is not known is said, and never 0."""
    if value is None:
        return NOT_PUBLISHED
    return share(value) if isinstance(value, Share) else str(value)


def auditing(figures: Figures) -> list[Row]:
    """The rows of the published table over all moderated core audits."""
    return [
        Row("Core audits moderated", figures.moderated),
        Row(OUTCOMES[Admissibility.IMMEDIATE], figures.immediate),
        Row(OUTCOMES[Admissibility.WITH_DEVELOPMENT_NEEDS], figures.development),
        Row(OUTCOMES[Admissibility.INADMISSIBLE], figures.inadmissible),
        Row("Admissible", figures.admissible),
    ]


def practice(figures: Figures) -> list[Row]:
    """Its rows over the admissible ones."""
    weak = GRADES[Grade.NOT_YET_GOOD]
    shares = {
        weak: figures.not_yet_good,
        f"{weak}, with good features": figures.with_good_features,
        f"{weak}, without": figures.without,
        GRADES[Grade.GOOD]: figures.good,
        GRADES[Grade.OUTSTANDING]: figures.outstanding,
    }
    return [Row(label, part if part.of == figures.admissible else None) for label, part in shares.items()]


def rows(figures: Figures) -> list[Row]:
    """The rows of the published table, in its order."""
    return [*auditing(figures), *practice(figures)]


def lines(figures: Figures) -> list[str]:
    return [f"{label}: {said(value)}" for label, value in rows(figures)]
