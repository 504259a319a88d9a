"""Days on which the council is closed although England works: which may be added to the policy."""

from datetime import date, timedelta

from domain.calendar import bank_holiday
from domain.policy import Policy
from domain.refusal import Refusal

BACK, AHEAD = timedelta(days=31), timedelta(days=731)


def check_closure(day: date, policy: Policy, today: date) -> None:
    """Refusal at the field “add”: it makes no difference, is one already, or must be a slip."""
    written = f"{day:%-d %b %Y}"
    if day.weekday() >= 5:
        raise Refusal(f"{written} is a {day:%A}: nobody works then anyway.", field="add")
    if name := bank_holiday(day):
        raise Refusal(f"{name} is a bank holiday already.", field="add")
    if day in policy.closures:
        raise Refusal(f"{written} is a closure day already.", field="add")
    if day < today - BACK:
        raise Refusal("That is more than a month ago. Choose a later day.", field="add")
    if day > today + AHEAD:
        raise Refusal("That is more than two years ahead. Choose an earlier day.", field="add")


def changeable(policy: Policy, today: date) -> list[date]:
    """The closure days that may be taken away again; those long past have counted."""
    return sorted(day for day in policy.closures if day >= today - BACK)
