"""What is stored of people, teams and time, as rows of the tracker's tables: small, so each is read whole and once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Connection

from storage.bulk import Bulk
from storage.policies import Policies
from tracker.columns import Values, folded
from tracker.layout import WEEKDAYS
from tracker.settings import rows_of_policy


class SmallTables:
    """The rows of each by their key."""

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
                "roles": several(roles[row.id]), "team": self.team_names.get(row.team_id), "active": row.active,
            }
            for row in self.bulk.all("people")
        }  # fmt: skip

    @cached_property
    def cases(self) -> dict[str, Values]:
        return {
            folded(row.case_ref): plain(row) | {"team": self.team_names[row.team_id]} for row in self.bulk.all("cases")
        }

    @cached_property
    def absences(self) -> dict[tuple[str, date], Values]:
        return {
            (folded(self.emails[row.person_id]), row.first_day): plain(row)
            | {"person_email": self.emails[row.person_id], "cover_email": self.emails[row.cover_id]}
            for row in self.bulk.all("covers")
        }

    @cached_property
    def preferences(self) -> dict[str, Values]:
        return {
            folded(self.emails[row.person_id]): {
                "id": row.person_id, "email": self.emails[row.person_id], "hour": row.hour, "weekly": row.weekly,
                "days": several(WEEKDAYS[int(day)] for day in row.days),
            }
            for row in self.bulk.all("preferences")
        }  # fmt: skip

    @cached_property
    def policy(self) -> dict[str, Values]:
        """A row for each setting, in the order in which they are defined."""
        return {row["setting"]: row for row in rows_of_policy(Policies(self._connection).get().policy)}

    def with_emails(self, row: Any, people: Mapping[str, str]) -> Values:
        """The row with its people's emails; `people`: the columns of the database by those of the files."""
        return plain(row) | {name: self.emails.get(getattr(row, column)) for name, column in people.items()}


def numbered(rows: Iterable[Values], owner: str) -> dict[Any, list[Values]]:
    """The rows of each owner in the order they came about; the number of a row is its place in it, from 1."""
    found: dict[Any, list[Values]] = defaultdict(list)
    for row in rows:
        found[row[owner]].append(row | {"number": len(found[row[owner]]) + 1})
    return found


def plain(row: Any) -> Values:
    """The row as it is stored, an empty text as None."""
    return {name: None if value == "" else value for name, value in row._mapping.items()}


def several(words: Iterable[str]) -> tuple[str, ...] | None:
    """Several words in one cell, always in the same order; None if there are none, as an empty cell is."""
    return tuple(sorted(words)) or None
