"""Who may do what with an action, apart from what state it must be in (domain page, "Who may do what")."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from enum import StrEnum
from functools import cache

from domain.action import Action, Audited, Status
from domain.deciding import NOBODY, Away, asked_for_it, did_it, further_up, is_among, may_decide, owns_it
from domain.ladder import Rung
from domain.person import AUDITORS, Actor, Person, Role
from domain.request import RequestKind


class Standing(StrEnum):
    """How a person is related to one action."""

    OWNER = "owner"
    TEAM_MANAGER = "team manager"
    HEAD_OF_SERVICE = "head of service"
    PLT = "plt"
    DIRECTOR = "director"
    AUDITOR = "auditor"
    MODERATOR = "moderator"


class Verb(StrEnum):
    SEE = "see"
    COMPLETE = "complete"
    SAY_IMPACT = "say whether it made a difference"
    ASK_MORE_TIME = "ask for more time"
    REASSIGN = "reassign"
    SNOOZE = "snooze"
    NOTE = "note"
    ACCEPT = "accept"
    RETURN = "return"
    DECIDE = "decide"
    APPROVE_HANDOVER = "approve a handover"
    REOPEN = "reopen"
    CLOSE = "close as no longer applicable"
    GIVE_TIME = "accept the delay"
    ASK = "ask why it is late"
    TAKE_OVER = "take over"


S, V = Standing, Verb
_DOERS = frozenset({S.OWNER, S.TEAM_MANAGER})
_OVERSEERS = frozenset({S.HEAD_OF_SERVICE, S.PLT})

MAY: Mapping[Verb, frozenset[Standing]] = {
    V.SEE: frozenset(Standing),
    V.COMPLETE: _DOERS,
    V.SAY_IMPACT: _DOERS,
    V.ASK_MORE_TIME: _DOERS | {S.PLT},
    V.REASSIGN: _DOERS | _OVERSEERS,
    V.SNOOZE: _DOERS,
    V.NOTE: _DOERS | _OVERSEERS | {S.AUDITOR, S.MODERATOR},
    V.RETURN: _OVERSEERS,
    V.APPROVE_HANDOVER: frozenset({S.PLT}),
    V.REOPEN: _OVERSEERS,
    V.CLOSE: _OVERSEERS,
}
"""ACCEPT and DECIDE are not in it: they are for whoever `deciders` names. Nor is what follows."""
TAKEN_UP = frozenset({V.GIVE_TIME, V.ASK, V.TAKE_OVER})
"""What only those may do who were told that the action is late, as long as it is."""

ANSWERS: Mapping[str, Verb] = {RequestKind.MORE_TIME: V.DECIDE, RequestKind.HANDOVER: V.APPROVE_HANDOVER}
ASKED_FOR = frozenset(ANSWERS.values())
"""What can be done only while it is asked for."""
BY_RULE = ASKED_FOR | {V.ACCEPT, V.RETURN}
"""What depends on who asked for it or did it, beside the table."""
NOT_OF_THEIR_OWN = frozenset({V.CLOSE, V.REOPEN})
"""What nobody does with an action that they own, also through a cover: where it is the head's, the next above does."""
NEVER_OF_A_CONCERN = frozenset({V.CLOSE})
"""Nothing of a case of concern ends as no longer applicable: it is done and accepted, or taken out of it first."""
DECISIONS = frozenset({V.ACCEPT, V.DECIDE, V.APPROVE_HANDOVER})
"""What waits for somebody."""

FROM: Mapping[Verb, frozenset[Status]] = {
    V.SEE: frozenset(Status),
    V.COMPLETE: frozenset({Status.OPEN}),
    V.SAY_IMPACT: frozenset({Status.COMPLETE}),
    V.ASK_MORE_TIME: frozenset({Status.OPEN}),
    V.REASSIGN: frozenset({Status.OPEN}),
    V.SNOOZE: frozenset({Status.OPEN}),
    V.NOTE: frozenset(Status),
    V.ACCEPT: frozenset({Status.AWAITING_ACCEPTANCE}),
    V.RETURN: frozenset({Status.AWAITING_ACCEPTANCE, Status.COMPLETE}),
    V.DECIDE: frozenset({Status.OPEN}),
    V.APPROVE_HANDOVER: frozenset({Status.OPEN}),
    V.REOPEN: frozenset({Status.COMPLETE, Status.NOT_APPLICABLE}),
    V.CLOSE: frozenset({Status.OPEN}),
    V.GIVE_TIME: frozenset({Status.OPEN}),
    V.ASK: frozenset({Status.OPEN}),
    V.TAKE_OVER: frozenset({Status.OPEN}),
}


_HEARS_OF_CONCERN = frozenset({S.OWNER, S.TEAM_MANAGER, S.HEAD_OF_SERVICE, S.PLT, S.DIRECTOR})


def hears_of_concern(actor: Actor, action: Action) -> bool:
    """Whether somebody knows by what they are to the action that it belongs to a case of concern. Its auditor and its moderator
    do only where they raised that one."""
    return not _HEARS_OF_CONCERN.isdisjoint(standings(actor, action))


def standings(actor: Actor, action: Action) -> frozenset[Standing]:
    """All the ways in which the actor, or somebody they cover for, is related to the action."""
    selves, audit, roles = actor.selves, action.audit, actor.roles
    return _named(
        action.owner_id in selves,
        action.team.manager_id in selves,
        action.team.head_id in selves,
        Role.PLT in roles,
        Role.DIRECTOR in roles,
        audit is not None and audit.auditor_id in selves,
        action.added_by in selves or (audit is not None and audit.moderator_id in selves),
    )


@cache
def _named(*holds: bool) -> frozenset[Standing]:
    """The standings that hold, in the order in which they are defined."""
    return frozenset(standing for standing, held in zip(Standing, holds, strict=True) if held)


@cache
def _able(held: frozenset[Standing], status: Status) -> frozenset[Verb]:
    """What somebody so related may do while the action is in this state, leaving decisions aside."""
    able = frozenset(verb for verb, who in MAY.items() if status in FROM[verb] and not who.isdisjoint(held))
    return able - NOT_OF_THEIR_OWN if S.OWNER in held else able


@cache
def _unasked(held: frozenset[Standing]) -> frozenset[Verb]:
    """The same for an open action about which nothing was asked."""
    return _able(held, Status.OPEN) - ASKED_FOR


def may(actor: Actor, verb: Verb, action: Action, seniors: Collection[Person] = (), away: Away = NOBODY) -> bool:
    """Whether this person may do this, leaving the action's state aside. `seniors`, `away`: see `deciders`."""
    if action.concern and verb in NEVER_OF_A_CONCERN:
        return False
    return might(actor, verb, action, seniors, away)


def might(actor: Actor, verb: Verb, action: Action, seniors: Collection[Person] = (), away: Away = NOBODY) -> bool:
    """The same, were it of no case of concern."""
    held = standings(actor, action)
    by_table = not MAY.get(verb, frozenset()).isdisjoint(held)
    if verb is V.DECIDE:
        return may_decide(actor, action.team, asked_for_it(action), seniors, away)
    if verb in (V.ACCEPT, V.RETURN):  # and the PLT returns what nobody they stand for has done
        doers = did_it(action)
        return may_decide(actor, action.team, doers, seniors, away) or (by_table and doers.isdisjoint(actor.selves))
    if verb is V.APPROVE_HANDOVER:
        return by_table and asked_for_it(action).isdisjoint(actor.selves)
    if verb in TAKEN_UP:
        return was_told(actor, action, seniors, away)
    if verb is V.SAY_IMPACT:
        return by_table or _answers_for_all(actor, action)
    if verb in NOT_OF_THEIR_OWN:
        able = by_table or may_decide(actor, action.team, owns_it(action, away), seniors, away)
        return able and S.OWNER not in held
    return by_table or (verb is V.REASSIGN and was_told(actor, action, seniors, away))


def was_told(actor: Actor, action: Action, seniors: Collection[Person], away: Away = NOBODY) -> bool:
    """Whether the late action has climbed to this person, or to somebody they cover for, with one of the rungs so far."""
    rungs, owner = (Rung(n) for n in range(1, action.rung + 1)), {action.owner_id}
    return any(is_among(actor, further_up(action.team, action.owner_id, rung, seniors, away), owner) for rung in rungs)


def would_be_told(actor: Actor, action: Action, seniors: Collection[Person], away: Away = NOBODY) -> bool:
    """Whether it would climb to this person if it stayed late."""
    return was_told(actor, replace(action, rung=Rung.DIRECTOR), seniors, away)


def _answers_for_all(actor: Actor, action: Action) -> bool:
    """Where a team has no manager the head of service answers for its work, else the PLT."""
    team = action.team
    if team.manager_id is not None:
        return False
    return actor.holds(Role.PLT) if team.head_id is None else team.head_id in actor.selves


def abilities(actor: Actor, action: Action, seniors: Collection[Person] = (), away: Away = NOBODY) -> frozenset[Verb]:
    """All that this person may do with the action as it stands now; empty if they may not even see it."""
    able = _abilities(actor, action, seniors, away)
    return able - NEVER_OF_A_CONCERN if action.concern else able


def _abilities(actor: Actor, action: Action, seniors: Collection[Person], away: Away) -> frozenset[Verb]:
    held = standings(actor, action)
    above = _as_next_above(actor, action, seniors, away) if S.DIRECTOR in held else frozenset()
    if action.is_open and not action.asked:  # the usual case, and the one that long lists consist of
        return _unasked(held) | above | (_taken_up(actor, action, seniors, away) if action.rung else frozenset())
    able = _able(held, action.status) | above
    by_rule = {verb for verb in BY_RULE if action.status in FROM[verb] and may(actor, verb, action, seniors, away)}
    unasked = ASKED_FOR - {ANSWERS.get(action.asked)}
    one_at_a_time = {V.ASK_MORE_TIME} if action.asked else set()
    climbed = _taken_up(actor, action, seniors, away) - {V.GIVE_TIME} if action.is_open else frozenset()
    settled = set() if action.is_undecided else {V.SAY_IMPACT}
    if not settled and _answers_for_all(actor, action):
        able |= {V.SAY_IMPACT}
    return ((able - BY_RULE | by_rule) - unasked - one_at_a_time - settled) | climbed


def _as_next_above(actor: Actor, action: Action, seniors: Collection[Person], away: Away) -> frozenset[Verb]:
    """What comes to the director of an action that is the head's own, or has no head."""
    verbs = (verb for verb in NOT_OF_THEIR_OWN if action.status in FROM[verb])
    return frozenset(verb for verb in verbs if may(actor, verb, action, seniors, away))


def _taken_up(actor: Actor, action: Action, seniors: Collection[Person], away: Away) -> frozenset[Verb]:
    """What comes to an open action once it has climbed."""
    return frozenset(verb for verb in TAKEN_UP | {V.REASSIGN} if may(actor, verb, action, seniors, away))


def may_add(actor: Actor, audit: Audited | None) -> bool:
    """The PLT adds any action, a moderator to any audit; an auditor to audits they did, a guest to those given to them."""
    if actor.holds(Role.PLT):
        return True
    if audit is None:
        return False
    return (
        actor.holds(Role.MODERATOR)
        or (actor.holds(*AUDITORS) and audit.auditor_id in actor.selves)
        or (actor.holds(Role.EXTERNAL_MODERATOR) and audit.moderator_id in actor.selves)
    )


def may_own(person: Person) -> bool:
    """An action can be given to anybody who works for the council and still does."""
    return person.active and bool(person.roles - {Role.EXTERNAL_MODERATOR})
