"""The figures of a month as named rows in groups, as those are told who do not run the audits: what is said of children goes
through `domain.suppression`, and what that leaves out is not there."""

from cards import month_rows
from cards.audit_words import GRADES
from cards.figures import Row
from cards.month_chart import NOT_TOLD
from cards.month_rows import OVER_ACTIONS, OVER_PRACTICE, Group
from cards.told_words import NOT_AGAIN, named, told_words
from domain import suppression
from domain.audit import Grade
from domain.framework import MISSED
from domain.month import MonthFigures, OfChildren
from domain.suppression import ToldGrades

OF_CHILDREN = ("By service", "By team", "By age band", "Cases of concern", "Grades")
"""The groups that count children, or so few audits that it comes to the same."""


def groups(figures: MonthFigures, below: int) -> list[Group]:
    return [*much(figures, below), *well(figures, below), findings(figures, below), *better(figures, below)]


def much(figures: MonthFigures, below: int) -> list[Group]:
    return [
        *_rest(month_rows.much(figures)),
        Group("Cases of concern", "Raised in the month", (raised(figures, below),)),
    ]


def raised(figures: MonthFigures, below: int) -> Row:
    if OfChildren.CONCERNS in figures.withheld:
        return Row("Raised", NOT_AGAIN)
    known = figures.concerns
    return Row("Raised", told_words(suppression.alone(known.raised, below)) if known else None)


def well(figures: MonthFigures, below: int) -> list[Group]:
    told = Group("Grades", OVER_PRACTICE, tuple(_grades(suppression.grades_of(figures, below))))
    return [told, *_rest(month_rows.well(figures))]


def better(figures: MonthFigures, below: int) -> list[Group]:
    if figures.is_table_alone:
        return []
    return [Group("Actions", OVER_ACTIONS, (*month_rows.progress(figures.actions), *helped(figures, below)))]


def helped(figures: MonthFigures, below: int) -> list[Row]:
    """What came of an action is one child's."""
    name = "Done, and it made a difference for the child"
    if OfChildren.DIFFERENCES in figures.withheld:
        return [Row(name, NOT_AGAIN)]
    found = {name: figures.actions.helped}
    told = suppression.findings(found, below) if figures.actions.helped.of else {}
    return [Row(name, share) for name, share in told.items()]


def findings(figures: MonthFigures, below: int) -> Group:
    if OfChildren.FINDINGS in figures.withheld:
        return Group("Findings", OVER_PRACTICE, (Row("Findings", NOT_AGAIN),))
    told = suppression.findings(figures.findings, below)
    return Group("Findings", OVER_PRACTICE, tuple(Row(tag, share) for tag, share in told.items()))


def _grades(told: ToldGrades) -> list[Row]:
    if not told.are_known:
        return [Row("Grades", NOT_AGAIN if told.are_withheld else None)]
    return [Row(name, told_words(each)) for name, each in named(told)] or [Row(GRADES[Grade.NOT_YET_GOOD], NOT_TOLD)]


def _rest(every: list[Group]) -> list[Group]:
    """Of the auditing alone; that an audit missed a case of concern counts children, too."""
    kept = [group for group in every if group.title not in OF_CHILDREN]
    return [group._replace(rows=tuple(row for row in group.rows if row.label != MISSED)) for group in kept]
