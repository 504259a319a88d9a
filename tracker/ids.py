"""Ids by email, name, month and number: what a row is known by in the files, and what the database knows it by."""

from collections import Counter
from collections.abc import Iterable

from storage.bulk import Bulk
from tracker.columns import folded

Parts = dict[tuple[int, int], int]
"""By the number of an action or audit, and that of the part within it."""


class Ids:
    """Read when first wanted, so that what was added before is in it."""

    def __init__(self, bulk: Bulk) -> None:
        self._bulk = bulk
        self.people: dict[str | None, int] = {}
        self.teams: dict[str | None, int] = {}
        self.services: dict[str | None, int] = {}
        self.rounds: dict[str, int] = {}
        self.completions: Parts = {}
        self.audit_notes: Parts = {}

    def read_people(self) -> None:
        self.people = {row.email: row.id for row in self._bulk.all("people")}

    def read_services(self) -> None:
        self.services = {folded(row.name): row.id for row in self._bulk.all("services")}

    def read_teams(self) -> None:
        self.teams = {folded(row.name): row.id for row in self._bulk.all("teams")}

    def read_rounds(self) -> None:
        self.rounds = {row.month: row.id for row in self._bulk.all("rounds")}

    def read_completions(self, actions: Iterable[int]) -> None:
        self.completions = self._parts("completions", "action_id", actions)

    def read_audit_notes(self, audits: Iterable[int]) -> None:
        self.audit_notes = self._parts("audit_notes", "audit_id", audits)

    def _parts(self, table: str, column: str, owners: Iterable[int]) -> Parts:
        last: Counter[int] = Counter()
        found: Parts = {}
        for row in self._bulk.of(table, column, set(owners)):
            owner = getattr(row, column)
            last[owner] += 1
            found[owner, last[owner]] = row.id
        return found
