"""An action together with everything that speaks of it: its own row, what is stored, and what belongs to it."""

from dataclasses import dataclass, field
from typing import Any

from tracker.columns import Table, Values
from tracker.layout import EXTENSIONS, HANDOVERS
from tracker.numbering import Part
from tracker.rows import Row


@dataclass(slots=True)
class Whole:
    """One action with the rows that speak of it."""

    number: int
    row: Row | None
    now: Values | None
    after: Values
    parts: dict[str, list[Part]] = field(default_factory=dict)

    def cell(self, column: str) -> Any:
        """What the file says itself, None where it says nothing."""
        return self.row.values.get(column) if self.row else None

    def tells(self, *tables: Table) -> bool:
        """Whether the import has rows of these tables about the action."""
        return any(part.row for table in tables for part in self.parts[table.name])

    def waiting(self) -> list[tuple[str, Part]]:
        """Kind and row of each request that nobody has decided."""
        kinds = (("more-time", EXTENSIONS), ("handover", HANDOVERS))
        return [(kind, part) for kind, table in kinds for part in self.parts[table.name] if part["state"] == "asked"]
