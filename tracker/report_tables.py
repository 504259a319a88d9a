"""What is stored of the monthly report and of what follows from it, as rows of the tracker's tables."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from domain.report import Section
from tracker.columns import Values, folded
from tracker.concern_tables import ConcernTables
from tracker.small_tables import numbered, several

_BY = {"by_email": "by_id"}


class ReportTables(ConcernTables):
    """All of them whole, but what was said of being audited by the audit's id."""

    @cached_property
    def service_names(self) -> dict[int | None, str]:
        return {row["id"]: row["service"] for row in self.services.values()}

    @cached_property
    def evidence(self) -> dict[date, list[Values]]:
        """By the day it is dated, in the order in which it was written down."""
        rows = (self.with_emails(row, _BY) | {"tags": several(row.tags)} for row in self.bulk.all("evidence"))
        return numbered(rows, "dated")

    @cached_property
    def recommendations(self) -> dict[int, Values]:
        people = _BY | {"owner_email": "owner_id", "closed_by_email": "closed_by"}
        return {
            row.id: self.with_emails(row, people)
            | {"recommendation": row.id, "service": self.service_names.get(row.service_id), "tags": several(row.tags)}
            for row in self.bulk.all("recommendations")
        }

    @cached_property
    def recommendation_notes(self) -> dict[int, list[Values]]:
        rows = self.bulk.all("recommendation_notes")
        whole = (self.with_emails(row, _BY) | {"recommendation": row.recommendation_id} for row in rows)
        return numbered(whole, "recommendation")

    @cached_property
    def team_notes(self) -> dict[tuple[str, str], Values]:
        rows = (self._of_team(row) for row in self.bulk.all("team_notes"))
        return {(folded(row["team"]), row["month"]): row for row in rows}

    @cached_property
    def plan_items(self) -> dict[int, Values]:
        return {row.id: self._of_team(row) | {"step": row.id} for row in self.bulk.all("plan_items")}

    @cached_property
    def plan_reviews(self) -> dict[str, list[Values]]:
        return numbered((self._of_team(row) for row in self.bulk.all("plan_reviews")), "team")

    def _of_team(self, row: Any) -> Values:
        return self.with_emails(row, _BY) | {"team": self.team_names[row.team_id]}

    def opinions(self, audits: Iterable[int]) -> dict[int, Values]:
        return {
            row.audit_id: self.with_emails(row, _BY) | {"audit": row.audit_id}
            for row in self.bulk.of("opinions", "audit_id", audits)
        }

    @cached_property
    def reports(self) -> dict[int, Values]:
        people = {f"{name}_by_email": f"{name}_by" for name in ("written", "signed", "posted")}
        return {
            row.id: self.with_emails(row, people)
            | {str(section): row.narrative.get(section) or None for section in Section}
            | {"writers_emails": several(self.emails[writer] for writer in row.writers or ())}
            for row in self.bulk.all("reports")
        }

    @cached_property
    def sentences(self) -> dict[str, list[Values]]:
        people = _BY | {"decided_by_email": "decided_by"}
        rows = (
            self.with_emails(row, people)
            | {"audit": row.audit_id, "action": row.action_id, "state": row.state.replace(" ", "-")}
            for row in self.bulk.all("sentences")
        )
        return numbered(rows, "month")
