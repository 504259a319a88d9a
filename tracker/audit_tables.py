"""What is stored of the audit programme, as rows of the tracker's tables: rounds, themes and all that was said of audits."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from domain.theme import AREAS
from tracker.audit_layout import CHANNEL_WORDS
from tracker.columns import Values, folded
from tracker.frozen import in_words
from tracker.small_tables import SmallTables, numbered, plain


class AuditTables(SmallTables):
    """The small ones whole, what belongs to audits by the audit's id."""

    @cached_property
    def rounds(self) -> dict[str, Values]:
        return {
            row.month: plain(row) | _prompts(row.prompts) | {"figures": in_words(row.figures)}
            for row in self.bulk.all("rounds")
        }

    @cached_property
    def themes(self) -> dict[str, Values]:
        return {
            folded(row.name): plain(row) | _prompts(row.prompts) | {"theme": row.name}
            for row in self.bulk.all("themes")
        }

    @cached_property
    def targets(self) -> dict[tuple[str, str], Values]:
        services = {row["id"]: row["service"] for row in self.services.values()}
        rows = (
            plain(row) | {"month": self.months[row.round_id], "service": services[row.service_id]}
            for row in self.bulk.all("targets")
        )
        return {(row["month"], folded(row["service"])): row for row in rows}

    @cached_property
    def channels(self) -> dict[str, Values]:
        words = {name: word for word, name in CHANNEL_WORDS.items()}
        rows = (plain(row) | {"channel_for": words[row.name]} for row in self.bulk.all("programme_channels"))
        return {row["channel_for"]: row for row in sorted(rows, key=lambda row: list(words).index(row["name"]))}

    @cached_property
    def exemptions(self) -> dict[str, list[Values]]:
        """By month, in the order in which they were asked."""
        people = {"person_email": "person_id", "asked_by_email": "asked_by", "decided_by_email": "decided_by"}
        rows = self.bulk.all("exemptions")
        return numbered((self.with_emails(row, people) | {"month": self.months[row.round_id]} for row in rows), "month")

    @cached_property
    def competences(self) -> dict[str, list[Values]]:
        """By person, in the order in which they were said."""
        people = {"person_email": "person_id", "by_email": "by_id"}
        rows = (self.with_emails(row, people) for row in self.bulk.all("competences"))
        return numbered((row | {"audits": tuple(sorted(row["audits"])) or None} for row in rows), "person_email")

    @cached_property
    def exemplars(self) -> dict[int, Values]:
        people = {"by_email": "by_id", "decided_by_email": "decided_by"}
        return {
            row.audit_id: self.with_emails(row, people)
            | {"audit": row.audit_id, "state": row.state.replace(" ", "-")}
            | {"answer": row.answer or None, "posts": row.posts or None}
            | {
                f"{area}_{what}": row.text.get(area, {}).get(what) or None
                for area in AREAS
                for what in ("evidence", "impact")
            }
            for row in self.bulk.all("exemplars")
        }

    def audit_notes(self, audits: Iterable[int]) -> dict[int, list[Values]]:
        rows = self.bulk.of("audit_notes", "audit_id", audits)
        return numbered(
            (self.with_emails(row, {"by_email": "by_id"}) | {"audit": row.audit_id} for row in rows), "audit"
        )

    def moderations(self, audits: Iterable[int]) -> dict[int, list[Values]]:
        """Each with the number of the note that says why."""
        ids = list(audits)
        notes = {note["id"]: note["number"] for of in self.audit_notes(ids).values() for note in of}
        rows = self.bulk.of("moderations", "audit_id", ids)
        whole = (
            self.with_emails(row, {"by_email": "by_id"}) | {"audit": row.audit_id, "note": notes.get(row.note_id)}
            for row in rows
        )
        return numbered(whole, "audit")


def _prompts(said: Mapping[str, Any] | None) -> Values:
    return {f"prompt_{area}": (said or {}).get(area) or None for area in AREAS}
