"""Audits as far as their actions need them: which audit, of what case and team, judged by whom."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from domain.action import Audited
from storage.tables import audits

_GET = select(audits).where(audits.c.id == bindparam("id"))


@dataclass(frozen=True, slots=True)
class AuditedCase:
    """The audit with the case it read."""

    audit: Audited
    case_ref: str
    team_id: int


class Audits:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, number: int) -> AuditedCase | None:
        row: Any = self._connection.execute(_GET, {"id": number}).one_or_none()
        if row is None:
            return None
        return AuditedCase(Audited(row.id, row.auditor_id, row.moderator_id), row.case_ref, row.team_id)
