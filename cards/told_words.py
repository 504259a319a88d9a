"""How what a channel is told of children is said: 23 of 25 (92%), more than 20 of 25, fewer than 5 of 25."""

from collections.abc import Iterator

from cards.audit_words import GRADES
from cards.figures import share
from cards.month_chart import BETTER, NOT_TOLD
from cards.words import count
from domain.audit import Grade
from domain.suppression import Told, ToldGrades

NOT_AGAIN = "not told again, as the difference would tell of single children"
CORRECTED = f"Corrected: {NOT_AGAIN}."
NOT_TOLD_THEN = "not told"
"""Of a month that was corrected, beside another."""
_WEAK = GRADES[Grade.NOT_YET_GOOD]


def told_words(told: Told) -> str:
    if told.share:
        return share(told.share)
    of = "" if told.of is None else f" of {told.of}"
    if told.least == told.most:
        return f"{told.least}{of}"
    return f"more than {told.least - 1}{of}" if told.least else f"fewer than {told.most + 1}{of}"


def grade_lines(told: ToldGrades, before: ToldGrades | None = None, when: str = "") -> list[str]:
    """A line for each figure that is told, each beside the month before, `when`."""
    if told.are_withheld:
        return [f"Grades: {NOT_AGAIN}"]
    if not told.are_known:
        return ["Grades: not published"]
    if told.not_yet_good is None:
        return [f"Grades of {count(told.of, 'admissible audit')}: {NOT_TOLD}"]
    earlier = dict(named(before)) if before else {}
    if before and before.are_withheld:
        return [f"{name}: {told_words(each)}, in {when} {NOT_TOLD_THEN}" for name, each in named(told)]
    return [f"{name}: {_beside(each, earlier.get(name), when)}" for name, each in named(told)]


def _beside(told: Told, before: Told | None, when: str) -> str:
    words = told_words(told)
    if before is None:
        return words
    was = told_words(before)
    return f"{words}, as in {when}" if was == words else f"{words}, in {when} {was}"


def named(told: ToldGrades) -> Iterator[tuple[str, Told]]:
    """Good and Outstanding each for itself where both are told, and else together."""
    parted = told.good is not None and told.outstanding is not None
    every = (
        (_WEAK, told.not_yet_good),
        (f"{_WEAK}, with good features", told.with_good_features),
        (f"{_WEAK}, without", told.without),
        (GRADES[Grade.GOOD], told.good),
        (GRADES[Grade.OUTSTANDING], told.outstanding),
        (BETTER, None if parted else told.good_or_better),
    )
    yield from ((name, each) for name, each in every if each is not None)
