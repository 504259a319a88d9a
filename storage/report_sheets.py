"""All that a month's report says, read for its files in one go: every figure as it is, for those who may see all of them."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Select, or_, select, text

from domain.audit_round import AuditRound
from domain.calendar import LONDON, london_day
from domain.month import PartFigures
from domain.programme import after
from domain.report import Report, ReportState
from domain.report_sheet import AuditLine, Planned, Recommended, ReportSheet, SourceSaid
from domain.reporting import begun
from domain.role_words import by_role
from storage.audit_lists import of_round
from storage.led_to import led_to
from storage.months import part_as_now, part_of, run_of
from storage.nouns import Nouns
from storage.report_draft import run_for
from storage.sentences import texts
from storage.tables import (
    audits,
    evidence,
    opinions,
    plan_items,
    recommendations,
    services,
    team_notes,
    teams,
)

SOURCES_FROM = -2
"""Other sources of the month and the two before it are set beside its findings, and what came in until the next month's end."""


def sheet_of(ledger: Nouns, month: date) -> ReportSheet | None:
    """As its latest edition stands, whether it is posted or not; None where the month has no round."""
    first = month.replace(day=1)
    of = ledger.rounds.of_month(first)
    if of is None:
        return None
    one = ledger.reports.latest(first)
    told = [AuditLine.of(audit) for audit in of_round(ledger.audits, of.id) if audit.submitted]
    is_posted = one is not None and one.state is ReportState.POSTED
    return ReportSheet(
        month=first,
        theme=of.theme,
        run=tuple(run_of(ledger, first) if is_posted else run_for(ledger, first)),
        led_to=led_to(ledger.connection, first),
        better=tuple(texts(ledger.sentences.told(one or begun(first, ledger.now)))),
        evidence=_evidence(ledger, first),
        recommendations=recommended(ledger, first, first),
        plan=_plan(ledger, first),
        notes=_notes(ledger, first),
        opinions=_opinions(ledger, of),
        aspects=of.aspects,
        parts=_parts(ledger, first, {line.team for line in told}, part_of if is_posted else part_as_now),
        audits=tuple(told),
        **_edition(one),
    )


def _edition(one: Report | None) -> dict[str, Any]:
    if one is None:
        return {"state": ReportState.DRAFT}
    posted = london_day(one.posted_at) if one.posted_at else None
    told = {"state": one.state, "edition": one.edition, "change": one.change, "posted_on": posted}
    return {"narrative": one.narrative, **told}


def _evidence(ledger: Nouns, month: date) -> tuple[SourceSaid, ...]:
    return evidence_between(ledger, after(month, SOURCES_FROM), after(month, 2))


def evidence_between(ledger: Nouns, first: date, end: date) -> tuple[SourceSaid, ...]:
    """From this day on, and before the other; what was withdrawn is left out."""
    asked = select(evidence).where(evidence.c.dated >= first, evidence.c.dated < end, evidence.c.withdrawn_at.is_(None))
    rows = ledger.connection.execute(asked.order_by(evidence.c.dated, evidence.c.id))
    return tuple(SourceSaid(row.dated, row.source, row.text, tuple(row.tags)) for row in rows)


def recommended(ledger: Nouns, first: date, last: date) -> tuple[Recommended, ...]:
    """Those of the reports up to the last month that were not settled before the first one began."""
    table = recommendations
    asked = (
        select(table, services.c.name.label("service"))
        .select_from(table.outerjoin(services, services.c.id == table.c.service_id))
        .where(table.c.month <= _named(last), or_(table.c.closed_at.is_(None), table.c.closed_at >= _begin(first)))
        .order_by(table.c.id)
    )
    rows = list(ledger.connection.execute(asked))
    owners, every = ledger.people.named(row.owner_id for row in rows), ledger.people.teams()
    return tuple(
        Recommended(
            f"R-{row.id}", _month(row.month), row.theme, row.text, row.due, row.state, row.measure, row.service or "",
            by_role(owners[row.owner_id], every) if row.owner_id in owners else "", row.outcome, tuple(row.tags),
        )
        for row in rows
    )  # fmt: skip


def _plan(ledger: Nouns, month: date) -> tuple[Planned, ...]:
    """What teams have open, and what they settled since the month began."""
    table = plan_items
    asked = (
        select(table, teams.c.name)
        .join(teams, teams.c.id == table.c.team_id)
        .where(or_(table.c.closed_at.is_(None), table.c.closed_at >= _begin(month)))
        .order_by(teams.c.name, table.c.due, table.c.id)
    )
    rows = ledger.connection.execute(asked)
    return tuple(Planned(f"P-{row.id}", row.name, row.text, row.due, row.state, row.outcome) for row in rows)


def _notes(ledger: Nouns, month: date) -> dict[str, str]:
    table = team_notes
    asked = select(teams.c.name, table.c.text).join(teams, teams.c.id == table.c.team_id)
    rows = ledger.connection.execute(asked.where(table.c.month == _named(month)).order_by(teams.c.name))
    return {row.name: row.text for row in rows}


def _opinions(ledger: Nouns, of: AuditRound) -> tuple[str, ...]:
    asked: Select[Any] = select(opinions.c.text).join(audits, audits.c.id == opinions.c.audit_id)
    asked = asked.where(audits.c.round_id == of.id, text("opinions.text <> ''")).order_by(audits.c.id)
    return tuple(ledger.connection.execute(asked).scalars())


def _parts(
    ledger: Nouns, month: date, audited: set[str], part: Callable[[Nouns, date, str], PartFigures]
) -> dict[str, PartFigures]:
    """Of each team that was audited, by its name."""
    return {team.name: part(ledger, month, f"team:{team.id}") for team in ledger.people.teams() if team.name in audited}


def _begin(month: date) -> datetime:
    return datetime.combine(month, time(), LONDON)


def _named(month: date) -> str:
    return f"{month:%Y-%m}"


def _month(named: str) -> date:
    return date.fromisoformat(f"{named}-01")
