"""A case of concern that is closed has nothing left to do: where an import leaves something of it, that is said.

It stops nothing: an older tracker may hold such a pair, and the action stays where people see it until it is seen to.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from domain.action import Status, parse_reference
from domain.concern import PREFIX, ConcernState
from tracker.changes import Change, Plan
from tracker.concern_layout import CONCERNS
from tracker.faults import Fault
from tracker.layout import ACTIONS

_LEFT = (Status.OPEN, Status.AWAITING_ACCEPTANCE)
_DO = "Have it done, or take it out by emptying its concern."


def remark_left_to_do(plan: Plan) -> None:
    """Of those that this import closes, and of those that are closed already where it brings something to do."""
    closes = {f"{PREFIX}-{change.key}" for change in plan.changes[CONCERNS.name] if _closes(change)}
    left = defaultdict[str, set[int]](set)
    for reference, number in (*_stored(plan, closes), *_brought(plan)):
        left[reference].add(number)
    shut = closes | _shut(plan, left.keys() - closes)
    plan.remarks += [_remark(plan, reference, left[reference]) for reference in sorted(left) if reference in shut]


def _closes(change: Change) -> bool:
    return change.differs_in("status") and change.after["status"] == ConcernState.CLOSED


def _stored(plan: Plan, closes: Iterable[str]) -> Iterator[tuple[str, int]]:
    """What is left to do of these, and stays as it is."""
    changed = {change.key for change in plan.changes[ACTIONS.name]}
    for row in plan.present.bulk.of("actions", "concern", closes):
        if row.status in _LEFT and row.id not in changed:
            yield row.concern, row.id


def _brought(plan: Plan) -> Iterator[tuple[str, int]]:
    """What would be left to do by a row of the file, and was not."""
    for change in plan.changes[ACTIONS.name]:
        reference = change.after["concern"]
        if reference and change.after["status"] in _LEFT and parse_reference(reference, PREFIX):
            yield reference, change.key


def _shut(plan: Plan, references: Iterable[str]) -> set[str]:
    """Those of them that are closed, and stay so."""
    numbers = {number for reference in references if (number := parse_reference(reference, PREFIX))}
    will_be = {change.key: change.after["status"] for change in plan.changes[CONCERNS.name]}
    states = {row.id: row.state for row in plan.present.bulk.of(CONCERNS.name, "id", numbers)} | will_be
    return {f"{PREFIX}-{number}" for number, state in states.items() if state == ConcernState.CLOSED}


def _remark(plan: Plan, reference: str, actions: Iterable[int]) -> Fault:
    names = ", ".join(f"A-{number}" for number in sorted(actions))
    says = f"{reference} is closed, and of it is still to be done: {names}. {_DO}"
    row = plan.by_key(CONCERNS.name).get(parse_reference(reference, PREFIX))
    return row.fault("status", says) if row else Fault(plan.tables[ACTIONS.name].file, 0, "concern", says)
