"""All figures of a month as named rows in groups, each group with what it is counted over: the same in every file and on the
command line."""

from collections.abc import Mapping
from typing import NamedTuple

from cards.audit_words import OUTCOMES, area_of
from cards.figures import Row, auditing, practice
from domain.audit import Admissibility
from domain.figures import Share
from domain.month import ActionFigures, ConcernFigures, LearningFigures, MonthFigures, OpinionFigures, Sampled
from domain.theme import AREAS


class Group(NamedTuple):
    """`over`: what its figures are of, in a few words; "" where its rows say so themselves."""

    title: str
    over: str
    rows: tuple[Row, ...]


OVER_PRACTICE = "Over the admissible core audits"
OVER_AUDITING = "Over all moderated core audits"
OVER_CORE = "Over all submitted core audits"
OVER_ACTIONS = "Over the required actions of the month's core audits"
SCORED = f"{OVER_PRACTICE}, as far as the area was scored"


def groups(figures: MonthFigures, aspects: tuple[str, ...] = ("", "", "")) -> list[Group]:
    """All of them, in the order in which a report tells them. A group without a row is left out, and so is what was never
    published of a month of which only the table is known."""
    more = [Group("Scores by area", SCORED, tuple(_scores(figures, aspects))), findings(figures)]
    return [*much(figures), *well(figures), *filter(_has_rows, more), *better(figures)]


def much(figures: MonthFigures) -> list[Group]:
    """How much was done."""
    told = Group("Cases of concern", "Raised in the month", tuple(concerns(figures.concerns)))
    if figures.is_table_alone:
        return [told]
    taken = figures.sampled
    every = [
        Group("What was audited", "Over all submitted audits", tuple(_kinds(taken))),
        _tally("By service", taken.services, OVER_CORE, taken.core),
        _tally("By team", taken.teams, OVER_CORE, taken.core),
        _tally("By age band", taken.age_bands, OVER_CORE, taken.core),
        told,
        Group("Learning audits", "Apart from all other figures", tuple(_learning(figures.learning))),
    ]
    return list(filter(_has_rows, every))


def well(figures: MonthFigures) -> list[Group]:
    """How well it was done, and how well it was audited."""
    published = [
        Group("Grades", OVER_PRACTICE, tuple(practice(figures.table))),
        Group("Moderation", OVER_AUDITING, tuple(auditing(figures.table))),
    ]
    if figures.is_table_alone:
        return published
    made, moderated = figures.auditing, figures.table.moderated
    more = [
        Group("Auditors and moderators", OVER_AUDITING, tuple(_auditors(figures))),
        _tally("Strengths of the audits", made.strengths, OVER_AUDITING, moderated),
        _tally("Weaknesses of the audits", made.weaknesses, OVER_AUDITING, moderated),
        Group("Being audited", "Over the answers of team managers", tuple(_opinions(figures.opinions))),
    ]
    return [*published, *filter(_has_rows, more)]


def better(figures: MonthFigures) -> list[Group]:
    """Whether anybody is better off, as far as figures say."""
    if figures.is_table_alone:
        return []
    return [Group("Actions", OVER_ACTIONS, tuple(actions(figures.actions)))]


def findings(figures: MonthFigures) -> Group:
    return Group("Findings", OVER_PRACTICE, tuple(Row(tag, found) for tag, found in figures.findings.items()))


def _has_rows(group: Group) -> bool:
    return bool(group.rows)


def actions(figures: ActionFigures) -> list[Row]:
    return [*progress(figures), *differences(figures)]


def progress(figures: ActionFigures) -> list[Row]:
    """How far they have come."""
    return [
        Row("Sent", figures.sent),
        Row("Done in time", figures.in_time),
        Row("Done late", figures.late),
        Row("Still open", figures.open),
        Row("Drifted to a head of service", figures.drifted),
        Row("Given more time", figures.extended),
    ]


def differences(figures: ActionFigures) -> list[Row]:
    """What came of them for a child."""
    return [
        Row("Done, and it made a difference for the child", figures.helped),
        Row("Done, too early to say", figures.too_early),
        Row("Done, and it made no difference", figures.no_difference),
    ]


def concerns(figures: ConcernFigures | None) -> list[Row]:
    if figures is None:
        return [Row("Raised", None)]
    parts = {"Open": figures.open, "Closed": figures.closed}
    return [
        Row("Raised", figures.raised),
        *(Row(name, Share(number, figures.raised)) for name, number in parts.items()),
    ]


def area(name: str, aspects: tuple[str, ...]) -> str:
    """The area as the month names it."""
    return area_of(aspects, name) if name in AREAS else name


def _kinds(taken: Sampled) -> list[Row]:
    kinds = {"Core audits": taken.core, "Learning audits": taken.learning}
    return [Row(name, Share(number, taken.core + taken.learning)) for name, number in kinds.items()]


def _tally(title: str, tally: Mapping[str, int], over: str, of: int) -> Group:
    return Group(title, over, tuple(Row(name or "Not given", Share(number, of)) for name, number in tally.items()))


def _scores(figures: MonthFigures, aspects: tuple[str, ...]) -> list[Row]:
    found = []
    for name, scored in figures.scores.items():
        called = area(name, aspects)
        found.append(Row(f"{called}: 1, not yet good", scored.not_yet_good))
        found.append(Row(f"{called}: 2, good", scored.good))
        found.append(Row(f"{called}: 3, outstanding", scored.outstanding))
    return found


def _auditors(figures: MonthFigures) -> list[Row]:
    made = figures.auditing
    return [
        Row("Auditors", made.auditors),
        Row("Moderators", made.moderators),
        Row("Moderated in time", made.in_time),
        Row("A second moderation came to the same outcome", made.agreed),
        Row("Kept the auditor's grade", made.grade_kept),
        Row("Marked as an example", Share(made.exemplars, figures.table.moderated)),
    ]


def _learning(figures: LearningFigures) -> list[Row]:
    return [
        Row("Learning audits moderated", figures.moderated),
        Row(OUTCOMES[Admissibility.IMMEDIATE], figures.immediate),
        Row(OUTCOMES[Admissibility.WITH_DEVELOPMENT_NEEDS], figures.development),
        Row(OUTCOMES[Admissibility.INADMISSIBLE], figures.inadmissible),
        Row("Actions sent from them", figures.actions),
    ]


def _opinions(figures: OpinionFigures) -> list[Row]:
    return [
        Row("Audits asked about", figures.asked),
        Row("Called fair", figures.fair),
        Row("Called useful", figures.useful),
    ]
