"""Who may do what with a case of concern, and in what state (domain page, "Who may do what" and "The cycle" 5)."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from domain.action import Action
from domain.audit import Audit
from domain.concern import Capacity, Concern, ConcernState
from domain.deciding import NOBODY, Away, deciders, did_it, may_decide, owns_it
from domain.judging import AuditStanding, AuditVerb
from domain.judging import may as may_of_audit
from domain.judging import standings as of_audit
from domain.person import Actor, Person, Role, Team


class ConcernStanding(StrEnum):
    """How a person is related to one case of concern. `RAISER`: they raised it."""

    TEAM_MANAGER = "team manager"
    HEAD_OF_SERVICE = "head of service"
    DIRECTOR = "director"
    PLT = "plt"
    RAISER = "raiser"


class ConcernVerb(StrEnum):
    SEE = "see"
    ACKNOWLEDGE = "acknowledge"
    UPDATE = "add an update to"
    REVIEW = "review"
    ADD_ACTION = "add an action to"
    MOVE_ACTION = "take an action out of"
    CLOSE = "close"
    REOPEN = "reopen"


S, V, C = ConcernStanding, ConcernVerb, ConcernState
_OPEN = frozenset(C) - {C.CLOSED}
MAY: Mapping[ConcernVerb, frozenset[ConcernStanding]] = {
    V.SEE: frozenset(S),
    V.ACKNOWLEDGE: frozenset({S.TEAM_MANAGER, S.HEAD_OF_SERVICE}),
    V.UPDATE: frozenset({S.TEAM_MANAGER, S.HEAD_OF_SERVICE, S.PLT, S.RAISER}),
    V.REVIEW: frozenset({S.HEAD_OF_SERVICE, S.PLT}),
    V.ADD_ACTION: frozenset({S.TEAM_MANAGER, S.HEAD_OF_SERVICE, S.PLT, S.RAISER}),
    V.MOVE_ACTION: frozenset({S.HEAD_OF_SERVICE}),
    V.CLOSE: frozenset({S.HEAD_OF_SERVICE}),
    V.REOPEN: frozenset({S.HEAD_OF_SERVICE, S.PLT}),
}
FROM: Mapping[ConcernVerb, frozenset[ConcernState]] = {
    V.SEE: frozenset(C),
    V.ACKNOWLEDGE: _OPEN,
    V.UPDATE: frozenset(C),
    V.REVIEW: _OPEN,
    V.ADD_ACTION: _OPEN,
    V.MOVE_ACTION: _OPEN,
    V.CLOSE: _OPEN,
    V.REOPEN: frozenset({C.CLOSED}),
}
_RAISING = frozenset({AuditStanding.AUDITOR, AuditStanding.GIVEN, AuditStanding.SECOND, AuditStanding.MODERATOR})


def answerable(capacity: Capacity, team: Team, seniors: Collection[Person] = (), away: Away = NOBODY) -> frozenset[int]:
    """Who must say in this capacity that they have it: the team's manager, or where it has none the next above; the head of
    service, or where the service has none the director, then the PLT ("Rules that settle doubts")."""
    if capacity is Capacity.TEAM_MANAGER and team.manager_id is not None:
        return frozenset({team.manager_id})
    return deciders(team, (), seniors, away)


def capacities(actor: Actor, concern: Concern, seniors: Collection[Person] = ()) -> frozenset[Capacity]:
    """In which the actor answers for it, themselves or for somebody they cover for."""
    return frozenset(c for c in Capacity if not actor.selves.isdisjoint(answerable(c, concern.team, seniors)))


def rights(actor: Actor, concern: Concern, seniors: Collection[Person] = ()) -> Mapping[Capacity, int]:
    """In whose right the actor answers for it in each capacity: their own, where they have it themselves."""
    able = {c: actor.selves & answerable(c, concern.team, seniors) for c in Capacity}
    return {c: actor.id if actor.id in held else min(held) for c, held in able.items() if held}


def left(concern: Concern, seniors: Collection[Person] = ()) -> list[Capacity]:
    """The capacities in which somebody has it in the right of one who answers for it no longer."""
    held = {
        c: duty.held_by for c, duty in concern.duties.items() if duty.is_done and duty.held_by and not concern.is_closed
    }
    return [c for c, person in held.items() if person not in answerable(c, concern.team, seniors)]


def standings(actor: Actor, concern: Concern, seniors: Collection[Person] = ()) -> frozenset[ConcernStanding]:
    """All the ways in which the actor, or somebody they cover for, is related to it; empty: for them it does not exist.

    `seniors` are the directors and PLT who have not left: without a head of service the next above stands in the head's place.
    """
    answers = capacities(actor, concern, seniors)
    holds = {
        S.TEAM_MANAGER: Capacity.TEAM_MANAGER in answers,
        S.HEAD_OF_SERVICE: Capacity.HEAD_OF_SERVICE in answers,
        S.DIRECTOR: actor.holds(Role.DIRECTOR),
        S.PLT: actor.holds(Role.PLT),
        S.RAISER: concern.raised_by in actor.selves,
    }
    return frozenset(standing for standing, held in holds.items() if held)


def may(actor: Actor, verb: ConcernVerb, concern: Concern, seniors: Collection[Person] = ()) -> bool:
    """Whether this person may do this with it as it stands. It is closed by nobody before both have it, unless it did not reach
    one of them."""
    if concern.state not in FROM[verb] or MAY[verb].isdisjoint(standings(actor, concern, seniors)):
        return False
    if verb is V.ACKNOWLEDGE:
        waiting = {duty.capacity for duty in concern.unanswered}
        return not waiting.isdisjoint(capacities(actor, concern, seniors))
    if verb is V.CLOSE:
        return all(duty.trouble for duty in concern.unanswered)
    return True


def abilities(actor: Actor, concern: Concern, seniors: Collection[Person] = ()) -> frozenset[ConcernVerb]:
    """All that this person may do with it now; empty if they may not even see it."""
    return frozenset(verb for verb in ConcernVerb if may(actor, verb, concern, seniors))


def may_take_out(
    actor: Actor, action: Action, concern: Concern, seniors: Collection[Person] = (), away: Away = NOBODY
) -> bool:
    """Whether this person may take this action out of the case of concern: its head of service, but nobody what is theirs to do
    or what they did, for themselves or in somebody's place; of that the next above does, the director, then the PLT."""
    if concern.state not in FROM[V.MOVE_ACTION] or not actor.selves.isdisjoint(owns_it(action) | did_it(action)):
        return False
    if not MAY[V.MOVE_ACTION].isdisjoint(standings(actor, concern, seniors)):
        return True
    return may_decide(actor, concern.team, owns_it(action, away) | did_it(action), seniors, away)


def may_raise(actor: Actor, team: Team, audit: Audit | None = None) -> bool:
    """Team managers and heads of service for their teams, the PLT for all; auditors and moderators from an audit that is theirs
    to do or to judge, and of the team whose case it read."""
    if actor.holds(Role.PLT) or not actor.selves.isdisjoint({team.manager_id, team.head_id} - {None}):
        return True
    if audit is None or audit.team.id != team.id:
        return False
    return may_of_audit(actor, AuditVerb.SEE, audit) and not _RAISING.isdisjoint(of_audit(actor, audit))
