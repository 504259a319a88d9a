"""From counted facts to a month's figures: over the right audits, however they are counted, and read again as they were kept."""

import json
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from domain.action import Status
from domain.audit import Admissibility, AuditKind, Grade, Score
from domain.counted import Answered, Facts, Judged, Scored, Sent, Submitted, Tagged
from domain.counting import month_figures, part_figures
from domain.figures import Alike, Share
from domain.framework import FINDINGS, STRENGTHS, WEAKNESSES
from domain.impact import Difference
from domain.month import ConcernFigures, MonthFigures, PartFigures
from domain.policy import DEFAULT
from domain.theme import AREAS

DUE = date(2017, 12, 22)
FEW, DAYS = st.integers(1, 4), st.dates(date(2017, 12, 1), date(2018, 1, 12))
KINDS, OUTCOMES = st.sampled_from(AuditKind), st.sampled_from(Admissibility)
ALIKE = st.builds(Alike, FEW, KINDS, OUTCOMES, st.sampled_from([*Grade, None]), st.sampled_from([True, False, None]))
TAGS = st.sampled_from([("finding", FINDINGS[0]), ("finding", FINDINGS[4]), ("strength", STRENGTHS[0])])
TAGGED = st.builds(lambda tag, of: Tagged(*tag, of), TAGS | st.just(("weakness", WEAKNESSES[1])), ALIKE)
SENT = st.builds(
    Sent, FEW, KINDS, st.sampled_from(Status), st.booleans(), st.booleans(), st.booleans(),
    st.sampled_from([*Difference, None]),
)  # fmt: skip
FACTS = st.builds(
    Facts,
    audits=st.lists(ALIKE, max_size=6),
    submitted=st.lists(st.builds(Submitted, FEW, KINDS, st.just("11–25"), st.sampled_from(["North", "West"]))),
    judged=st.lists(st.builds(Judged, FEW, st.none() | DAYS, DAYS), max_size=5),
    scored=st.lists(st.builds(Scored, st.sampled_from(AREAS), st.sampled_from(Score), ALIKE), max_size=6),
    tagged=st.lists(TAGGED, max_size=6),
    sent=st.lists(SENT, max_size=6),
    answered=st.lists(st.builds(Answered, FEW, st.booleans(), st.booleans()), max_size=3),
    concerns=st.tuples(st.integers(0, 3), st.integers(0, 3)),
)


def told(facts: Facts) -> MonthFigures:
    return month_figures(facts, DUE, DEFAULT)


def one_by_one(facts: Facts) -> Facts:
    """Each fact as often as it counts, with the number 1."""
    counted = {
        name: [replace(fact, count=1) for fact in getattr(facts, name) for _ in range(fact.count)]
        for name in ("audits", "submitted", "judged", "sent", "answered")
    }
    within = {
        name: [
            replace(fact, of=replace(fact.of, count=1)) for fact in getattr(facts, name) for _ in range(fact.of.count)
        ]
        for name in ("scored", "tagged")
    }
    return replace(facts, **counted, **within)


@given(FACTS)
def test_what_is_counted_together_comes_to_the_same_as_one_by_one(facts: Facts) -> None:
    assert told(facts) == told(one_by_one(facts))


@given(FACTS)
def test_what_is_kept_reads_the_same_again(facts: Facts) -> None:
    kept = json.loads(json.dumps(told(facts).as_values()))
    assert MonthFigures.of_values(kept) == told(facts)
    assert list(MonthFigures.of_values(kept).findings) == list(told(facts).findings)
    part = part_figures(facts, facts.audits)
    assert PartFigures.of_values(json.loads(json.dumps(part.as_values()))) == part


@given(FACTS)
def test_learning_audits_change_nothing_but_what_is_told_of_them_apart(facts: Facts) -> None:
    core = {
        name: [f for f in getattr(facts, name) if f.kind is AuditKind.CORE] for name in ("audits", "submitted", "sent")
    }
    core |= {name: [f for f in getattr(facts, name) if f.of.kind is AuditKind.CORE] for name in ("scored", "tagged")}
    without, whole = told(replace(facts, **core)), told(facts)
    for figure in ("table", "scores", "findings", "actions", "auditing"):
        assert getattr(without, figure) == getattr(whole, figure), figure
    assert replace(whole.sampled, learning=0) == without.sampled
    assert whole.learning.moderated == sum(a.count for a in facts.audits if a.kind is AuditKind.LEARNING)


@given(FACTS)
def test_every_share_is_of_what_it_says(facts: Facts) -> None:
    month = told(facts)
    practice, core = month.table.admissible, month.table.moderated
    assert core == sum(a.count for a in facts.audits if a.kind is AuditKind.CORE)
    assert all(share.of == practice for share in month.findings.values())
    sent = month.actions
    assert sent.in_time.count + sent.late.count + sent.open.count <= sent.sent == sent.drifted.of == sent.extended.of
    done = sent.in_time.count + sent.late.count
    assert sent.helped.of == sent.too_early.of == sent.no_difference.of == done
    assert sent.helped.count + sent.too_early.count + sent.no_difference.count <= done
    assert all(s.good.of == s.not_yet_good.count + s.good.count + s.outstanding.count for s in month.scores.values())


CORE = Alike(1, AuditKind.CORE, Admissibility.IMMEDIATE, Grade.GOOD)


def test_findings_and_scores_are_of_the_practice_sample_and_strengths_of_all_that_was_moderated() -> None:
    inadmissible = replace(CORE, admissibility=Admissibility.INADMISSIBLE, count=2)
    month = told(
        Facts(
            audits=[CORE, inadmissible],
            scored=[Scored("impact", Score.GOOD, CORE), Scored("impact", Score.OUTSTANDING, inadmissible)],
            tagged=[Tagged(kind, kind, of) for kind in ("finding", "strength") for of in (CORE, inadmissible)],
        )
    )
    assert (month.table.moderated, month.table.admissible) == (3, 1)
    assert month.scores["impact"].good == Share(1, 1)
    assert month.findings == {"finding": Share(1, 1)}
    assert month.auditing.strengths == {"strength": 3}


def test_moderation_is_in_time_by_the_rounds_own_day_or_within_five_working_days_of_what_came_later() -> None:
    judged = [
        Judged(3, date(2017, 12, 11), DUE),
        Judged(2, date(2017, 12, 11), date(2017, 12, 27)),
        Judged(1, date(2017, 12, 28), date(2018, 1, 5)),  # four working days, as New Year's Day is none
        Judged(1, None, DUE),
    ]
    assert told(Facts(judged=judged)).auditing.in_time == Share(4, 6)


def test_no_case_of_concern_is_nought_only_where_every_audit_says_so() -> None:
    silent, says = CORE, replace(CORE, says_concern=True)
    assert told(Facts(audits=[says, silent])).concerns is None
    assert told(Facts(audits=[says])).concerns == ConcernFigures(0, 0, 0)
    assert told(Facts(audits=[silent], concerns=(1, 3))).concerns == ConcernFigures(4, 1, 3)


def test_a_month_of_nothing_has_no_percentage_anywhere() -> None:
    month = told(Facts())
    shares = (month.table.good, month.actions.in_time, month.actions.helped, month.auditing.agreed, month.opinions.fair)
    assert {share.percent for share in shares} == {None}
    assert (month.concerns, month.scores, month.findings) == (None, {}, {})
