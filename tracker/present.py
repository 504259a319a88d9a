"""What is stored, as rows of the tracker's tables: an import compares with them, and an export writes them down.

Beside its columns a row may hold what only saving needs, such as its id and version.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from domain.calendar import london_day
from domain.theme import AREAS
from tracker.columns import Values
from tracker.layout import RUNGS
from tracker.report_tables import ReportTables
from tracker.small_tables import numbered, plain, several

_TAGS = {"finding": "findings", "strength": "strengths", "weakness": "weaknesses"}


class Present(ReportTables):
    """The small tables whole; audits, actions and what belongs to them by id."""

    def audits(self, ids: Iterable[int]) -> dict[int, Values]:
        wanted = sorted(ids)
        found = {row.id: self._audit(row) for row in self.bulk.of("audits", "id", wanted)}
        for area in self.bulk.of("areas", "audit_id", found):
            found[area.audit_id][area.area] = area.score
        tags: dict[tuple[int, str], list[str]] = defaultdict(list)
        for tag in self.bulk.of("tags", "audit_id", found):
            tags[tag.audit_id, _TAGS[tag.kind]].append(tag.tag)
        for (audit, column), words in tags.items():
            found[audit][column] = several(words)
        return found

    def _audit(self, row: Any) -> Values:
        values = plain(row) | dict.fromkeys((*AREAS, *_TAGS.values()))
        values |= {"audit": row.id, "month": self.months[row.round_id], "team": self.team_names[row.team_id]}
        people = ("auditor_id", "moderator_id", "second_id", "submitted_by", "challenged_by")
        return values | {f"{name.removesuffix('_id')}_email": self.emails.get(values.pop(name)) for name in people}

    def areas(self, audits: Iterable[int]) -> dict[tuple[int, str], Values]:
        return {
            (row.audit_id, row.area): plain(row) | {"audit": row.audit_id}
            for row in self.bulk.of("areas", "audit_id", audits)
        }

    def actions(self, ids: Iterable[int], completions: dict[int, list[Values]] | None = None) -> dict[int, Values]:
        """`completions`: those of the same actions, where they have been read already."""
        found = {row.id: self._action(row) for row in self.bulk.of("actions", "id", ids)}
        for action, done in (self.completions(found) if completions is None else completions).items():
            if action in found and (standing := next((c for c in done if c["standing"]), None)):
                found[action] |= {
                    name: standing[name] for name in ("completed_on", "done", "recorded_in", "difference")
                }
        return found

    def _action(self, row: Any) -> Values:
        values = plain(row) | dict.fromkeys(("completed_on", "done", "recorded_in", "difference"))
        values |= {"action": row.id, "audit": row.audit_id, "team": self.team_names[row.team_id]}
        values |= {"owner_email": self.emails[row.owner_id], "added_by_email": self.emails.get(row.added_by)}
        values["asked_by_email"] = self.emails.get(row.asked_by)
        values |= {"asked_in_place_of_email": self.emails.get(row.asked_in_place_of), "rung": RUNGS[row.rung]}
        if row.status == "not-applicable" and row.closed_at:
            values["completed_on"] = london_day(row.closed_at)
        return values

    def completions(self, actions: Iterable[int]) -> dict[int, list[Values]]:
        return self._numbered("completions", actions, {"by_email": "by_id", "in_place_of_email": "in_place_of"})

    def impacts(self, actions: Iterable[int]) -> dict[int, list[Values]]:
        """Each with the number of the completion that it speaks of, in the order in which they were said."""
        done = {c["id"]: c for of in self.completions(actions).values() for c in of}
        found: dict[int, list[Values]] = defaultdict(list)
        for row in sorted(self.bulk.of("impacts", "completion_id", done), key=lambda row: int(row.id)):
            told = found[done[row.completion_id]["action"]]
            values = {"action": done[row.completion_id]["action"], "completion": done[row.completion_id]["number"]}
            told.append(plain(row) | values | {"by_email": self.emails[row.by_id], "number": len(told) + 1})
        return found

    def notes(self, actions: Iterable[int]) -> dict[int, list[Values]]:
        return self._numbered("notes", actions, {"by_email": "by_id"})

    def extensions(self, actions: Iterable[int]) -> dict[int, list[Values]]:
        return self._requests("more-time", actions)

    def handovers(self, actions: Iterable[int]) -> dict[int, list[Values]]:
        return self._requests("handover", actions)

    def _requests(self, kind: str, actions: Iterable[int]) -> dict[int, list[Values]]:
        people = {"asked_by_email": "asked_by", "decided_by_email": "decided_by", "to_email": "to_owner"}
        people["in_place_of_email"] = "in_place_of"
        return self._numbered("requests", actions, people, kind)

    def _numbered(
        self, table: str, actions: Iterable[int], people: dict[str, str], kind: str = ""
    ) -> dict[int, list[Values]]:
        rows = (row for row in self.bulk.of(table, "action_id", actions) if not kind or row.kind == kind)
        return numbered((self.with_emails(row, people) | {"action": row.action_id} for row in rows), "action")


def pages(present: Present, only: Iterable[int] | None, table: str) -> Iterator[list[int]]:
    """Ids of the table in portions that fit into memory: all, or only these."""
    if only is None:
        yield from present.bulk.ids(table)
        return
    chosen = sorted(set(only))
    yield from (chosen[start : start + 1000] for start in range(0, len(chosen), 1000))
