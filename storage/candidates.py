"""Who can be dealt audits of a round, and what the round still wants, from the database as it is now."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import bindparam, func, select, text

from domain.absence import Absence
from domain.allocation import Candidate, Conditions, audited_since, key_of, kind_of
from domain.audit import AuditKind
from domain.audit_round import AuditRound, Target
from domain.calendar import A_DAY, Calendar
from domain.person import AUDITORS, Person, Team
from storage.columns import month_of
from storage.ledger import Ledger
from storage.reaudits import to_audit_again
from storage.tables import audits, rounds, teams

_STANDING = text("audits.taken_back is null")
_IN_ROUND = (
    select(audits.c.auditor_id, audits.c.kind, teams.c.service_id)
    .join(teams, teams.c.id == audits.c.team_id)
    .where(audits.c.round_id == bindparam("round_id"), _STANDING)
)
_LAST = (
    select(
        audits.c.case_ref, func.coalesce(audits.c.submitted, audits.c.moderated, audits.c.allocated_on), rounds.c.month
    )
    .join(rounds, rounds.c.id == audits.c.round_id)
    .where(_STANDING)
)
_TEAMS = (
    select(audits.c.case_ref, audits.c.team_id)
    .join(rounds, rounds.c.id == audits.c.round_id)
    .where(_STANDING)
    .order_by(rounds.c.month, audits.c.id)
)


def due_of(ledger: Ledger, of: AuditRound) -> date:
    """When the round's audits are due: as it says, or where that is not to come any more, as the policy says; never after its
    day for moderation, as long as that is to come."""
    today = ledger.today.day
    if of.audits_due and of.audits_due > today:
        return of.audits_due
    due = ledger.policy.calendar.add(today, ledger.policy.due_after)
    return min(due, of.moderation_due) if of.moderation_due and of.moderation_due > today else due


def conditions(ledger: Ledger, of: AuditRound) -> Conditions:
    """What dealing for this round has to heed today."""
    there = ledger.connection.execute(_IN_ROUND, {"round_id": of.id}).all()
    load = Counter(row.auditor_id for row in there)
    done = Counter((row.service_id, row.kind) for row in there)
    council = ledger.people.teams()
    candidates = tuple(_candidate(person, council, load) for person in _taking_part(ledger, of))
    names = {team.service_id: team.service for team in council}
    asked = {service: of.targets.get(service, Target()) for service in names} if of.targets else {}
    wanted = {service: _left(service, target, done) for service, target in asked.items()}
    months, again = ledger.policy.same_case_months, to_audit_again(ledger.connection, of)
    return Conditions(candidates, wanted, _audited(ledger), months, names, again)


def _taking_part(ledger: Ledger, of: AuditRound) -> list[Person]:
    """Auditors who work here, are not exempted, and are there on at least one working day before the audits are due."""
    found = ledger.people.holding(*AUDITORS)
    away = ledger.absences.of({person.id for person in found}, ledger.today.day)
    out = {person for _round, person in ledger.exemptions.accepted([of.id])}
    span = (ledger.today.day, due_of(ledger, of), ledger.policy.calendar)
    return [p for p in found if p.id not in out and not _is_away(p.id, away, *span)]


def _is_away(person_id: int, away: list[Absence], first: date, last: date, calendar: Calendar) -> bool:
    own = [one for one in away if one.person_id == person_id]
    return bool(own) and all(any(one.is_on(day) for one in own) for day in _days(first, last, calendar))


def _days(first: date, last: date, calendar: Calendar) -> Iterator[date]:
    day = first
    while day <= last:
        if calendar.is_working_day(day):
            yield day
        day += A_DAY


def _candidate(person: Person, council: list[Team], load: Counter[int | None]) -> Candidate:
    managed = {team.id for team in council if team.manager_id == person.id}
    own = managed | ({person.team_id} if person.team_id else set())
    return Candidate(person.id, kind_of(person) or AuditKind.LEARNING, frozenset(own), load[person.id])


def _left(service: int, target: Target, done: Counter[tuple[int, str]]) -> Target:
    core, learning = done[service, str(AuditKind.CORE)], done[service, str(AuditKind.LEARNING)]
    return Target(max(0, target.core - core), max(0, target.learning - learning))


def _audited(ledger: Ledger) -> dict[str, date]:
    """The cases audited, or given out to be, since so many months ago; where no day is known the round's month tells."""
    since = audited_since(ledger.today.day, ledger.policy.same_case_months)
    found: dict[str, date] = {}
    for row in ledger.connection.execute(_LAST):
        on = _day(row)
        if on > since:
            found[key_of(row.case_ref)] = max(on, found.get(key_of(row.case_ref), on))
    return found


def known_teams(ledger: Ledger) -> dict[str, frozenset[int]]:
    """The teams of each case by its key: those of the imported cases, else that of its latest audit."""
    found = {key_of(row.case_ref): frozenset({row.team_id}) for row in ledger.connection.execute(_TEAMS)}
    imported: dict[str, set[int]] = defaultdict(set)
    for case in ledger.proposals.stock():
        imported[case.key].add(case.team.id)
    return found | {key: frozenset(teams) for key, teams in imported.items()}


def _day(row: Any) -> date:
    on: date | None = row[1]
    return on or month_of(row.month)
