"""The rules of a moderation: by when, how far moderators agree, and who judges a second time."""

from datetime import UTC, date, datetime

import pytest

from domain.agreement import on_grade, on_outcome
from domain.audit import Admissibility, Audit, AuditKind, Grade
from domain.audit_round import AuditRound
from domain.figures import Share
from domain.moderation import Moderation, ModerationKind, Verdict, judged_anew, moderate_by, moderated, waits_too_long
from domain.person import Role
from domain.policy import DEFAULT
from domain.refusal import Refusal
from domain.sampling import assign
from tests.rules.some import MANAGER, NORTH, an_actor

DAY = date(2018, 1, 8)


def an_audit(number: int = 1, due: date | None = None, **said: object) -> Audit:
    of = AuditRound(1, date(2017, 12, 1), "Planning", moderation_due=due)
    return Audit(number, of, AuditKind.CORE, "412087", NORTH, auditor_id=20, submitted=DAY, **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(("same", "of", "percent"), [(1, 8, 13), (21, 24, 88), (0, 3, 0), (0, 0, None), (3, 3, 100)])
def test_the_rate_of_agreement_is_rounded_half_up(same: int, of: int, percent: int | None) -> None:
    assert Share(same, of).percent == percent


def test_agreement_is_counted_on_outcome_and_on_grade_apart() -> None:
    at = datetime(2018, 1, 10, tzinfo=UTC)
    first = Moderation(1, 1, ModerationKind.FIRST, 1, at, Admissibility.IMMEDIATE, Grade.GOOD)
    second = Moderation(2, 1, ModerationKind.SECOND, 2, at, Admissibility.INADMISSIBLE, Grade.GOOD)
    assert on_outcome([(first, second)]) == Share(0, 1)
    assert on_grade([(first, second)]) == Share(1, 1)


@pytest.mark.parametrize(("own", "by"), [(None, date(2018, 1, 15)), (date(2018, 1, 19), date(2018, 1, 19)),
                                         (date(2018, 1, 11), date(2018, 1, 11)),
                                         (date(2018, 1, 5), date(2018, 1, 15))])  # fmt: skip
def test_an_audit_is_moderated_by_the_rounds_day_or_in_five_working_days(own: date | None, by: date) -> None:
    audit = an_audit(due=own)
    assert moderate_by(audit, DEFAULT) == by
    told_after = min(by, date(2018, 1, 15))
    assert not waits_too_long(audit, told_after, DEFAULT)
    assert waits_too_long(audit, DEFAULT.calendar.add(told_after, 1), DEFAULT)


def test_a_sample_is_spread_evenly_and_never_goes_to_the_first_moderator_or_who_is_concerned() -> None:
    judges = [an_actor(n, Role.MODERATOR) for n in (MANAGER, 20, 30, 31)]
    audits = [an_audit(n, moderator_id=30 if n == 1 else 32) for n in range(1, 5)]
    assigned = [(audit.id, judge.id) for audit, judge in assign(audits, judges, 4)]
    assert assigned == [(1, 31), (2, 30), (3, 30), (4, 31)]


def test_an_inadmissible_audit_is_not_marked_as_an_example_unless_it_was_one_before() -> None:
    verdict = Verdict(Admissibility.INADMISSIBLE, Grade.GOOD, feedback="Too brief.", exemplar=True)
    with pytest.raises(Refusal) as refused:
        moderated(an_audit(grade=Grade.GOOD), verdict, 30, DAY, 2)
    assert refused.value.field == "exemplar"
    before = an_audit(grade=Grade.GOOD, exemplar=True, admissibility=Admissibility.IMMEDIATE)
    assert not judged_anew(before, verdict, 2).is_exemplary
