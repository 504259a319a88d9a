"""What the scores of an audit say together: good features, and a grade that they contradict (domain page, "The cycle" 3)."""

from collections.abc import Collection

from domain.audit import Grade, Score


def has_good_features(scores: Collection[Score], at_least: int) -> bool:
    """Whether so many areas are good or outstanding, as the policy has it."""
    return sum(score >= Score.GOOD for score in scores) >= at_least


def contradiction(scores: Collection[Score], grade: Grade) -> str:
    """What is odd about the grade in view of the area scores, in a sentence; "" where nothing is."""
    good, outstanding = sum(s >= Score.GOOD for s in scores), sum(s == Score.OUTSTANDING for s in scores)
    weak = len(scores) - good
    if grade is Grade.OUTSTANDING and outstanding * 2 < len(scores):
        return (
            f"The grade is Outstanding, but {outstanding} of {len(scores)} areas {'is' if outstanding == 1 else 'are'}."
        )
    if grade is Grade.OUTSTANDING and weak:
        return (
            f"The grade is Outstanding, but {weak} of {len(scores)} areas {'is' if weak == 1 else 'are'} not yet good."
        )
    if grade is Grade.GOOD and weak * 2 > len(scores):
        return f"The grade is Good, but {weak} of {len(scores)} areas {'is' if weak == 1 else 'are'} not yet good."
    if grade is Grade.NOT_YET_GOOD and not weak:
        return "The grade is Doesn't yet meet Good, but every area is good or outstanding."
    return ""
