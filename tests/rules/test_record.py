"""What an auditor's record counts, and who may see whose."""

from datetime import date

import pytest

from domain.audit import Admissibility, AuditKind, Grade
from domain.figures import Share
from domain.person import Actor, Person, Role
from domain.record import Judged, Record, is_core, may_see, may_see_all

NOVEMBER, DECEMBER = date(2017, 11, 1), date(2017, 12, 1)
DAY = date(2017, 12, 8)
GOOD, WEAK = Grade.GOOD, Grade.NOT_YET_GOOD
IMMEDIATE, NOT = Admissibility.IMMEDIATE, Admissibility.INADMISSIBLE
LEARNING, CORE = AuditKind.LEARNING, AuditKind.CORE


def judged(number: int, **said: object) -> Judged:
    held: dict[str, object] = {"month": DECEMBER, "kind": CORE, "submitted": DAY, "admissibility": IMMEDIATE}
    held |= {"grade": GOOD, "own_grade": GOOD}
    return Judged(number, 10, **(held | said))  # type: ignore[arg-type]


RECORD = Record(
    [
        judged(1, weaknesses=("too brief",), strengths=("clear",)),
        judged(2, own_grade=WEAK, weaknesses=("too brief",)),
        judged(3, month=NOVEMBER, kind=LEARNING, admissibility=NOT, grade=None, own_grade=None),
        judged(4, admissibility=None), judged(5, submitted=None, admissibility=None, grade=None, own_grade=None),
    ]
)  # fmt: skip


def test_what_is_done_is_what_was_submitted_and_the_rest_is_to_do() -> None:
    assert (RECORD.done(CORE), RECORD.done(LEARNING), RECORD.to_do) == (3, 1, 1)


def test_outcomes_are_counted_over_what_is_moderated() -> None:
    assert RECORD.outcome(IMMEDIATE) == Share(2, 3)
    assert RECORD.outcome(NOT) == Share(1, 3)
    assert [(month, [a.id for a in audits]) for month, audits in RECORD.by_month()] == [
        (DECEMBER, [1, 2]),
        (NOVEMBER, [3]),
    ]


def test_agreement_leaves_out_what_has_no_grade_or_no_moderation() -> None:
    assert RECORD.agreement == Share(1, 2)
    assert Record().agreement == Share(0, 0)


def test_only_what_came_back_is_a_strength_or_a_weakness() -> None:
    assert RECORD.weaknesses == [("too brief", 2)]
    assert RECORD.strengths == []


def test_competence_can_be_confirmed_on_admissible_learning_audits_alone() -> None:
    assert RECORD.learning_judged == []
    assert [
        a.id for a in Record([judged(6, kind=LEARNING), judged(7, kind=LEARNING, admissibility=None)]).learning_judged
    ] == [6]


def person(number: int, *roles: Role) -> Person:
    return Person(number, "Somebody", roles=frozenset(roles))


@pytest.mark.parametrize(
    ("roles", "all_of_them"),
    [
        ((Role.PLT,), True), ((Role.MODERATOR,), True), ((Role.EXTERNAL_MODERATOR,), False),
        ((Role.MODERATOR, Role.EXTERNAL_MODERATOR), False), ((Role.DIRECTOR,), True), ((Role.CORE_AUDITOR,), False),
        ((Role.TEAM_MANAGER,), False), ((Role.HEAD_OF_SERVICE,), False), ((), False),
    ],
)  # fmt: skip
def test_the_plt_directors_and_the_councils_own_moderators_see_every_record_and_others_their_own(
    roles: tuple[Role, ...], all_of_them: bool
) -> None:
    reader = Actor(person(1, *roles))
    assert may_see_all(reader) is all_of_them
    assert may_see(reader, person(2, Role.LEARNER)) is all_of_them
    assert may_see(reader, reader.person)


def test_whoever_holds_both_roles_is_in_the_core_group() -> None:
    assert is_core(person(1, Role.CORE_AUDITOR, Role.LEARNER))
    assert not is_core(person(1, Role.LEARNER))
