"""All that a month's report says, read for its files in one go: every figure as it is, for those who may see all of them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, select, text

from domain.audit_round import AuditRound
from domain.calendar import LONDON, london_day
from domain.evidence import MONTHS
from domain.month import PartFigures
from domain.programme import after
from domain.recommendation import Recommendation, led_to
from domain.report import Report, ReportState
from domain.report_sheet import AuditLine, Planned, Recommended, ReportSheet, SourceSaid
from domain.reporting import begun
from domain.role_words import by_role
from storage.audit_lists import of_round
from storage.months import parts_as_now, parts_of, run_of
from storage.nouns import Nouns
from storage.report_draft import run_for
from storage.sentences import texts
from storage.tables import audits, opinions

Parts = Callable[[Nouns, date, Sequence[str]], Mapping[str, PartFigures]]


def sheet_of(ledger: Nouns, month: date) -> ReportSheet | None:
    """As its latest edition stands, whether it is posted or not; None where the month has no round."""
    first = month.replace(day=1)
    of = ledger.rounds.of_month(first)
    if of is None:
        return None
    one = ledger.reports.latest(first) or begun(first, ledger.now)
    told = [AuditLine.of(audit) for audit in of_round(ledger.audits, of.id) if audit.submitted]
    is_posted = one.state is ReportState.POSTED
    return ReportSheet(
        month=first,
        theme=of.theme,
        run=tuple(run_of(ledger, first) if is_posted else run_for(ledger, first)),
        led_to=led_to(ledger.recommendations.up_to(first)),
        better=tuple(texts(ledger.sentences.told(one))),
        evidence=evidence_between(ledger, after(first, 1 - MONTHS), after(first)),
        recommendations=recommended(ledger, first, first),
        plan=planned(ledger, first),
        notes=noted(ledger, first),
        opinions=_opinions(ledger, of),
        aspects=of.aspects,
        parts=_parts(ledger, first, {line.team for line in told}, parts_of if is_posted else parts_as_now),
        audits=tuple(told),
        **edition(one),
    )


def edition(one: Report) -> dict[str, Any]:
    posted = london_day(one.posted_at) if one.posted_at else None
    told = {"state": one.state, "edition": one.edition, "change": one.change, "posted_on": posted}
    return {"narrative": one.narrative, **told}


def evidence_between(ledger: Nouns, first: date, end: date) -> tuple[SourceSaid, ...]:
    """What stands and is dated from this day on, and before the other; the oldest first."""
    found = ledger.evidence.between(first, end - timedelta(days=1))
    return tuple(SourceSaid(one.dated, one.source, one.text, one.tags) for one in reversed(found))


def recommended(
    ledger: Nouns, first: date, last: date, seen: Callable[[Recommendation], bool] = lambda _one: True
) -> tuple[Recommended, ...]:
    """Those of the reports up to the last month that were not settled before the first one began."""
    found = [one for one in ledger.recommendations.up_to(last) if _stood(one.closed_at, first) and seen(one)]
    owners, teams_of = ledger.people.named(one.owner_id for one in found), ledger.people.teams()
    return tuple(
        Recommended(
            one.reference, one.month, one.theme, one.text, one.due, str(one.state), one.measure, one.service,
            by_role(owners[one.owner_id], teams_of) if one.owner_id in owners else "", one.outcome, one.tags,
        )
        for one in found
    )  # fmt: skip


def planned(ledger: Nouns, month: date) -> tuple[Planned, ...]:
    """What teams have open, and what they settled since the month began."""
    steps = ledger.team_plans.steps([team.id for team in ledger.people.teams()])
    found = sorted(
        (s for s in steps if _stood(s.closed_at, month)), key=lambda step: (step.team.name, step.due, step.id)
    )
    return tuple(
        Planned(step.reference, step.team.name, step.text, step.due, str(step.state), step.outcome) for step in found
    )


def noted(ledger: Nouns, month: date) -> dict[str, str]:
    """By team, what it will do differently."""
    notes = ledger.team_plans.notes_of(month)
    return {team.name: notes[team.id].text for team in ledger.people.teams() if team.id in notes}


def _stood(closed_at: datetime | None, month: date) -> bool:
    """Whether it was not settled before the month began."""
    return closed_at is None or closed_at >= datetime.combine(month, time(), LONDON)


def _opinions(ledger: Nouns, of: AuditRound) -> tuple[str, ...]:
    asked: Select[Any] = select(opinions.c.text).join(audits, audits.c.id == opinions.c.audit_id)
    asked = asked.where(audits.c.round_id == of.id, text("opinions.text <> ''")).order_by(audits.c.id)
    return tuple(ledger.connection.execute(asked).scalars())


def _parts(ledger: Nouns, month: date, audited: set[str], parts: Parts) -> dict[str, PartFigures]:
    """Of each team that was audited, by its name."""
    rooms = {f"team:{team.id}": team.name for team in ledger.people.teams() if team.name in audited}
    return {rooms[room]: part for room, part in parts(ledger, month, list(rooms)).items()}
