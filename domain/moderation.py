"""What a moderator decides about an audit, what that must say, and by when (domain page, "The cycle" 4, "How time runs")."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise

from domain.audit import WAITING, Admissibility, Audit, Grade
from domain.framework import FINDINGS, MISSED, STRENGTHS, WEAKNESSES
from domain.judgement import has_good_features
from domain.policy import Policy
from domain.refusal import Refusal

SETTLED = ("stands", "changed")
"""How a challenge of the grade ended."""


class ModerationKind(StrEnum):
    """Why an audit was judged: the first time, anew with a reason, by a second moderator, or as a challenge was decided."""

    FIRST = "first"
    CHANGED = "changed"
    SECOND = "second"
    CHALLENGE = "challenge"


@dataclass(frozen=True, slots=True)
class Moderation:
    """One judgement as it was made; none is ever overwritten. `note_id`: the reason, where one was given."""

    id: int
    audit_id: int
    kind: ModerationKind
    by: int | None
    at: datetime
    outcome: Admissibility
    grade: Grade | None
    feedback: str = ""
    note_id: int | None = None

    @classmethod
    def of(cls, audit: Audit, kind: ModerationKind, by: int | None, at: datetime, note_id: int | None) -> "Moderation":
        """How the audit now stands, as somebody's judgement; its number is still to be given."""
        if audit.admissibility is None:
            raise ValueError(f"{audit.reference} was not moderated")
        return cls(0, audit.id, kind, by, at, audit.admissibility, audit.grade, audit.feedback, note_id)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the form of a moderation says. `reason`: why the grade changes; `missed`: there is a case of concern that the
    auditor did not see."""

    outcome: Admissibility
    grade: Grade
    reason: str = ""
    feedback: str = ""
    strengths: tuple[str, ...] = ()
    weaknesses: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    missed: bool = False
    exemplar: bool = False


def needs_feedback(outcome: Admissibility) -> bool:
    return outcome is not Admissibility.IMMEDIATE


def moderated(audit: Audit, verdict: Verdict, by: int, on: date, good_from: int) -> Audit:
    """The audit after its first moderation; Refusal at the field that lacks something."""
    _check(audit, verdict)
    return _judged(audit, verdict, good_from).changed(moderator_id=by, moderated=on)


def judged_anew(audit: Audit, verdict: Verdict, good_from: int) -> Audit:
    """The audit after its outcome was changed. Who moderated it first and when stays; a grade that was challenged is
    another's to decide."""
    _check(audit, verdict)
    if audit.challenge and verdict.grade is not audit.grade:
        raise Refusal("The grade was challenged: whoever decides the challenge decides the grade.", field="grade")
    after = _judged(audit, verdict, good_from)
    if after == audit:
        raise Refusal("That is how it stands already. Change something, or press Cancel.", field="outcome")
    return after.changed()


def graded(audit: Audit, grade: Grade, good_from: int) -> Audit:
    """The audit with this grade; the auditor's own is kept where it differs."""
    own = audit.own_grade
    features = audit.good_features
    if grade is Grade.NOT_YET_GOOD and features is None:
        scores = [area.score for area in audit.areas.values() if area.score is not None]
        features = has_good_features(scores, good_from)
    return replace(audit, grade=grade, auditor_grade=own if own is not grade else None, good_features=features)


def _judged(audit: Audit, verdict: Verdict, good_from: int) -> Audit:
    given = replace(
        audit,
        admissibility=verdict.outcome,
        concern=True if verdict.missed else audit.concern,
        exemplar=verdict.exemplar,
    )
    words = {name: getattr(verdict, name) for name in ("feedback", "strengths", "weaknesses", "findings")}
    if verdict.missed and not audit.concern and MISSED not in verdict.weaknesses:  # its auditor learns it by this alone
        words["weaknesses"] = (*verdict.weaknesses, MISSED)
    return replace(graded(given, verdict.grade, good_from), **words)


def _check(audit: Audit, verdict: Verdict) -> None:
    if needs_feedback(verdict.outcome) and not verdict.feedback:
        raise Refusal("Write the feedback: the auditor learns from it what to do differently.", field="feedback")
    if verdict.exemplar and not audit.exemplar and verdict.outcome is Admissibility.INADMISSIBLE:
        raise Refusal("An inadmissible audit is no example of a good one. Choose No.", field="exemplar")
    if audit.grade is not None and verdict.grade is not audit.grade and not verdict.reason:
        raise Refusal("Say why the grade changes.", field="reason")
    for field, known in (("strengths", STRENGTHS), ("weaknesses", WEAKNESSES), ("findings", FINDINGS)):
        if not {*getattr(verdict, field)} <= {*known, *getattr(audit, field)}:
            raise Refusal("Choose from the list.", field=field)


def moderate_by(audit: Audit, policy: Policy) -> date | None:
    """The last day on which it is moderated in time: the round's own, or some working days after it was submitted; of what
    came in after the round's day, the latter. None where it was not submitted."""
    return last_day(audit.submitted, audit.round.moderation_due, policy) if audit.submitted else None


def last_day(submitted: date, own: date | None, policy: Policy) -> date:
    """The same of what was submitted on that day in a round whose own day is `own`."""
    return own if own and own >= submitted else policy.calendar.add(submitted, policy.moderate_within)


def waits_too_long(audit: Audit, today: date, policy: Policy) -> bool:
    """Whether the Practice Learning Team is to hear that it still waits: after so many working days, also where the round gives
    longer, and after the round's own day where that is earlier."""
    due = moderate_by(audit, policy)
    if due is None or audit.submitted is None or audit.admissibility is not None or audit.taken_back is not None:
        return False
    return today > min(due, policy.calendar.add(audit.submitted, policy.moderate_within))


def is_judged_again_late(asked: date | None, today: date, policy: Policy) -> bool:
    """The same of a second moderation or the decision of a challenge, asked for on this day: it is given as long."""
    return asked is not None and today > policy.calendar.add(asked, policy.moderate_within)


def last_regraded(judged: Iterable[tuple[datetime, Grade | None]]) -> datetime | None:
    """When the grade last became another, by what was judged in this order, second moderations left out; None where it stayed
    what the first moderation said."""
    steps = list(pairwise(judged))
    return next((at for (_, before), (at, grade) in reversed(steps) if grade is not before), None)


def challenge_until(audit: Audit, policy: Policy) -> date | None:
    """The last day on which the team manager may challenge the grade: so long after it was given, or was last changed."""
    given = audit.regraded or audit.moderated
    return policy.calendar.add(given, policy.challenge_within) if given else None


def can_be_challenged(audit: Audit, today: date, policy: Policy) -> bool:
    """Once only, and while there is time."""
    until = challenge_until(audit, policy)
    return until is not None and not audit.challenge and audit.grade is not None and today <= until


def decided(audit: Audit, grade: Grade, good_from: int) -> Audit:
    """The audit once its challenge is decided; a second moderation that still waited is this one."""
    stays = grade is audit.grade
    challenge, second = SETTLED[0 if stays else 1], "" if audit.second == WAITING else audit.second
    return graded(audit, grade, good_from).changed(challenge=challenge, second=second)
