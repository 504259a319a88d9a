"""What a file's change of due date or owner does to the ladder and to a snooze: the same as in chat.

More time sets an action at the ladder's foot and ends its snooze; a new owner ends the snooze, too, and is warned first.
"""

from typing import Any

from tracker.changes import Plan
from tracker.layout import RUNGS
from tracker.whole import Whole


def follow_changes(plan: Plan, whole: Whole) -> None:
    after, now = whole.after, whole.now
    after["rung"], after["snoozes"] = after["rung"] or RUNGS[0], after["snoozes"] or 0
    if now is None:
        return
    if after["due"] != now["due"]:
        _set(whole, "rung", RUNGS[0])
        _set(whole, "snoozed_until", None)
    if after["owner_email"] != now["owner_email"]:
        _set(whole, "handed_on", plan.today)
        _set(whole, "snoozed_until", None)


def _set(whole: Whole, column: str, value: Any) -> None:
    """What the file itself changes stands as it says."""
    said = whole.cell(column)
    if whole.now and said in (None, whole.now[column]):
        whole.after[column] = value
