"""Who has left and is still named: what heads, managers and owners leave behind is said with the import that shows it.

It stops nothing: people go before their successors come, and until then the rules know who decides.
"""

from collections import defaultdict
from collections.abc import Iterator

from domain.action import Status
from tracker.changes import Change, Plan, merged
from tracker.columns import folded
from tracker.faults import Fault
from tracker.layout import ACTIONS, PEOPLE, SERVICES, TEAMS
from tracker.rows import Row

_AT_MOST = 3
_POSTS = (
    (SERVICES, "head_email", "The head of service of {} has left: the director, or else the PLT, decides meanwhile."),
    (TEAMS, "manager_email", "The team manager of {} has left: the head of service and the PLT reassign meanwhile."),
)


def remark_leavers(plan: Plan) -> None:
    """Those who leave with this import, and those who had left and are named by it anew."""
    leaving = dict(_leaving(plan))
    absent = {*leaving, *_absent(plan)}
    if absent:
        plan.remarks += [*_posts(plan, leaving, absent), *_owners(plan, leaving, absent)]


def _leaving(plan: Plan) -> Iterator[tuple[str, Row]]:
    rows = plan.by_key(PEOPLE.name)
    for change in plan.changes[PEOPLE.name]:
        if not change.after["active"] and (change.before is None or change.before["active"]):
            yield change.after["email"], rows[folded(change.after["email"])]


def _absent(plan: Plan) -> Iterator[str]:
    rows = plan.by_key(PEOPLE.name)
    for key, person in plan.present.people.items():
        if not merged(PEOPLE, rows.get(key), person)["active"]:
            yield person["email"]


def _posts(plan: Plan, leaving: dict[str, Row], absent: set[str]) -> Iterator[Fault]:
    for table, column, says in _POSTS:
        stored, rows = getattr(plan.present, table.name), plan.by_key(table.name)
        for key in dict.fromkeys((*stored, *rows)):
            row, now = rows.get(key), stored.get(key)
            after = merged(table, row, now)
            holder, sentence = after[column], says.format(after[table.key[0]])
            if holder in leaving:
                yield leaving[holder].fault("active", f"{sentence} Name another in {table.name}.")
            elif row and holder in absent and (now is None or now[column] != holder):
                yield row.fault(column, f"{sentence} Name another.")


def _owners(plan: Plan, leaving: dict[str, Row], absent: set[str]) -> Iterator[Fault]:
    left: dict[str, set[int]] = defaultdict(set)
    people = {person["id"]: email for email in leaving if (person := plan.present.people.get(folded(email)))}
    for number, owner in plan.present.bulk.open_of_owners(people):
        left[people[owner]].add(number)
    for change in plan.changes[ACTIONS.name]:
        for numbers in left.values():
            numbers.discard(change.key)
        if change.after["owner_email"] in absent and _is_left_open(change, leaving):
            left[change.after["owner_email"]].add(change.key)
    for email, numbers in left.items():
        if numbers:
            says = (
                f"{_listed(sorted(numbers))}: the owner has left. Reassign in chat, or name another owner in actions."
            )
            yield leaving[email].fault("active", says) if email in leaving else _at_actions(plan, says)


def _is_left_open(change: Change, leaving: dict[str, Row]) -> bool:
    """Whether this import gives an open action to somebody who has left, or opens theirs again."""
    before, after = change.before or {}, change.after
    is_new = any(before.get(name) != after[name] for name in ("owner_email", "status"))
    return after["status"] == Status.OPEN and (is_new or after["owner_email"] in leaving)


def _at_actions(plan: Plan, says: str) -> Fault:
    return Fault(plan.tables[ACTIONS.name].file, 0, "owner_email", says)


def _listed(numbers: list[int]) -> str:
    more = len(numbers) - _AT_MOST
    return ", ".join(f"A-{number}" for number in numbers[:_AT_MOST]) + (f" and {more} more" if more > 0 else "")
