"""What is stored, as rows of the tracker's tables: an import compares with them, and an export writes them down.

Beside its columns a row may hold what only saving needs, such as its id and version.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Connection

from domain.calendar import london_day
from storage.bulk import Bulk
from storage.policies import Policies
from tracker.columns import Values, folded
from tracker.layout import AREAS, RUNGS, WEEKDAYS
from tracker.settings import rows_of_policy

_TAGS = {"finding": "findings", "strength": "strengths", "weakness": "weaknesses"}


class Present:
    """The small tables are read whole and once; audits, actions and what belongs to them by id."""

    def __init__(self, connection: Connection) -> None:
        self.bulk = Bulk(connection)
        self._connection = connection

    @cached_property
    def emails(self) -> dict[int | None, str]:
        return {row.id: row.email for row in self.bulk.all("people")}

    @cached_property
    def team_names(self) -> dict[int | None, str]:
        return {row.id: row.name for row in self.bulk.all("teams")}

    @cached_property
    def months(self) -> dict[int, str]:
        return {row.id: row.month for row in self.bulk.all("rounds")}

    @cached_property
    def services(self) -> dict[str, Values]:
        return {
            folded(row.name): {
                "id": row.id, "service": row.name, "head_email": self.emails.get(row.head_id), "channel": row.channel or None,
            }
            for row in self.bulk.all("services")
        }  # fmt: skip

    @cached_property
    def teams(self) -> dict[str, Values]:
        services = {row["id"]: row["service"] for row in self.services.values()}
        return {
            folded(row.name): {
                "id": row.id, "team": row.name, "service": services[row.service_id],
                "manager_email": self.emails.get(row.manager_id), "channel": row.channel or None,
            }
            for row in self.bulk.all("teams")
        }  # fmt: skip

    @cached_property
    def people(self) -> dict[str, Values]:
        roles: dict[int, list[str]] = defaultdict(list)
        for held in self.bulk.all("roles"):
            roles[held.person_id].append(held.role)
        return {
            folded(row.email): {
                "id": row.id, "email": row.email, "name": row.name, "slack_id": row.account,
                "roles": _several(roles[row.id]), "team": self.team_names.get(row.team_id), "active": row.active,
            }
            for row in self.bulk.all("people")
        }  # fmt: skip

    @cached_property
    def rounds(self) -> dict[str, Values]:
        return {row.month: _plain(row) for row in self.bulk.all("rounds")}

    @cached_property
    def absences(self) -> dict[tuple[str, date], Values]:
        return {
            (self.emails[row.person_id], row.first_day): _plain(row)
            | {"person_email": self.emails[row.person_id], "cover_email": self.emails[row.cover_id]}
            for row in self.bulk.all("covers")
        }

    @cached_property
    def preferences(self) -> dict[str, Values]:
        return {
            self.emails[row.person_id]: {
                "id": row.person_id, "email": self.emails[row.person_id], "hour": row.hour, "weekly": row.weekly,
                "days": _several(WEEKDAYS[int(day)] for day in row.days),
            }
            for row in self.bulk.all("preferences")
        }  # fmt: skip

    @cached_property
    def policy(self) -> dict[str, Values]:
        """A row for each setting, in the order in which they are defined."""
        return {row["setting"]: row for row in rows_of_policy(Policies(self._connection).get().policy)}

    def audits(self, ids: Iterable[int]) -> dict[int, Values]:
        wanted = sorted(ids)
        found = {row.id: self._audit(row) for row in self.bulk.of("audits", "id", wanted)}
        for area in self.bulk.of("areas", "audit_id", found):
            found[area.audit_id][area.area] = area.score
        tags: dict[tuple[int, str], list[str]] = defaultdict(list)
        for tag in self.bulk.of("tags", "audit_id", found):
            tags[tag.audit_id, _TAGS[tag.kind]].append(tag.tag)
        for (audit, column), words in tags.items():
            found[audit][column] = _several(words)
        return found

    def _audit(self, row: Any) -> Values:
        values = _plain(row) | dict.fromkeys((*AREAS, *_TAGS.values()))
        values |= {"audit": row.id, "month": self.months[row.round_id], "team": self.team_names[row.team_id]}
        return values | {
            name: self.emails.get(values.pop(f"{name[:-6]}_id")) for name in ("auditor_email", "moderator_email")
        }

    def areas(self, audits: Iterable[int]) -> dict[tuple[int, str], Values]:
        return {
            (row.audit_id, row.area): _plain(row) | {"audit": row.audit_id}
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
        values = _plain(row) | dict.fromkeys(("completed_on", "done", "recorded_in", "difference"))
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
            told.append(_plain(row) | values | {"by_email": self.emails[row.by_id], "number": len(told) + 1})
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
        """The rows of each action in the order they came about; the number of a row is its place in it, from 1."""
        found: dict[int, list[Values]] = defaultdict(list)
        for row in self.bulk.of(table, "action_id", actions):
            if not kind or row.kind == kind:
                values = _plain(row) | {name: self.emails.get(getattr(row, column)) for name, column in people.items()}
                found[row.action_id].append(values | {"action": row.action_id, "number": len(found[row.action_id]) + 1})
        return found


def _plain(row: Any) -> Values:
    """The row as it is stored, an empty text as None."""
    return {name: None if value == "" else value for name, value in row._mapping.items()}


def _several(words: Iterable[str]) -> tuple[str, ...] | None:
    """Several words in one cell, always in the same order; None if there are none, as an empty cell is."""
    return tuple(sorted(words)) or None


def pages(present: Present, only: Iterable[int] | None, table: str) -> Iterator[list[int]]:
    """Ids of the table in portions that fit into memory: all, or only these."""
    if only is None:
        yield from present.bulk.ids(table)
        return
    chosen = sorted(set(only))
    yield from (chosen[start : start + 1000] for start in range(0, len(chosen), 1000))
