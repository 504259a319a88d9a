"""Actions with all that belongs to them: what the file leaves open is filled in by the rules of the cycle.

- `status` empty: complete where it says completed_on, else open, or as it stands.
- `owner_email` empty: the owner it has, or the team's manager.
- `due` empty: the day it has, or the last accepted extension's, or as many working days after it was sent as the policy says.
- `sent` empty: the day it has, or as many before it is due (never later than today). Both empty is a fault.
- the original due date is what it was before the first accepted extension, or the due date itself.
"""

from functools import lru_cache

from domain.action import Status
from domain.calendar import Calendar
from storage.bulk import portions
from tracker.changes import Plan, merged
from tracker.columns import folded
from tracker.completing import say_lacking, settle_completions
from tracker.impacts import check_impacts
from tracker.ladder import follow_changes
from tracker.layout import ACTIONS, COMPLETIONS, EXTENSIONS, HANDOVERS, NOTES, OF_ACTIONS
from tracker.numbering import by_owner, parts_of, settle_parts
from tracker.people_rows import managers
from tracker.rows import Row, keyed
from tracker.waiting import set_waiting
from tracker.whole import Whole


def plan_actions(plan: Plan) -> None:
    rows = keyed(ACTIONS, plan.take(ACTIONS.name))
    belonging = {table.name: by_owner(table, plan.take(table.name)) for table in OF_ACTIONS}
    touched = sorted({*rows, *(number for of in belonging.values() for number in of)})
    bosses = managers(plan)
    for numbers in portions(touched):
        stored = {table.name: getattr(plan.present, table.name)(numbers) for table in OF_ACTIONS}
        present = plan.present.actions(numbers, stored[COMPLETIONS.name])
        for number in numbers:
            row, now = rows.pop(number, None), present.get(number)
            whole = Whole(number, row, now, merged(ACTIONS, row, now))
            for table in OF_ACTIONS:
                told = belonging[table.name].pop(number, [])
                whole.parts[table.name] = parts_of(plan, table, told, stored[table.name].get(number, []))
            _settle(plan, whole, bosses)
    say_lacking(plan)


def _settle(plan: Plan, whole: Whole, bosses: dict[str, str]) -> None:
    after = whole.after
    after["status"] = _status(whole)
    _remark_reopening(plan, whole)
    _remark_ending(plan, whole)
    _fill_states(whole)
    settle_completions(plan, whole)
    check_impacts(plan, whole)
    _give_owner(plan, whole, bosses)
    _set_dates(plan, whole)
    set_waiting(plan, whole)
    follow_changes(plan, whole)
    for table in OF_ACTIONS:
        settle_parts(plan, table, whole.parts[table.name])
    if whole.row or whole.now:
        plan.settle(ACTIONS, whole.now, after, whole.row)


def _status(whole: Whole) -> str:
    was = whole.now["status"] if whole.now else Status.OPEN
    if said := whole.cell("status"):
        return str(said)
    return str(Status.COMPLETE if was == Status.OPEN and whole.cell("completed_on") else was)


def _remark_reopening(plan: Plan, whole: Whole) -> None:
    """A file older than what was done in chat would undo it: that is said, also in a dry run."""
    if whole.row and whole.now and whole.now["status"] != Status.OPEN and whole.after["status"] == Status.OPEN:
        was = f"A-{whole.number} is {whole.now['status']} in auditbot"
        plan.remarks.append(whole.row.fault("status", f"{was}; this opens it again. Leave the cell empty to keep it."))


def _remark_ending(plan: Plan, whole: Whole) -> None:
    """In chat nothing of a case of concern ends as no longer applicable: of what a tracker brings that is said."""
    was = (whole.now["status"], whole.now["concern"]) if whole.now else None
    status, concern = now = whole.after["status"], whole.after["concern"]
    if whole.row and concern and status == Status.NOT_APPLICABLE and was != now:
        says = f"It belongs to {concern}, and ends without being done. Leave concern empty if it was taken out of that."
        plan.remarks.append(whole.row.fault("status", says))


def _fill_states(whole: Whole) -> None:
    for table in (EXTENSIONS, HANDOVERS):
        for part in whole.parts[table.name]:
            part.after["state"] = part["state"] or "accepted"
    for part in whole.parts[NOTES.name]:
        part.after["kind"] = part["kind"] or "note"


def _give_owner(plan: Plan, whole: Whole, bosses: dict[str, str]) -> None:
    after = whole.after
    if after["owner_email"] or (whole.row and "team" not in whole.row.values) or not after["team"]:
        return
    if plan.has_column(ACTIONS.name, "owner_email") and whole.row and "owner_email" not in whole.row.values:
        return
    after["owner_email"] = bosses.get(folded(after["team"]))
    known = not after["owner_email"] and folded(after["team"]) in plan.by_key("teams")  # then the fault is said there
    if whole.row and not after["owner_email"] and not known:
        says = "The team has no manager to own it. Name the owner, or the team's manager in teams."
        plan.faults.append(whole.row.fault("owner_email", says))


def _set_dates(plan: Plan, whole: Whole) -> None:
    after, row = whole.after, whole.row
    granted = [part for part in whole.parts[EXTENSIONS.name] if part["state"] == "accepted"]
    told = whole.tells(EXTENSIONS)
    if granted and told and not whole.cell("due"):
        after["due"] = granted[-1]["to_due"]
    if row and not plan.unread(row, ACTIONS.name, "sent", "due"):
        _fill_dates(plan, whole, row)
        _refuse_backwards(plan, whole, row)
    due = after["due"]
    if whole.now is None or told or due != whole.now["due"]:
        after["original_due"] = granted[0]["from_due"] if granted else due
        after["extended"] = len(granted)


def _fill_dates(plan: Plan, whole: Whole, row: Row) -> None:
    after = whole.after
    if not after["sent"] and not after["due"]:
        plan.faults.append(row.fault("due", "Write the day it falls due, or in “sent” the day it was sent."))
    elif not after["due"]:
        after["due"] = _working_days_from(plan.policy.calendar, after["sent"], plan.policy.due_after)
    elif not after["sent"]:
        sent = _working_days_from(plan.policy.calendar, after["due"], -plan.policy.due_after)
        after["sent"] = min(sent, plan.today)


def _refuse_backwards(plan: Plan, whole: Whole, row: Row) -> None:
    sent, due = whole.after["sent"], whole.after["due"]
    if sent and due and due < sent:
        says = f"{due:%-d %b %Y} is before it was sent, {sent:%-d %b %Y}. Mend one of the two."
        plan.faults.append(row.fault("due", says))


_working_days_from = lru_cache(maxsize=5_000)(Calendar.add)
