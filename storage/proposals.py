"""What is proposed for a round: cases with the auditor each would go to, until they are sent; and the cases there are to draw."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from domain.allocation import Case, Dealt
from domain.audit import AuditKind
from domain.person import Team
from storage.responsible import OF_TEAM
from storage.tables import cases, proposals, services, teams

_OF = (
    select(proposals, *OF_TEAM)
    .select_from(
        proposals.join(teams, teams.c.id == proposals.c.team_id).join(services, services.c.id == teams.c.service_id)
    )
    .where(proposals.c.round_id == bindparam("round_id"))
    .order_by(proposals.c.id)
)
_ONE = select(proposals.c.round_id).where(proposals.c.id == bindparam("id"))
_CHANGE = (
    update(proposals)
    .where(proposals.c.id == bindparam("of"), proposals.c.auditor_id.is_not_distinct_from(bindparam("seen")))
    .values(kind=bindparam("new_kind"), auditor_id=bindparam("new_auditor"))
)
_STOCK = (
    select(cases.c.case_ref, cases.c.team_id, cases.c.age_band, *OF_TEAM)
    .select_from(cases.join(teams, teams.c.id == cases.c.team_id).join(services, services.c.id == teams.c.service_id))
    .order_by(cases.c.case_ref)
)


@dataclass(frozen=True, slots=True)
class Proposed:
    """One row of a proposal under its own number."""

    id: int
    dealt: Dealt


class Proposals:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, round_id: int) -> list[Proposed]:
        rows = self._connection.execute(_OF, {"round_id": round_id})
        return [Proposed(row.id, Dealt(_case(row), AuditKind(row.kind), row.auditor_id)) for row in rows]

    def round_of(self, number: int) -> int | None:
        """The round that this row is proposed for."""
        found = self._connection.execute(_ONE, {"id": number}).scalar_one_or_none()
        return None if found is None else int(found)

    def put(self, round_id: int, rows: Sequence[Dealt]) -> None:
        """These rows in the place of all that was proposed for the round."""
        self._connection.execute(delete(proposals).where(proposals.c.round_id == round_id))
        values = [
            {"round_id": round_id, "case_ref": row.case.case_ref, "team_id": row.case.team.id}
            | {"age_band": row.case.age_band, "kind": str(row.kind), "auditor_id": row.auditor_id}
            for row in rows
        ]
        if values:
            self._connection.execute(insert(proposals), values)

    def change(self, number: int, kind: AuditKind, auditor_id: int | None, seen: int | None) -> bool:
        """Give a row to somebody else, if it still is with whom it was seen; False otherwise."""
        values = {"of": number, "seen": seen, "new_kind": str(kind), "new_auditor": auditor_id}
        return self._connection.execute(_CHANGE, values).rowcount == 1

    def drop(self, numbers: Iterable[int]) -> int:
        """How many of these there were."""
        ids = list(numbers)
        return self._connection.execute(delete(proposals).where(proposals.c.id.in_(ids))).rowcount if ids else 0

    def stock(self) -> list[Case]:
        """All cases that may be drawn, as the council imported them."""
        return [_case(row) for row in self._connection.execute(_STOCK)]

    def in_stock(self) -> int:
        return int(self._connection.execute(select(func.count()).select_from(cases)).scalar_one())


def mark_of(rows: Sequence[Proposed]) -> int:
    """A mark of at most nine digits that tells this proposal from any other: nobody sends what they have not seen."""
    told = "\n".join(f"{r.id} {r.dealt.case.case_ref} {r.dealt.kind} {r.dealt.auditor_id}" for r in rows)
    return int(sha256(told.encode()).hexdigest()[:7], 16) + 1


def _case(row: Any) -> Case:
    team = Team(row.team_id, row.team_name, row.service_id, row.service, row.manager_id, row.head_id, row.channel)
    return Case(row.case_ref, team, row.age_band)
