"""Why an open case of concern stands in somebody's digest: what they have to do about it, or should know of it."""

from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum

from domain.chase import above, silent
from domain.concern import Capacity, Concern
from domain.deciding import NOBODY, Away
from domain.oversight import answerable
from domain.person import Person, Role


class Why(StrEnum):
    """The most pressing first."""

    ACKNOWLEDGE = "acknowledge"
    UNREACHED = "unreached"
    UNANSWERED = "unanswered"
    REVIEW = "review"
    NO_ACTION = "no action"


def waits_for(
    concern: Concern, today: date, seniors: Collection[Person], away: Away = NOBODY, *, has_action: bool = True
) -> Mapping[Why, frozenset[int]]:
    """For whom it waits, and why; those themselves, not their covers.

    Whoever answers for it is to say that they have it, and from its review's day on to review it; the director knows of what
    nobody has said; the PLT of what reached nobody, and of what has no action, as an import brought none or all were taken out.
    """
    if concern.is_closed:
        return {}
    plt, due = frozenset(person.id for person in seniors if Role.PLT in person.roles), concern.review_due
    quiet, told = silent(concern, seniors), concern.director_on is not None and bool(concern.unanswered)
    found = {
        Why.ACKNOWLEDGE: quiet,
        Why.UNREACHED: plt if concern.troubles else frozenset(),
        Why.UNANSWERED: above(concern, quiet, seniors, away) if told else frozenset(),
        Why.REVIEW: _reviewers(concern, seniors) if due and due <= today else frozenset(),
        Why.NO_ACTION: frozenset() if has_action else plt,
    }
    return {why: people for why, people in found.items() if people}


def _reviewers(concern: Concern, seniors: Collection[Person]) -> frozenset[int]:
    return answerable(Capacity.HEAD_OF_SERVICE, concern.team, seniors)


def hears_of_review(concern: Concern, seniors: Collection[Person], away: Away = NOBODY) -> frozenset[int]:
    """Who is told that the review is overdue: the director, or the PLT where it is the director's own to review."""
    return above(concern, _reviewers(concern, seniors), seniors, away)
