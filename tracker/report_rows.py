"""What follows from the monthly report, as it comes in: compared with what is stored, by the rules of chat.

- `state` empty: as it stands; of something new open.
- what is open has no end, and what is done or dropped says when and what came of it.
"""

from collections.abc import Iterator

from domain.calendar import london_day
from storage.bulk import portions
from tracker.changes import Plan, merged
from tracker.columns import Table, Values
from tracker.numbering import Part, by_owner, parts_of, refuse_future, settle_parts
from tracker.report_layout import (
    EVIDENCE,
    OPINIONS,
    PLAN_ITEMS,
    PLAN_REVIEWS,
    RECOMMENDATION_NOTES,
    RECOMMENDATIONS,
    TEAM_NOTES,
)
from tracker.rows import Row

_OPEN = "open"
_OF_CLOSING = ("closed_at", "outcome")


def plan_reports(plan: Plan) -> None:
    for table in (RECOMMENDATIONS, PLAN_ITEMS, TEAM_NOTES):
        stored = getattr(plan.present, table.name)
        for key, row in plan.by_key(table.name).items():
            _settle(plan, table, row, stored.get(key))
    _plan_opinions(plan)
    for table in (EVIDENCE, RECOMMENDATION_NOTES, PLAN_REVIEWS):
        for parts in _parts(plan, table):
            for part in parts:
                _check_part(plan, table, part)
            settle_parts(plan, table, parts)


def _settle(plan: Plan, table: Table, row: Row, now: Values | None) -> None:
    after = merged(table, row, now)
    if "state" in table.by_name:
        after["state"] = after["state"] or _OPEN
        _check_end(plan, table, row, after)
    _refuse_future(plan, row, after)
    plan.settle(table, now, after, row)


def _check_end(plan: Plan, table: Table, row: Row, after: Values) -> None:
    for name in _OF_CLOSING:
        if plan.unread(row, table.name, name):
            continue
        if after["state"] == _OPEN and after[name]:
            plan.faults.append(row.fault(name, "It is open. Leave this empty, or write in state what became of it."))
        elif after["state"] != _OPEN and not after[name]:
            plan.faults.append(row.fault(name, f"It is {after['state']}: write when, and what came of it."))


def _refuse_future(plan: Plan, row: Row, after: Values) -> None:
    for name in ("at", "closed_at"):
        if (at := after.get(name)) and london_day(at) > plan.today:
            says = f"{london_day(at):%-d %b %Y} has not come yet. Write when it was."
            plan.faults.append(row.fault(name, says))


def _plan_opinions(plan: Plan) -> None:
    """There is at most one of each audit, and of very many audits one."""
    rows = plan.by_key(OPINIONS.name)
    for numbers in portions(sorted(rows)):
        stored = plan.present.opinions(numbers)
        for number in numbers:
            _settle(plan, OPINIONS, rows[number], stored.get(number))


def _parts(plan: Plan, table: Table) -> Iterator[list[Part]]:
    """The rows of each day, recommendation or team that a file speaks of, with those that are stored."""
    stored = getattr(plan.present, table.name)
    for owner, rows in by_owner(table, plan.rows(table.name)).items():
        yield parts_of(plan, table, rows, stored.get(owner, []))


def _check_part(plan: Plan, table: Table, part: Part) -> None:
    if table is RECOMMENDATION_NOTES:
        part.after["kind"] = part["kind"] or "progress"
    refuse_future(plan, part, "at")
    if table is EVIDENCE:
        refuse_future(plan, part, "withdrawn_at")
        if part.row and part["dated"] and part["dated"] > plan.today:
            says = f"{part['dated']:%-d %b %Y} has not come yet. Write when it was found."
            plan.faults.append(part.row.fault("dated", says))
