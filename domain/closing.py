"""What closing and reviewing a case of concern asks for: nothing of it is left to do, and it is known when it is looked at again
(domain page, "The cycle" 5)."""

from collections.abc import Iterable
from datetime import date, timedelta

from domain.action import Action
from domain.calendar import Calendar
from domain.concern import Concern
from domain.policy import REVIEW_AT_THE_LATEST
from domain.refusal import Overtaken, Refusal
from domain.request import check_working_day

FURTHEST = timedelta(days=2 * 366)
"""What is further away is a slip of the year."""


def left_to_do(actions: Iterable[Action]) -> list[Action]:
    """Those that are open, or wait to be accepted."""
    return [action for action in actions if not action.status.is_closed]


def check_nothing_is_left(concern: Concern, actions: Iterable[Action]) -> None:
    """Refusal that names what is not done yet; it may be taken out of the case of concern instead."""
    left = left_to_do(actions)
    if not left:
        return
    to_do, waiting = [a.reference for a in left if a.is_open], [a.reference for a in left if not a.is_open]
    parts = [f"{', '.join(to_do)} {'is' if len(to_do) == 1 else 'are'} not done"] if to_do else []
    parts += [f"{', '.join(waiting)} {'waits' if len(waiting) == 1 else 'wait'} to be accepted"] if waiting else []
    them = "it" if len(left) == 1 else "them"
    raise Overtaken(
        f"{concern.reference} cannot be closed yet: {' and '.join(parts)}. Nothing was changed. Have {them} done and "
        f"accepted, or take {them} out of {concern.reference}."
    )


def check_everybody_has_it(concern: Concern) -> None:
    """Nobody closes it before both have said that they have it, unless it did not reach one of them."""
    silent = [duty.capacity for duty in concern.unanswered if not duty.trouble]
    if silent:
        who = f"The {' and the '.join(silent)} {'has' if len(silent) == 1 else 'have'}"
        name = concern.reference
        raise Overtaken(f"{name} cannot be closed yet. {who} not said yet that they have it. Nothing was changed.")


def not_their_own(action: Action) -> Refusal:
    """Nobody takes out what is theirs to do, or what they did."""
    return Refusal(
        f"{action.reference} is your own, or was done by you. Whoever is above you can take it out. Nothing was changed.",
        field="action",
    )


def check_review(day: date, today: date, calendar: Calendar, field: str = "due") -> None:
    """A review comes on a working day after today, and so soon that an overdue one still tells somebody."""
    if day <= today:
        raise Refusal("Choose a day after today.", field=field)
    latest = calendar.add(today, REVIEW_AT_THE_LATEST)
    if day > latest:
        words = f"It is reviewed within {REVIEW_AT_THE_LATEST} working days. Choose {latest:%a %-d %b} at the latest."
        raise Refusal(words, field=field)
    check_working_day(day, calendar, field)


def check_reaudit(day: date, today: date, calendar: Calendar, field: str = "reaudit_on") -> None:
    """The case is audited again on a later working day."""
    if day <= today:
        raise Refusal("Choose a day after today.", field=field)
    if day - today > FURTHEST:
        raise Refusal("That is more than two years away. Choose an earlier date.", field=field)
    check_working_day(day, calendar, field)
