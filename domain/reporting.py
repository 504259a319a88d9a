"""Who may do what with a month's report, and in which state: written, signed off by another than its writers, posted, and
corrected by a further edition (domain page, "The cycle" 7 and "Who may do what")."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum

from domain.audit_round import AuditRound, RoundState
from domain.person import Actor, Role, Team
from domain.report import Report, ReportState


class ReportVerb(StrEnum):
    SEE = "see"
    WRITE = "write"
    ASK = "ask for a sign-off of"
    SIGN = "sign off"
    TAKE_BACK = "take back the sign-off of"
    POST = "post"
    CORRECT = "correct"


class Without(StrEnum):
    """Why there is no report of a month that is over."""

    ROUND = "no round was planned for it"
    OPENING = "its round was planned and not opened"


V, S = ReportVerb, ReportState
_PLT = frozenset({Role.PLT})
_ABOVE = frozenset({Role.PLT, Role.DIRECTOR})
READERS = _ABOVE | {Role.HEAD_OF_SERVICE, Role.TEAM_MANAGER}
"""Who reads what was posted; the last two as their own channels have it."""
MAY: Mapping[ReportVerb, Mapping[ReportState, frozenset[Role]]] = {
    V.SEE: {S.DRAFT: _ABOVE, S.SIGNED: _ABOVE, S.POSTED: READERS},
    V.WRITE: {S.DRAFT: _PLT},
    V.ASK: {S.DRAFT: _PLT},
    V.SIGN: {S.DRAFT: _PLT},
    V.TAKE_BACK: {S.SIGNED: _PLT},
    V.POST: {S.SIGNED: _PLT, S.POSTED: _PLT},
    V.CORRECT: {S.POSTED: _PLT},
}
"""Who by role and state. Posted once, it can be posted where there was no channel yet."""


def may(actor: Actor, verb: ReportVerb, report: Report, *, own: bool = False) -> bool:
    """`own`: whether the policy lets those who wrote in it sign it off; else a second pair of eyes does, and no cover of
    theirs, whom those who wrote may ask for it."""
    if not actor.holds(*MAY[verb].get(report.state, ())):
        return False
    wrote = not actor.selves.isdisjoint(report.writers)
    return wrote if verb is V.ASK else verb is not V.SIGN or own or not wrote


def abilities(actor: Actor, report: Report, *, own: bool = False) -> frozenset[ReportVerb]:
    return frozenset(verb for verb in ReportVerb if may(actor, verb, report, own=own))


def own_rooms(actor: Actor, teams: Iterable[Team]) -> list[str]:
    """The parts of a posted report that are theirs, as the messages name them: of the teams that they manage, and of the services
    that they are head of with all their teams."""
    found = []
    for team in teams:
        found += [f"service:{team.service_id}"] if team.head_id in actor.selves else []
        found += [f"team:{team.id}"] if actor.selves & {team.manager_id, team.head_id} else []
    return sorted(dict.fromkeys(found))


def sees_all(actor: Actor) -> bool:
    """Whether every figure is theirs to read, the small ones too."""
    return actor.holds(*_ABOVE)


def begun(month: date, at: datetime) -> Report:
    """The first edition, of which nothing is written yet and nothing is kept."""
    return Report(None, month, 1, ReportState.DRAFT, {}, at, version=0)


def reported(rounds: Collection[AuditRound], today: date) -> list[date]:
    """The months of which there can be a report: with a round that is more than planned, the latest first."""
    return sorted((one.month for one in rounds if _has_begun(one, today)), reverse=True)


def without(rounds: Collection[AuditRound], month: date, today: date) -> Without | None:
    """None where there is a report or may still be one: of a month to come, too, and of those before the first round."""
    found = {one.month: one for one in rounds}
    if not found or not min(found) <= month < today.replace(day=1):
        return None
    if month not in found:
        return Without.ROUND
    return Without.OPENING if found[month].state is RoundState.PLANNED else None


def newest_due(rounds: Collection[AuditRound], today: date) -> date | None:
    """The latest of them that is over; the latest of all where none is."""
    months = reported(rounds, today)
    over = [month for month in months if month < today.replace(day=1)]
    return next(iter(over or months), None)


def _has_begun(one: AuditRound, today: date) -> bool:
    return one.state is not RoundState.PLANNED and one.month <= today
