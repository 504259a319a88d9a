"""All figures of a month as named rows in groups, each group with what it is counted over: the same in every file and on the
command line."""

from collections.abc import Mapping
from typing import NamedTuple

from cards.audit_words import OUTCOMES, area_of
from cards.figures import Row, auditing, practice
from domain.audit import Admissibility
from domain.month import ActionFigures, AuditingFigures, ConcernFigures, LearningFigures, MonthFigures, OpinionFigures
from domain.theme import AREAS


class Group(NamedTuple):
    """`over`: what its figures are of, in a few words; "" where its rows say so themselves."""

    title: str
    over: str
    rows: tuple[Row, ...]


OVER_PRACTICE = "Over the admissible core audits"
OVER_AUDITING = "Over all moderated core audits"


def groups(figures: MonthFigures, aspects: tuple[str, ...] = ("", "", "")) -> list[Group]:
    """In the order in which a report tells them; a group without a row is left out."""
    table, taken = figures.table, figures.sampled
    every = [
        Group("What was audited", "", (Row("Core audits", taken.core), Row("Learning audits", taken.learning))),
        _tally("By service", taken.services),
        _tally("By team", taken.teams),
        _tally("By age band", taken.age_bands),
        Group("The audits' moderation", OVER_AUDITING, tuple(auditing(table))),
        Group("Grades", OVER_PRACTICE, tuple(practice(table))),
        Group("Scores by area", f"{OVER_PRACTICE}, as far as the area was scored", tuple(_scores(figures, aspects))),
        Group("Findings", OVER_PRACTICE, tuple(Row(tag, found) for tag, found in figures.findings.items())),
        Group("Actions", "Over the required actions of the month's audits", tuple(actions(figures.actions))),
        Group("Cases of concern", "Raised in the month", tuple(concerns(figures.concerns))),
        Group("Auditors and moderators", OVER_AUDITING, tuple(_auditors(figures.auditing))),
        _tally("Strengths of the audits", figures.auditing.strengths, OVER_AUDITING),
        _tally("Weaknesses of the audits", figures.auditing.weaknesses, OVER_AUDITING),
        Group("Learning audits", "Apart from all other figures", tuple(_learning(figures.learning))),
        Group("Being audited", "Over the answers of team managers", tuple(_opinions(figures.opinions))),
    ]
    return [group for group in every if group.rows]


def actions(figures: ActionFigures) -> list[Row]:
    return [
        Row("Sent", figures.sent),
        Row("Done in time", figures.in_time),
        Row("Done late", figures.late),
        Row("Still open", figures.open),
        Row("Drifted to a head of service", figures.drifted),
        Row("Given more time", figures.extended),
        Row("Done, and it made a difference for the child", figures.helped),
        Row("Done, too early to say", figures.too_early),
        Row("Done, and it made no difference", figures.no_difference),
    ]


def concerns(figures: ConcernFigures | None) -> list[Row]:
    if figures is None:
        return [Row("Raised", None)]
    return [Row("Raised", figures.raised), Row("Open", figures.open), Row("Closed", figures.closed)]


def area(name: str, aspects: tuple[str, ...]) -> str:
    """The area as the month names it."""
    return area_of(aspects, name) if name in AREAS else name


def _tally(title: str, tally: Mapping[str, int], over: str = "") -> Group:
    return Group(title, over, tuple(Row(name, number) for name, number in tally.items()))


def _scores(figures: MonthFigures, aspects: tuple[str, ...]) -> list[Row]:
    found = []
    for name, scored in figures.scores.items():
        called = area(name, aspects)
        found.append(Row(f"{called}: 1, not yet good", scored.not_yet_good))
        found.append(Row(f"{called}: 2, good", scored.good))
        found.append(Row(f"{called}: 3, outstanding", scored.outstanding))
    return found


def _auditors(figures: AuditingFigures) -> list[Row]:
    return [
        Row("Auditors", figures.auditors),
        Row("Moderators", figures.moderators),
        Row("Moderated in time", figures.in_time),
        Row("A second moderation came to the same outcome", figures.agreed),
        Row("Kept the auditor's grade", figures.grade_kept),
        Row("Exemplars", figures.exemplars),
    ]


def _learning(figures: LearningFigures) -> list[Row]:
    return [
        Row("Learning audits moderated", figures.moderated),
        Row(OUTCOMES[Admissibility.IMMEDIATE], figures.immediate),
        Row(OUTCOMES[Admissibility.WITH_DEVELOPMENT_NEEDS], figures.development),
        Row(OUTCOMES[Admissibility.INADMISSIBLE], figures.inadmissible),
    ]


def _opinions(figures: OpinionFigures) -> list[Row]:
    return [
        Row("Audits asked about", figures.asked),
        Row("Called fair", figures.fair),
        Row("Called useful", figures.useful),
    ]
