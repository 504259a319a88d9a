"""Who may do what with an audit, apart from what stage it must be at (domain page, "Who may do what" and "The cycle" 3 and 4)."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from domain.audit import WAITING, Audit, Stage
from domain.audit_round import RoundState
from domain.person import AUDITORS, MODERATORS, Actor, Role


class AuditStanding(StrEnum):
    """How a person is related to one audit. `GIVEN`: it was given to them to moderate, or they have moderated it; `ADDED`: as a
    moderator they have added an action to it."""

    AUDITOR = "auditor"
    GIVEN = "given to moderate"
    SECOND = "given to moderate a second time"
    MODERATOR = "moderator"
    ADDED = "moderator who added to it"
    TEAM_MANAGER = "team manager"
    HEAD_OF_SERVICE = "head of service"
    PLT = "plt"
    DIRECTOR = "director"


class AuditVerb(StrEnum):
    SEE = "see"
    SUBMIT = "submit"
    REPLY = "reply"
    MODERATE = "moderate"
    CHANGE_OUTCOME = "change the outcome"
    SECOND = "moderate a second time"
    GIVE = "give to a moderator"
    TAKE_BACK = "take back"
    CHALLENGE = "challenge"
    DECIDE_CHALLENGE = "decide a challenge"
    PROPOSE_EXEMPLAR = "propose as an exemplar"
    SAY_HOW_IT_WAS = "say how it was"


S, V, G = AuditStanding, AuditVerb, Stage
_JUDGES = frozenset({S.GIVEN, S.MODERATOR, S.PLT})
_ABOVE = frozenset({S.TEAM_MANAGER, S.HEAD_OF_SERVICE})
_ALWAYS = frozenset({S.AUDITOR, S.GIVEN, S.ADDED, S.PLT, S.DIRECTOR})

MAY: Mapping[AuditVerb, Mapping[Stage, frozenset[AuditStanding]]] = {
    V.SEE: {
        G.TO_DO: _ALWAYS,
        G.TO_MODERATE: _ALWAYS | {S.MODERATOR},
        G.MODERATED: _ALWAYS | _ABOVE | {S.SECOND},
        G.TAKEN_BACK: frozenset({S.PLT, S.DIRECTOR}),
    },
    V.SUBMIT: {G.TO_DO: frozenset({S.AUDITOR})},
    V.REPLY: {G.MODERATED: frozenset({S.AUDITOR})},
    V.MODERATE: {G.TO_MODERATE: _JUDGES},
    V.CHANGE_OUTCOME: {G.MODERATED: frozenset({S.GIVEN, S.PLT})},
    V.SECOND: {G.MODERATED: frozenset({S.SECOND})},
    V.GIVE: {G.TO_MODERATE: frozenset({S.PLT}), G.MODERATED: frozenset({S.PLT})},
    V.TAKE_BACK: {G.TO_DO: frozenset({S.PLT})},
    V.CHALLENGE: {G.MODERATED: frozenset({S.TEAM_MANAGER})},
    V.DECIDE_CHALLENGE: {G.MODERATED: frozenset({S.SECOND})},
    V.PROPOSE_EXEMPLAR: {G.MODERATED: frozenset({S.GIVEN, S.PLT})},
    V.SAY_HOW_IT_WAS: {G.MODERATED: frozenset({S.TEAM_MANAGER})},
}
"""Who by standing and stage; whoever is `concerned` in it judges nothing, whatever stands here."""
_BEFORE: Mapping[AuditVerb, Mapping[str, Any]] = {
    V.SECOND: {"second": WAITING, "challenge": ""},
    V.DECIDE_CHALLENGE: {"challenge": WAITING},
    V.CHALLENGE: {"challenge": ""},
}
"""How it stands while this can be done with a moderated audit."""
CHOOSING = frozenset({V.GIVE, V.TAKE_BACK})
"""Nobody chooses who judges an audit of their own, nor takes one from themselves."""
OPENS_THE_FIRST = frozenset({V.CHANGE_OUTCOME, V.PROPOSE_EXEMPLAR})
"""What shows the first moderation: to whoever is to make the second one not before they have."""
JUDGING = frozenset({V.MODERATE, V.CHANGE_OUTCOME, V.SECOND, V.DECIDE_CHALLENGE})


def standings(actor: Actor, audit: Audit) -> frozenset[AuditStanding]:
    """All the ways in which the actor, or somebody they cover for, is related to the audit."""
    selves, roles = actor.selves, actor.roles
    holds = {
        S.AUDITOR: audit.auditor_id in selves,
        S.GIVEN: audit.moderator_id in selves,
        S.SECOND: audit.second_id in selves,
        S.MODERATOR: Role.MODERATOR in roles,
        S.ADDED: Role.MODERATOR in roles and not selves.isdisjoint(audit.added_by),
        S.TEAM_MANAGER: audit.team.manager_id in selves,
        S.HEAD_OF_SERVICE: audit.team.head_id in selves,
        S.PLT: Role.PLT in roles,
        S.DIRECTOR: Role.DIRECTOR in roles,
    }
    return frozenset(standing for standing, held in holds.items() if held)


def is_concerned(actor: Actor, audit: Audit) -> bool:
    """Whether they, or somebody they cover for, did the audit or manage the team of its case, or submitted it or challenged
    its grade in another's place: they do not judge it then."""
    concerned = {audit.auditor_id, audit.team.manager_id, audit.submitted_by, audit.challenged_by}
    return not actor.selves.isdisjoint(concerned)


def is_own(actor: Actor, audit: Audit) -> bool:
    """Whether they, or somebody they cover for, did the audit, or submitted it in another's place."""
    return not actor.selves.isdisjoint({audit.auditor_id, audit.submitted_by})


def has_judged(actor: Actor, audit: Audit) -> bool:
    """Whether they, or somebody they cover for, moderated it, changed its outcome or decided a challenge of it: a second
    moderation is another's."""
    return not actor.selves.isdisjoint({audit.moderator_id, *audit.judges})


def may(actor: Actor, verb: AuditVerb, audit: Audit) -> bool:
    """Whether this person may do this with the audit as it stands."""
    if verb in JUDGING and (is_concerned(actor, audit) or not actor.holds(Role.PLT, *MODERATORS)):
        return False
    if verb in CHOOSING and is_own(actor, audit):
        return False
    if verb in (V.SECOND, V.DECIDE_CHALLENGE) and has_judged(actor, audit):
        return False
    if verb is V.DECIDE_CHALLENGE and audit.challenge != WAITING:
        return False
    if verb is V.SECOND and (audit.second != WAITING or audit.challenge == WAITING):
        return False
    if verb is V.CHALLENGE and audit.challenge:
        return False
    if verb in OPENS_THE_FIRST and may(actor, V.SECOND, audit):
        return False
    if verb is V.SUBMIT and audit.is_shut:
        return False
    allowed = MAY[verb].get(audit.stage, frozenset())
    return not allowed.isdisjoint(_effective(actor, audit))


def might(actor: Actor, verb: AuditVerb, audit: Audit) -> bool:
    """Whether they may do it but for what has become of the audit or its round: of that they are told."""
    if verb is V.SUBMIT and audit.is_shut:
        return may(actor, verb, replace(audit, round=replace(audit.round, state=RoundState.OPEN)))
    return verb in _BEFORE and may(actor, verb, replace(audit, judges=frozenset(), **_BEFORE[verb]))


def hears_outcome(actor: Actor, audit: Audit) -> bool:
    """Whether they might have moderated what another has moderated meanwhile: of that they are told who did and how."""
    if audit.stage is not Stage.MODERATED or is_concerned(actor, audit) or is_blind(actor, audit):
        return False
    return actor.holds(Role.MODERATOR, Role.PLT) or audit.moderator_id in actor.selves


def is_blind(actor: Actor, audit: Audit) -> bool:
    """Whether they are to moderate it a second time: until they have, they are not told how the first turned out. Who decides
    a challenge is."""
    return may(actor, AuditVerb.SECOND, audit)


def knows_of_concern(actor: Actor, audit: Audit, *, seen_later: bool) -> bool:
    """Whether they know that the audit is said to be one of a case of concern, though they see none of the register: whoever did
    it, and whoever judges it or has judged it. Of what another moderator saw (`seen_later`), nothing before they have."""
    if not audit.concern or (seen_later and is_blind(actor, audit)):
        return False
    judges = has_judged(actor, audit) and not is_concerned(actor, audit)
    return audit.auditor_id in actor.selves or judges or any(may(actor, verb, audit) for verb in JUDGING)


def as_known(actor: Actor, audit: Audit) -> Audit:
    """The audit with no more of its moderation than they may know; of whoever `is_blind` its outcome is kept apart from this."""
    if not is_blind(actor, audit):
        return audit
    known = replace(audit, grade=audit.own_grade, auditor_grade=None, feedback="")
    return replace(known, strengths=(), weaknesses=(), findings=())


def sees_feedback(actor: Actor, audit: Audit) -> bool:
    """What the auditor is told about the auditing is not the team's business: findings, grade and reasons are."""
    return not _effective(actor, audit) <= _ABOVE


OF_THE_PROGRAMME = frozenset({"taken back", "given to another auditor"})
"""Kinds of what was said of an audit that tell of its auditors: they are read by who runs the programme."""


OF_SUBMITTING = "good features overruled"
"""Of all that is said of an audit, what was said before anybody moderated it."""


def reads_said(actor: Actor, audit: Audit, kind: str, by: int | None) -> bool:
    """Whether they read what was said of an audit: the reason of what was done, by its verb in the history, or a reply. Of a
    second moderation those read it who judge, of a reply all but the team."""
    if is_blind(actor, audit):
        return kind == OF_SUBMITTING
    if by in actor.selves or actor.holds(Role.PLT, Role.DIRECTOR):
        return True
    if kind in OF_THE_PROGRAMME:
        return False
    if kind == "moderated a second time":
        return has_judged(actor, audit) and not is_concerned(actor, audit)
    return kind != "replied" or sees_feedback(actor, audit)


def reads_opinion(actor: Actor, audit: Audit) -> bool:
    """What the team says of being audited is read by the team and by who runs the programme; auditors and moderators get the
    report's counts."""
    return actor.holds(Role.PLT, Role.DIRECTOR) or not standings(actor, audit).isdisjoint(_ABOVE)


def may_judge_again(actor: Actor, audit: Audit) -> bool:
    """Whether the Practice Learning Team may ask them for a second moderation, or to decide a challenge."""
    return actor.holds(Role.PLT, *MODERATORS) and not is_concerned(actor, audit) and not has_judged(actor, audit)


def may_be_given(actor: Actor, audit: Audit) -> bool:
    """Whether it may be given to them to moderate."""
    return actor.holds(Role.PLT, *MODERATORS) and not is_concerned(actor, audit)


def is_given(actor: Actor, audit: Audit) -> bool:
    """Whether it waits to be moderated and was given to them."""
    return audit.stage is Stage.TO_MODERATE and audit.moderator_id in actor.selves


def waits_for(actor: Actor, audit: Audit) -> bool:
    """Whether their digest says that it waits for their judgement. What stands in the queue for all is said to moderators; the
    Practice Learning Team may moderate it as well, and hears of it where it waits too long."""
    if may(actor, V.MODERATE, audit):
        return is_given(actor, audit) or (audit.moderator_id is None and Role.MODERATOR in actor.roles)
    return may(actor, V.SECOND, audit) or may(actor, V.DECIDE_CHALLENGE, audit)


def abilities(actor: Actor, audit: Audit) -> frozenset[AuditVerb]:
    """All that this person may do with the audit as it stands now; empty if they may not even see it."""
    return frozenset(verb for verb in AuditVerb if may(actor, verb, audit))


def _effective(actor: Actor, audit: Audit) -> frozenset[AuditStanding]:
    """A moderator sees what is to be moderated only where they may moderate it; an audit given to another is that one's."""
    held = standings(actor, audit)
    if is_concerned(actor, audit):
        return held - {S.MODERATOR, S.ADDED}
    return held - {S.MODERATOR} if audit.moderator_id is not None and S.GIVEN not in held else held


def is_auditor(actor: Actor) -> bool:
    return actor.holds(*AUDITORS)
