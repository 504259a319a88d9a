"""What belongs to an action, or to an audit, is numbered within it: which row of a file is which of those that are stored.

A row without a number is the stored one that says the same, or else a new one; so nothing that somebody wrote in chat is
overwritten by mistake, and importing a file twice adds nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from domain.calendar import london_day
from tracker.changes import Plan, merged
from tracker.columns import Table, Values
from tracker.rows import Row


@dataclass(slots=True)
class Part:
    """One completion, extension, note or judgement: as it is, as it shall be, and the row that says so."""

    before: Values | None
    after: Values
    row: Row | None = None

    def __getitem__(self, column: str) -> Any:
        return self.after.get(column)

    @property
    def is_different(self) -> bool:
        return self.before is None or any(self.before.get(name) != value for name, value in self.after.items())


def by_owner(table: Table, rows: Iterable[Row]) -> dict[Any, list[Row]]:
    """The rows by what they belong to; those of which that could not be read are left out."""
    found: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        if (owner := row.values.get(table.key[0])) is not None:
            found[owner].append(row)
    return found


def parts_of(plan: Plan, table: Table, rows: list[Row], stored: list[Values]) -> list[Part]:
    """All there are of one action (audit, month, person) in their order, the stored ones first."""
    parts = [Part(values, dict(values)) for values in stored]
    for row in sorted((r for r in rows if r.values.get("number")), key=lambda r: int(r.values["number"])):
        _take(plan, table, parts, row, row.values["number"])
    for row in rows:
        if not row.values.get("number"):
            _take(plan, table, parts, row, _number_of(table, parts, row))
    return parts


def _number_of(table: Table, parts: list[Part], row: Row) -> int:
    for number, part in enumerate(parts, 1):
        if part.row is None and all(part[name] == row.values.get(name) for name in table.same):
            return number
    return len(parts) + 1


def _take(plan: Plan, table: Table, parts: list[Part], row: Row, number: int) -> None:
    if number > len(parts) + 1:
        owner = table.key[0]
        shown = table.by_name[owner].shown(row.values[owner])
        says = f"{shown} has {len(parts)} of them, so the next is number {len(parts) + 1}."
        plan.faults.append(row.fault("number", says))
        return
    if number == len(parts) + 1:
        parts.append(Part(None, merged(table, row, None) | {"number": number}, row))
        return
    part = parts[number - 1]
    part.row, part.after = row, merged(table, row, part.before)


def refuse_future(plan: Plan, part: Part, column: str) -> None:
    """A fault where the moment has not come yet."""
    at = part[column]
    if part.row and at and london_day(at) > plan.today:
        says = f"{london_day(at):%-d %b %Y} has not come yet. Write when it was."
        plan.faults.append(part.row.fault(column, says))


def settle_parts(plan: Plan, table: Table, parts: list[Part]) -> None:
    for part in parts:
        if part.row or part.is_different:
            plan.settle(table, part.before, part.after, part.row, quiet=part.row is None)
