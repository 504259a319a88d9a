"""What cannot be of a case of concern, each in its cell: the days in their order, and nothing closed without what came of it."""

from datetime import date

from domain.calendar import london_day
from domain.concern import ConcernState
from tracker.changes import Plan
from tracker.columns import Values, folded
from tracker.concern_layout import CONCERNS
from tracker.faults import quoted
from tracker.rows import Row

EVERYBODY = (ConcernState.ACKNOWLEDGED, ConcernState.WORKING)
OF_CLOSING = (
    "closed_on", "closed_at", "closed_by_email", "outcome", "difference", "reaudit_on", "closed_in_place_of_email",
    "closed_told_on",
)  # fmt: skip
"""What none that is open has."""
_ON_CLOSING = {
    "closed_on": "write the day",
    "outcome": "write what came of it. If it is not known any more, say so in words",
}


def check_concern(plan: Plan, row: Row, now: Values | None, after: Values, has_it: date | None) -> None:
    """`has_it`: since when both the team manager and the head of service have it, as it will be."""
    _check_days(plan, row, after)
    _check_moment(plan, row, after)
    _check_acknowledged(plan, row, after, has_it)
    if after["status"] == ConcernState.CLOSED:
        _check_closed(plan, row, after)
    else:
        _check_open(plan, row, now, after)


def check_audit(plan: Plan, row: Row, now: Values | None, audit: Values) -> None:
    """The audit that it was seen in read this case, of this team, as chat asks too; what is stored so already may stay."""
    if now and now["audit"] == row.values.get("audit"):
        return
    for name, words in (("case_ref", "another case"), ("team", "a case of another team")):
        mine, read = row.values.get(name), audit[name]
        if mine and read and folded(mine) != folded(read):
            says = f"AU-{row.values['audit']} read {words}, {quoted(read)}. Mend one of the two, or leave audit empty."
            plan.faults.append(row.fault(name, says))


def _check_days(plan: Plan, row: Row, after: Values) -> None:
    """None has still to come, and none is before it was raised."""
    raised = row.values.get("raised_on")
    for name in ("raised_on", "acknowledged_on", "closed_on"):
        on = row.values.get(name)
        if on and on > plan.today:
            plan.faults.append(row.fault(name, f"{on:%-d %b %Y} has not come yet. Write the day it was."))
        elif on and raised and on < raised:
            plan.faults.append(row.fault(name, f"It was raised on {raised:%-d %b %Y}. Mend one of the two."))
    again, closed = after["reaudit_on"], after["closed_on"]
    if again and closed and again <= closed:
        plan.faults.append(row.fault("reaudit_on", f"It was closed on {closed:%-d %b %Y}. Write a later day."))


def _check_moment(plan: Plan, row: Row, after: Values) -> None:
    """The moment is of the same day; one that is stored goes where the file has another day."""
    for day, moment in (("raised_on", "raised_at"), ("closed_on", "closed_at")):
        said, on = row.values.get(moment), row.values.get(day)
        if said and on and london_day(said) != on:
            plan.faults.append(row.fault(moment, f"This is not the day in {day}, {on:%-d %b %Y}. Mend one of the two."))
        elif on and after[moment] and london_day(after[moment]) != on:
            after[moment] = None


def _check_acknowledged(plan: Plan, row: Row, after: Values, has_it: date | None) -> None:
    """The state says whether everybody has it, and the day when."""
    status, said = after["status"], row.values.get("acknowledged_on")
    if status in EVERYBODY and has_it is None and not plan.unread(row, CONCERNS.name, "acknowledged_on", "status"):
        says = f"It is {status}: write the day on which both had it, team manager and head of service."
        plan.faults.append(row.fault("acknowledged_on", says))
    elif status == ConcernState.RAISED and has_it:
        says = "It is raised: leave this empty, or write acknowledged as its status."
        plan.faults.append(row.fault("acknowledged_on", says))
    elif said and said != has_it:
        when = f"it was {has_it:%-d %b %Y}" if has_it else "somebody has not said so yet"
        plan.faults.append(
            row.fault("acknowledged_on", f"As it stands beside, {when}. Write the same, or leave it empty.")
        )


def _check_closed(plan: Plan, row: Row, after: Values) -> None:
    for name, needed in _ON_CLOSING.items():
        if not after[name] and not plan.unread(row, CONCERNS.name, name):
            plan.faults.append(row.fault(name, f"It is closed: {needed}."))


def _check_open(plan: Plan, row: Row, now: Values | None, after: Values) -> None:
    for name in OF_CLOSING:
        if row.values.get(name):
            says = f"It is {after['status']}: leave this empty, or write closed as its status."
            plan.faults.append(row.fault(name, says))
    if now and now["status"] == ConcernState.CLOSED:
        says = f"C-{after['concern']} is closed in auditbot; this opens it again. Leave the cell empty to keep it."
        plan.remarks.append(row.fault("status", says))
