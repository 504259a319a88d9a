"""From what was counted of a month to the figures of its report.

Over which audits a figure is reckoned is decided here alone: practice over admissible core audits, auditing over all moderated
core audits, learning audits apart (domain page, "Figures of two published rounds").
"""

import re
from collections.abc import Iterable
from datetime import date

from domain.action import Status
from domain.audit import Admissibility, AuditKind, Score
from domain.counted import Facts, Judged, Scored, Sent, Submitted
from domain.figures import Alike, Share, table, tally
from domain.impact import Difference
from domain.moderation import last_day
from domain.month import (
    ActionFigures,
    AuditingFigures,
    ConcernFigures,
    LearningFigures,
    MonthFigures,
    OpinionFigures,
    PartFigures,
    Sampled,
    ScoresOfArea,
    Tally,
)
from domain.policy import Policy
from domain.theme import AREAS


def month_figures(facts: Facts, moderation_due: date | None, policy: Policy) -> MonthFigures:
    """`moderation_due`: the round's own day."""
    return MonthFigures(
        table=table(facts.audits),
        sampled=_sampled(facts.submitted),
        scores=_scores(facts.scored),
        findings=_findings(facts),
        actions=_actions(facts.sent),
        concerns=_concerns(facts),
        auditing=_auditing(facts, moderation_due, policy),
        learning=_learning(facts),
        opinions=_opinions(facts),
    )


def part_figures(facts: Facts, year: Iterable[Alike]) -> PartFigures:
    """Of the facts of a service's or team's cases alone; `year`: its moderated audits of twelve months."""
    found = _findings(facts)
    return PartFigures(
        sampled=_sampled(facts.submitted).core,
        actions=_actions(facts.sent),
        findings={tag: share.count for tag, share in found.items()},
        grades=table(year),
        concerns=sum(facts.concerns),
        practice=max((share.of for share in found.values()), default=0),
    )


def _sampled(submitted: Iterable[Submitted]) -> Sampled:
    core = [s for s in submitted if s.kind is AuditKind.CORE]
    return Sampled(
        core=sum(s.count for s in core),
        learning=sum(s.count for s in submitted if s.kind is AuditKind.LEARNING),
        services=_most_first((s.service, s.count) for s in core),
        teams=_most_first((s.team, s.count) for s in core),
        age_bands=dict(sorted(tally((s.age_band, s.count) for s in core).items(), key=_age)),
    )


def _age(band: tuple[str, int]) -> tuple[int, str]:
    """The youngest first; what begins with no number last."""
    found = re.match("[0-9]{1,3}", band[0])
    return (int(found[0]) if found else 1000, band[0])


def _most_first(counted: Iterable[tuple[str, int]]) -> Tally:
    return dict(sorted(tally(counted).items(), key=lambda one: (-one[1], one[0])))


def _scores(scored: Iterable[Scored]) -> dict[str, ScoresOfArea]:
    """In the order of the form; an area that was not scored is left out."""
    practice = [s for s in scored if s.of.is_practice]
    found = {area: tally((s.score, s.of.count) for s in practice if s.area == area) for area in AREAS}
    return {
        area: ScoresOfArea(*(Share(scores[score], scores.total()) for score in Score))
        for area, scores in found.items()
        if scores
    }


def _findings(facts: Facts) -> dict[str, Share]:
    """By tag, over the practice sample, the most first."""
    sample = sum(a.count for a in facts.audits if a.is_practice)
    found = _most_first((t.tag, t.of.count) for t in facts.tagged if t.kind == "finding" and t.of.is_practice)
    return {tag: Share(count, sample) for tag, count in found.items()}


def _actions(sent: Iterable[Sent]) -> ActionFigures:
    core = [a for a in sent if a.kind is AuditKind.CORE]
    done = [a for a in core if a.is_done]

    def of_sent(some: Iterable[Sent]) -> Share:
        return Share(_count(some), _count(core))

    def of_done(difference: Difference) -> Share:
        return Share(_count(a for a in done if a.difference is difference), _count(done))

    return ActionFigures(
        sent=_count(core),
        in_time=of_sent(a for a in done if a.in_time),
        late=of_sent(a for a in done if not a.in_time),
        open=of_sent(a for a in core if a.status is Status.OPEN),
        drifted=of_sent(a for a in core if a.drifted),
        extended=of_sent(a for a in core if a.extended),
        helped=of_done(Difference.YES),
        too_early=of_done(Difference.TOO_EARLY),
        no_difference=of_done(Difference.NO),
    )


def _count(some: Iterable[Sent]) -> int:
    return sum(each.count for each in some)


def _concerns(facts: Facts) -> ConcernFigures | None:
    """Nobody knows of none where not every moderated audit says so."""
    is_open, closed = facts.concerns
    known = bool(facts.audits) and all(a.says_concern for a in facts.audits)
    return ConcernFigures(is_open + closed, is_open, closed) if is_open or closed or known else None


def _auditing(facts: Facts, moderation_due: date | None, policy: Policy) -> AuditingFigures:
    core = [a for a in facts.audits if a.is_core]
    graded = [a for a in core if a.grade is not None]
    return AuditingFigures(
        in_time=_in_time(facts.judged, moderation_due, policy),
        agreed=facts.agreed,
        grade_kept=Share(sum(a.count for a in graded if a.grade_kept), sum(a.count for a in graded)),
        strengths=_picked(facts, "strength"),
        weaknesses=_picked(facts, "weakness"),
        exemplars=sum(a.count for a in core if a.exemplar and a.is_practice),
        auditors=facts.auditors,
        moderators=facts.moderators,
    )


def _in_time(judged: Iterable[Judged], moderation_due: date | None, policy: Policy) -> Share:
    known = [(j.count, j.submitted, j.moderated) for j in judged if j.submitted and j.moderated]
    kept = (n for n, came, went in known if came and went and went <= last_day(came, moderation_due, policy))
    return Share(sum(kept), sum(n for n, *_ in known))


def _picked(facts: Facts, kind: str) -> Tally:
    return _most_first((t.tag, t.of.count) for t in facts.tagged if t.kind == kind and t.of.is_core)


def _learning(facts: Facts) -> LearningFigures:
    learning = [a for a in facts.audits if a.kind is AuditKind.LEARNING and a.admissibility is not None]
    outcomes = tally((a.admissibility, a.count) for a in learning)
    immediate, development, inadmissible = (Share(outcomes[each], outcomes.total()) for each in Admissibility)
    actions = _count(a for a in facts.sent if a.kind is AuditKind.LEARNING)
    return LearningFigures(outcomes.total(), immediate, development, inadmissible, actions)


def _opinions(facts: Facts) -> OpinionFigures:
    asked = sum(a.count for a in facts.audits if a.admissibility is not None)
    answers = sum(a.count for a in facts.answered)
    fair, useful = (sum(a.count for a in facts.answered if getattr(a, word)) for word in ("fair", "useful"))
    return OpinionFigures(asked, Share(fair, answers), Share(useful, answers))
