"""What is stored of the register of cases of concern, as rows of the tracker's tables."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from domain.calendar import london_day
from tracker.audit_tables import AuditTables
from tracker.columns import Values
from tracker.concern_layout import CAPACITIES
from tracker.small_tables import numbered, plain

_PEOPLE = {
    "raised_by_email": "raised_by",
    "closed_by_email": "closed_by",
    "closed_in_place_of_email": "closed_in_place_of",
}


class ConcernTables(AuditTables):
    """The register by the number of the case of concern."""

    def concerns(self, ids: Iterable[int]) -> dict[int, Values]:
        found = {row.id: self._concern(row) for row in self.bulk.of("concerns", "id", ids)}
        for number, duties in self.duties(found).items():
            found[number]["acknowledged_on"] = acknowledged_on(duties)
        return found

    def _concern(self, row: Any) -> Values:
        said = self.with_emails(row, _PEOPLE) | {"concern": row.id, "audit": row.audit_id, "status": row.state}
        closed = london_day(row.closed_at) if row.closed_at else None
        return said | {"team": self.team_names[row.team_id], "closed_on": closed, "acknowledged_on": None}

    def duties(self, concerns: Iterable[int]) -> dict[int, list[Values]]:
        """Of each what it is as the team's manager, and what as the head of service."""
        words, found = {capacity: word for word, capacity in CAPACITIES.items()}, defaultdict[int, list[Values]](list)
        for row in self.bulk.of("duties", "concern_id", concerns):
            duty = plain(row) | {"concern": row.concern_id, "capacity": words[row.capacity]}
            duty |= {"told_emails": self._all(row.told), "unreached_emails": self._all(row.unreached or ())}
            duty |= {"by_email": self.emails.get(row.by_id), "held_by_email": self.emails.get(row.held_by)}
            found[row.concern_id].append(duty)
        return found

    def _all(self, people: Iterable[int]) -> tuple[str, ...] | None:
        return tuple(sorted(self.emails[person] for person in people)) or None

    def concern_notes(self, concerns: Iterable[int]) -> dict[int, list[Values]]:
        rows = self.bulk.of("concern_notes", "concern_id", concerns)
        return numbered(
            (self.with_emails(row, {"by_email": "by_id"}) | {"concern": row.concern_id} for row in rows), "concern"
        )


def acknowledged_on(duties: Iterable[Values]) -> date | None:
    """The day on which the last of them said that they have it; None while somebody has not."""
    said = [duty["at"] for duty in duties]
    return london_day(max(said)) if said and all(said) else None
