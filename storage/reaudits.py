"""The cases that are to be audited again, as was decided when a case of concern was closed, until they are."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, select, text

from domain.allocation import Again, Case, key_of
from domain.audit_round import AuditRound
from domain.calendar import london_day
from domain.concern import PREFIX
from domain.person import Team
from storage.responsible import OF_TEAM
from storage.tables import audits, cases, concerns, rounds, services, teams

_MONTH = "%Y-%m"
_CLOSED: Select[Any] = (
    select(
        *(concerns.c[name] for name in ("id", "case_ref", "team_id", "reaudit_on", "closed_at")),
        func.coalesce(cases.c.age_band, "").label("age_band"),
        *OF_TEAM,
    )
    .select_from(
        concerns.join(teams, teams.c.id == concerns.c.team_id)
        .join(services, services.c.id == teams.c.service_id)
        .outerjoin(cases, cases.c.case_ref == concerns.c.case_ref)
    )
    .where(text("concerns.reaudit_on is not null"), concerns.c.reaudit_on < bindparam("before"))
    .order_by(concerns.c.reaudit_on, concerns.c.id)
)
_SINCE: Select[Any] = (
    select(
        audits.c.case_ref,
        audits.c.round_id,
        rounds.c.month,
        func.coalesce(audits.c.allocated_on, audits.c.submitted, audits.c.moderated).label("day"),
    )
    .join(rounds, rounds.c.id == audits.c.round_id)
    .where(rounds.c.month >= bindparam("month"), text("audits.taken_back is null"))
)


def to_audit_again(connection: Connection, of: AuditRound) -> dict[str, Again]:
    """By the case's key, the longest due first: those whose day has come by the end of the round's month, and whose case was not
    given out for such a round since the case of concern was closed, nor for this round at all."""
    following = date(of.month.year + of.month.month // 12, of.month.month % 12 + 1, 1)
    closed = connection.execute(_CLOSED, {"before": following}).all()
    if not closed:
        return {}
    since = connection.execute(_SINCE, {"month": min(row.reaudit_on for row in closed).strftime(_MONTH)}).all()
    found: dict[str, Again] = {}
    for row in closed:
        if not _is_audited(row, since, of.id):
            found.setdefault(key_of(row.case_ref), Again(_case(row), f"{PREFIX}-{row.id}"))
    return found


def _is_audited(row: Row[Any], since: Collection[Row[Any]], round_id: int) -> bool:
    key, month = key_of(row.case_ref), row.reaudit_on.strftime(_MONTH)
    closed_on = london_day(row.closed_at) if row.closed_at else row.reaudit_on
    found = [audit for audit in since if key_of(audit.case_ref) == key and audit.month >= month]
    return any(audit.round_id == round_id or audit.day is None or audit.day >= closed_on for audit in found)


def _case(row: Row[Any]) -> Case:
    team = Team(row.team_id, row.team_name, row.service_id, row.service, row.manager_id, row.head_id, row.channel)
    return Case(row.case_ref, team, row.age_band)
