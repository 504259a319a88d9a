"""Snoozing: its owner is not reminded of an action until a day before it is due ("Who may do what", "Rules that settle doubts").

It moves neither the due date nor the ladder, and can be done only so often; everybody who sees the action sees it. Of what
belongs to a case of concern everybody is reminded, always.
"""

from datetime import date, timedelta

from domain.action import Action
from domain.calendar import A_DAY, Today
from domain.policy import Policy
from domain.refusal import Refusal


def first_and_last(action: Action, today: date) -> tuple[date, date]:
    """The days until which it could be snoozed: from tomorrow to the day before it is due."""
    return today + A_DAY, action.due - A_DAY


def can_be_snoozed(action: Action, today: date, policy: Policy) -> bool:
    return not action.concern and action.snoozes < policy.snoozes and action.due - today > timedelta(days=1)


def check_possible(action: Action, today: date, policy: Policy) -> None:
    """Refusal where there is no day until which it could be snoozed, or it was done often enough."""
    if action.concern:
        raise Refusal(f"{action.reference} belongs to a case of concern. Its reminders cannot be snoozed.")
    if action.due - today <= timedelta(days=1):
        when = "is late" if action.due < today else "is due today" if action.due == today else "is due tomorrow"
        raise Refusal(f"{action.reference} {when}. Its reminders can be snoozed only until a day before it is due.")
    if action.snoozes >= policy.snoozes:
        most = {1: "once", 2: "twice"}.get(policy.snoozes, f"{policy.snoozes} times")
        raise Refusal(f"The reminders of {action.reference} were snoozed {most} already, and cannot be again.")


def check_until(until: date, action: Action, today: date) -> None:
    """Refusal at the field “until” where the day is not after today and before the due date."""
    first, last = first_and_last(action, today)
    if until < first:
        raise Refusal("Choose a day after today.", field="until")
    if until > last:
        raise Refusal(f"It is due on {action.due:%-d %b %Y}. Choose an earlier day.", field="until")


def suggested(action: Action, today: Today, policy: Policy) -> date:
    """The day of the second reminder, so that only the first is left out; where that is not possible, the nearest to it."""
    first, last = first_and_last(action, today.day)
    return max(first, min(today.calendar.add(action.due, -policy.second_reminder), last))
