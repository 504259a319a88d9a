"""What waits for a decision: at most one request of an action, be it more time or a handover, in the file or in auditbot."""

from domain.action import Status
from tracker.changes import Plan
from tracker.layout import EXTENSIONS, HANDOVERS
from tracker.numbering import Part
from tracker.whole import Whole


def set_waiting(plan: Plan, whole: Whole) -> None:
    """The action says which of its requests waits; with the action closed, what waited has lapsed."""
    after = whole.after
    is_open, was_open = after["status"] == Status.OPEN, bool(whole.now and whole.now["status"] == Status.OPEN)
    waiting = [part for _, part in whole.waiting()]
    if not is_open:
        for part in waiting:
            part.after["state"] = "lapsed"
    elif len(waiting) > 1:
        _refuse_second(plan, whole, waiting)
    if whole.now is None or whole.tells(EXTENSIONS, HANDOVERS) or is_open != was_open:
        kind, last = next(iter(whole.waiting()), (None, None))
        after["asked"], after["asked_by_email"] = kind, last["asked_by_email"] if last else None
        after["asked_in_place_of_email"] = last["in_place_of_email"] if last else None


def _refuse_second(plan: Plan, whole: Whole, waiting: list[Part]) -> None:
    """Said at the row that may be mended, with the place of the other."""
    told = [part for part in waiting if part.row]
    if not told or not told[-1].row:
        return
    other = next(part for part in waiting if part is not told[-1])
    where = f"{other.row.file}, row {other.row.number}" if other.row else "in auditbot"
    says = f"A-{whole.number} waits for another decision already ({where}). Write accepted, declined or lapsed for one of them."
    plan.faults.append(told[-1].row.fault("state", says))
