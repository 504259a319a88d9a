"""A round's figures in words, each with its denominator: 12 of 24 (50%)."""

from cards.audit_words import GRADES, OUTCOMES
from domain.audit import Admissibility, Grade
from domain.figures import Figures, Share


def share(part: Share) -> str:
    """12 of 24 (50%); of nothing there is no percentage."""
    return f"{part.count} of {part.of} ({part.percent}%)" if part.of else "0 of 0"


def lines(figures: Figures) -> list[str]:
    """The rows of the published table, in its order."""
    weak = GRADES[Grade.NOT_YET_GOOD]
    return [
        f"Core audits moderated: {figures.moderated}",
        f"{OUTCOMES[Admissibility.IMMEDIATE]}: {share(figures.immediate)}",
        f"{OUTCOMES[Admissibility.WITH_DEVELOPMENT_NEEDS]}: {share(figures.development)}",
        f"{OUTCOMES[Admissibility.INADMISSIBLE]}: {share(figures.inadmissible)}",
        f"Admissible: {figures.admissible}",
        f"{weak}: {share(figures.not_yet_good)}",
        f"{weak}, with good features: {share(figures.with_good_features)}",
        f"{weak}, without: {share(figures.without)}",
        f"{GRADES[Grade.GOOD]}: {share(figures.good)}",
        f"{GRADES[Grade.OUTSTANDING]}: {share(figures.outstanding)}",
    ]
