"""No action is closed without what was done, where it is recorded and when: the completion behind a status.

It may stand in the action's own row or, in an export, in `completions`, where those that were returned stand as well.
Only whether it made a difference may be left out, since an older tracker may never have asked.
"""

from domain.action import Status
from domain.calendar import london_day, noon
from tracker.changes import Plan
from tracker.columns import Values
from tracker.faults import Fault
from tracker.impacts import when_to_ask
from tracker.layout import ACTIONS, COMPLETIONS
from tracker.numbering import Part
from tracker.rows import Row
from tracker.whole import Whole

_SAID = ("completed_on", "done", "recorded_in", "difference")
_NEEDED = {
    "completed_on": "the day it was completed",
    "done": "what was done",
    "recorded_in": "where it is recorded",
}
_UNKNOWN = "If nobody knows any more, say so in words, such as: not recorded at the time."


def settle_completions(plan: Plan, whole: Whole) -> None:
    """Bring the completions, the action's own columns and the moment it was closed into line with its status."""
    status, after = whole.after["status"], whole.after
    standing = None
    if status in (Status.COMPLETE, Status.AWAITING_ACCEPTANCE):
        standing = _standing(plan, whole) or _written(plan, whole)
        after |= {name: standing[name] if standing else None for name in _SAID}
    else:
        _refuse_cells(plan, whole, status)
        after |= dict.fromkeys(_SAID) | {"completed_on": _closed_on(plan, whole) if _is_over(status) else None}
    for part in whole.parts[COMPLETIONS.name]:
        part.after["standing"] = part is standing
        part.after["ask_on"] = when_to_ask(plan, whole, part)
    _refuse_future(plan, whole)
    _set_closed_at(plan, whole, standing)


def _is_over(status: str) -> bool:
    return status == Status.NOT_APPLICABLE


def _standing(plan: Plan, whole: Whole) -> Part | None:
    """The completion that counts: the one a file marks, else the last new one, else the stored one."""
    parts = whole.parts[COMPLETIONS.name]
    marked = [part for part in parts if part.row and part.row.values.get("standing")]
    for part in marked[1:]:
        _fault(
            plan, part.row, "standing", "Another completion of this action stands already. Write no for one of them."
        )
    new = [part for part in parts[-1:] if part["standing"] is None]
    found = next(iter(marked or new or [part for part in parts if part["standing"]]), None)
    if found:
        _agree(plan, whole, found)
    return found


def _agree(plan: Plan, whole: Whole, standing: Part) -> None:
    """What the action's own row says is the completion's, unless completions has a row for it that says otherwise."""
    for name in _SAID:
        said = whole.cell(name)
        if said is None or said == standing[name]:
            continue
        if standing.row:
            where = f"{standing.row.file}, row {standing.row.number}"
            _fault(plan, whole.row, name, f"{where}, says something else. Write the same in both, or leave this empty.")
        else:
            standing.after[name] = said


def _written(plan: Plan, whole: Whole) -> Part | None:
    """A completion from the action's own row."""
    row = whole.row
    if row is None:
        return None
    for name in _NEEDED:
        _need(plan, row, name, f"A-{whole.number} is {whole.after['status']}")
    parts = whole.parts[COMPLETIONS.name]
    after: Values = dict.fromkeys(COMPLETIONS.by_name) | {name: row.values.get(name) for name in _SAID}
    parts.append(Part(None, after | {"action": whole.number, "number": len(parts) + 1, "standing": True}))
    return parts[-1]


def _need(plan: Plan, row: Row, name: str, because: str) -> None:
    """A fault where the cell is empty; a column that is missing is only counted, and one that cannot be read was said."""
    if not plan.has_column(ACTIONS.name, name):
        plan.lacking[name] += 1
    elif row.values.get(name, "faulty") is None:
        unknown = "" if name == "completed_on" else f" {_UNKNOWN}"
        _fault(plan, row, name, f"{because}: write {_NEEDED[name]}.{unknown}")


def say_lacking(plan: Plan) -> None:
    """A column that is missing is said once, not for every row."""
    for name, number in plan.lacking.items():
        many = f"{number} complete actions need" if number > 1 else "A complete action needs"
        says = f"{many} it: {_NEEDED[name]}. Add this column."
        plan.faults.append(Fault(plan.tables[ACTIONS.name].file, 1, name, says))


def _refuse_cells(plan: Plan, whole: Whole, status: str) -> None:
    """An action that is not complete has nothing to say about its completion."""
    for part in whole.parts[COMPLETIONS.name]:
        if part.row and part.row.values.get("standing"):
            _fault(plan, part.row, "standing", f"A-{whole.number} is {status}. Write no, or complete in actions.")
    for name in _SAID[_is_over(status) :]:
        if whole.cell(name) is not None:
            says = (
                f"A-{whole.number} is {status}. Leave this empty (a note can hold it), or write complete as its status."
            )
            _fault(plan, whole.row, name, says)


def _closed_on(plan: Plan, whole: Whole) -> object:
    """The day on which an action that is no longer applicable was closed; if no one says, that of the import."""
    said, at = whole.cell("completed_on"), whole.cell("closed_at")
    if said or at:
        return said or london_day(at)
    return whole.now["completed_on"] if whole.now and _is_over(whole.now["status"]) else plan.today


def _refuse_future(plan: Plan, whole: Whole) -> None:
    for row in [whole.row, *(part.row for part in whole.parts[COMPLETIONS.name])]:
        on = row.values.get("completed_on") if row else None
        if on and on > plan.today:
            _fault(plan, row, "completed_on", f"{on:%-d %b %Y} has not come yet. Write the day it was completed.")


def _set_closed_at(plan: Plan, whole: Whole, standing: Part | None) -> None:
    after, status, said, on = whole.after, whole.after["status"], whole.cell("closed_at"), whole.after["completed_on"]
    if not Status(status).is_closed:
        after["closed_at"] = None
        if said:
            says = f"A-{whole.number} is {status}. Leave this empty, or write complete as its status."
            _fault(plan, whole.row, "closed_at", says)
        return
    if _is_over(status):
        _check_closing(plan, whole)
    now = whole.now or {}
    kept = now.get("closed_at") if (now.get("status"), now.get("completed_on")) == (status, on) else None
    at = standing["at"] if standing else None
    after["closed_at"] = said or kept or at or (noon(on) if on else None)


def _check_closing(plan: Plan, whole: Whole) -> None:
    """Of what is no longer applicable the day must not be said twice and differently."""
    on, said = whole.after["completed_on"], whole.cell("closed_at")
    if said and london_day(said) != on:
        says = f"This is not the day in completed_on, {on:%-d %b %Y}. Leave one of them empty."
        _fault(plan, whole.row, "closed_at", says)


def _fault(plan: Plan, row: Row | None, column: str, says: str) -> None:
    if row:
        plan.faults.append(row.fault(column, says))
