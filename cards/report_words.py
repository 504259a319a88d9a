"""Plain sentences made from a month's figures and those of the months before it: for the draft, the files and the shell.

They hold every number as it is: what may be told where is decided before (`domain.suppression`).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from cards.audit_words import GRADES, OUTCOMES
from cards.figures import said
from cards.words import capital, count, listed
from domain.audit import Admissibility, Grade
from domain.month import MonthOfRun
from domain.report import Section
from domain.trends import Measure, Point, Returning, Trend, Value, returning, trends

M = Measure
_WEAK = GRADES[Grade.NOT_YET_GOOD]
NAMES: Mapping[Measure, str] = {
    M.MODERATED: "Core audits moderated",
    M.IMMEDIATE: OUTCOMES[Admissibility.IMMEDIATE],
    M.DEVELOPMENT: OUTCOMES[Admissibility.WITH_DEVELOPMENT_NEEDS],
    M.INADMISSIBLE: OUTCOMES[Admissibility.INADMISSIBLE],
    M.ADMISSIBLE: "Admissible core audits",
    M.NOT_YET_GOOD: _WEAK,
    M.WITH_GOOD_FEATURES: f"{_WEAK}, with good features",
    M.WITHOUT: f"{_WEAK}, without",
    M.GOOD: GRADES[Grade.GOOD],
    M.OUTSTANDING: GRADES[Grade.OUTSTANDING],
    M.CONCERNS: "Cases of concern raised",
    M.SENT: "Required actions sent",
    M.IN_TIME: "Actions done in time",
    M.LATE: "Actions done late",
    M.OPEN: "Actions still open",
    M.DRIFTED: "Actions that drifted to a head of service",
    M.EXTENDED: "Actions given more time",
    M.HELPED: "Actions done that made a difference for the child",
    M.TOO_EARLY: "Actions done, too early to say",
    M.NO_DIFFERENCE: "Actions done that made no difference",
    M.MODERATED_IN_TIME: "Audits moderated in time",
    M.AGREED: "Second moderations that came to the same outcome",
    M.GRADE_KEPT: "Audits that kept the auditor's grade",
    M.EXEMPLARS: "Exemplars",
    M.FAIR: "Audits called fair",
    M.USEFUL: "Audits called useful",
}
TOLD: Mapping[Section, tuple[Measure, ...]] = {
    Section.MUCH: (M.MODERATED, M.ADMISSIBLE, M.CONCERNS, M.SENT),
    Section.WELL: (
        M.NOT_YET_GOOD, M.WITH_GOOD_FEATURES, M.GOOD, M.OUTSTANDING, M.IMMEDIATE, M.DEVELOPMENT, M.INADMISSIBLE,
        M.MODERATED_IN_TIME, M.GRADE_KEPT, M.FAIR, M.USEFUL,
    ),
    Section.BETTER: (M.IN_TIME, M.LATE, M.OPEN, M.DRIFTED, M.EXTENDED, M.HELPED, M.TOO_EARLY, M.NO_DIFFERENCE),
}  # fmt: skip
"""Which figures each section of a report tells of."""
CHANGED = 3
"""How many of the figures that have changed are told."""
NOTHING_EARLIER = "There are no earlier figures to set beside these."


def sentences(run: Sequence[MonthOfRun], led_to: Mapping[str, Sequence[str]]) -> dict[Section, list[str]]:
    """What the figures say, by section; of the last month of the run against those before. `led_to`: by tag."""
    found = {trend.measure: trend for trend in trends(run)}
    first = len(run) > 1 and all(trend.before is None for trend in found.values())
    said_of = {section: [sentence(found[m], first=first) for m in told if m in found] for section, told in TOLD.items()}
    if first and found:
        said_of[Section.MUCH].append(NOTHING_EARLIER)
    come_back = [finding(each) for each in returning(run, led_to) if each.now.height]
    return said_of | {Section.LINKS: [*come_back, *gaps(run)]}


def sentence(trend: Trend, *, first: bool = False) -> str:
    """Doesn't yet meet Good: 23 of 25 (92%), 20 of 21 (95%) in November. `first`: nothing has an earlier figure, which is said
    once for all."""
    words = f"{NAMES[trend.measure]}: {said(trend.now.value)}"
    before = trend.before
    if before is None:
        return f"{words}, with no earlier figure." if len(trend.points) > 1 and not first else f"{words}."
    return f"{words}, {said(before.value)} in {month_beside(before.month, trend.now.month)}."


def against(trend: Trend | Returning) -> str:
    """23 of 25 (92%) · before: November 2017, Assessment, 20 of 21 (95%) · in 6 months before: 7 of 8 (88%) to …."""
    parts = [said(trend.now.value)]
    if trend.before:
        parts.append(f"before: {_point(trend.before)}")
    theirs = trend.of_same_theme
    if theirs and theirs != trend.before:
        parts.append(f"last with this theme: {_point(theirs)}")
    if trend.span and len(trend.earlier) > 1:
        low, high = (said(point.value) for point in trend.span)
        parts.append(f"in {len(trend.earlier)} months before: {low} to {high}")
    return " · ".join(parts)


def finding(found: Returning) -> str:
    """Analysis: 9 of 25 (36%), 7 of 21 (33%) in November; found in 2 of 2 months; it led to R-4. Of the first month
    of all nothing is to be said of other months."""
    words = f"{capital(found.tag)}: {said(found.now.value)}"
    if found.before:
        words += f", {said(found.before.value)} in {month_beside(found.before.month, found.now.month)}"
    return f"{words}; {times(found)}." if found.of > 1 or found.led_to else f"{words}."


def times(found: Returning) -> str:
    """found in 2 of 2 months; it led to R-4."""
    words = f"found in {len(found.found_in)} of {count(found.of, 'month')}"
    return f"{words}; it led to {', '.join(found.led_to)}" if found.led_to else words


def gaps(run: Sequence[MonthOfRun]) -> list[str]:
    """Which months of the run have no published figure, so that nobody takes them for nought: one sentence, or none.

    The months before the first that has figures are before there was anything to publish.
    """
    first = next((n for n, one in enumerate(run) if one.figures), len(run))
    without = [one.month for one in run[first:] if one.figures is None]
    return [f"Without a published figure: {', '.join(_spans(without))}."] if without else []


def _spans(months: Iterable[date]) -> list[str]:
    """January to March 2017, July 2017."""
    spans: list[list[date]] = []
    for month in months:
        if spans and _follows(spans[-1][-1], month):
            spans[-1].append(month)
        else:
            spans.append([month])
    return [span(each[0], each[-1]) for each in spans]


def _follows(earlier: date, later: date) -> bool:
    return (later.year - earlier.year) * 12 + later.month - earlier.month == 1


def corrected_since(months: Sequence[date], *, posted: bool = True) -> str:
    """November 2017 was corrected since; this report stands as it was posted."""
    if not months:
        return ""
    named, were = listed([f"{month:%B %Y}" for month in months]), "was" if len(months) == 1 else "were"
    return f"{named} {were} corrected since; this report stands as it was {'posted' if posted else 'signed off'}."


def figures_changed(rows: Mapping[Measure, tuple[Value, Value]], *, otherwise: bool, can_correct: bool) -> str:
    """The figures have changed since it was posted: Good: 20 of 20 (100%) is 19 of 20 (95%). “Correct it” begins …."""
    told = [f"{NAMES[one]}: {said(was)} is {said(now)}" for one, (was, now) in rows.items()]
    more = [f"{len(told) - CHANGED} more"] if len(told) > CHANGED else []
    other = ["findings, scores or what was audited"] if otherwise and not told else []
    if not told and not other:
        return ""
    words = f"The figures have changed since it was posted: {'; '.join([*told[:CHANGED], *more, *other])}."
    return f"{words} “Correct it” begins a new edition." if can_correct else words


def span(first: date, last: date) -> str:
    """January to March 2017."""
    if first == last:
        return f"{first:%B %Y}"
    return f"{first:%B}{'' if first.year == last.year else f' {first.year}'} to {last:%B %Y}"


def month_beside(month: date, now: date) -> str:
    """November; with the year where it is another one."""
    return f"{month:%B}" if month.year == now.year else f"{month:%B %Y}"


def _point(point: Point) -> str:
    return ", ".join(filter(None, (f"{point.month:%B %Y}", point.theme, said(point.value))))
