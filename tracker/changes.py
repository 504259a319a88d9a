"""What an import would do: for each row how it stands and how it shall stand, with all faults found on the way."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from domain.policy import DEFAULT, Policy
from tracker.columns import Table, Values
from tracker.faults import Fault
from tracker.layout import ACTIONS
from tracker.present import Present
from tracker.rows import Row, Rows
from tracker.suspects import suspected

REMAINDERS = {"actions": ("original_due", "extended", "asked", "asked_by_email", "asked_in_place_of_email")}
"""What follows from other rows and is stored beside the columns."""


@dataclass(frozen=True, slots=True)
class Change:
    """`before` is None for a new row. A `quiet` one is told by the entry of the row it follows from."""

    table: Table
    before: Values | None
    after: Values
    quiet: bool = False

    @property
    def key(self) -> Any:
        return self.table.key_of(self.after)

    def differs_in(self, column: str) -> bool:
        return bool((self.before or {}).get(column) != self.after[column])

    def differing(self) -> list[str]:
        """The names of what becomes different; of a new row all that is filled in."""
        names = [*self.table.by_name, *REMAINDERS.get(self.table.name, ())]
        before = self.before or {}
        return [name for name in names if before.get(name) != self.after.get(name)]


@dataclass(slots=True)
class Counts:
    new: int = 0
    changed: int = 0
    unchanged: int = 0


_CALLED = (("teams", "team"), ("services", "service"))


@dataclass
class Plan:
    """Grows while the tables are compared. `policy`: as it will be in force; `remarks` are worth reading but stop nothing."""

    present: Present
    tables: dict[str, Rows]
    today: date
    policy: Policy = DEFAULT
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)
    changes: dict[str, list[Change]] = field(default_factory=lambda: defaultdict(list))
    lacking: Counter[str] = field(default_factory=Counter)  # columns that complete actions would need
    counts: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    managers: dict[str, str] = field(default_factory=dict)  # kept by people_rows, which works them out once

    def rows(self, name: str) -> list[Row]:
        return self.tables[name].rows if name in self.tables else []

    def by_key(self, name: str) -> dict[Any, Row]:
        return self.tables[name].by_key() if name in self.tables else {}

    def take(self, name: str) -> list[Row]:
        """The rows of the table, which are not kept here any longer: there may be very many."""
        taken = self.rows(name)
        if taken:
            self.tables[name].rows = []
        return taken

    def has_column(self, table: str, column: str) -> bool:
        return table in self.tables and column in self.tables[table].columns

    def unread(self, row: Row | None, table: str, *columns: str) -> bool:
        """Whether one of the row's cells could not be read, which has been said already."""
        return row is not None and any(self.has_column(table, c) and c not in row.values for c in columns)

    def settle(
        self, table: Table, before: Values | None, after: Values, row: Row | None, *, quiet: bool = False
    ) -> None:
        """Note the difference, if there is one; `row` of the file stands behind it, or none does."""
        change = Change(table, before, after, quiet)
        differs = before is None or bool(change.differing())
        if differs:
            self.changes[table.name].append(change)
        if differs and row:
            self.remarks += suspected(table, before, after, row, self.no_names)
        if row:
            counts = self.counts[table.name]
            counts.new += before is None
            counts.changed += differs and before is not None
            counts.unchanged += not differs

    @cached_property
    def no_names(self) -> frozenset[str]:
        """What teams and services are called, as stored and as they come in."""
        told = (row.values.get(key) for name, key in _CALLED for row in self.rows(name))
        known = (row[key] for name, key in _CALLED for row in getattr(self.present, name).values())
        return frozenset(filter(None, (*told, *known)))

    def given_anew(self) -> Iterator[Values]:
        """Open actions that were not their owner's before."""
        for change in self.changes[ACTIONS.name]:
            was = (change.before or {}).get("owner_email")
            if change.after["status"] == "open" and change.after["owner_email"] != was:
                yield change.after


def merged(table: Table, row: Row | None, now: Values | None) -> Values:
    """The row as it shall stand: what the file says over what is stored; columns that the file lacks stay as they are."""
    after = dict(now) if now else dict.fromkeys(table.by_name)
    for name, value in row.values.items() if row else ():
        if now is None or not (name in table.key or (value is None and table.by_name[name].keeps)):
            after[name] = value
    return after
