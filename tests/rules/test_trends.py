"""A figure against the months before: gaps stay gaps, and a finding is counted over the months in which it could be found."""

from dataclasses import replace
from datetime import date

from cards.report_words import NAMES, NOTHING_EARLIER, against, finding, gaps, sentence, sentences
from domain.audit import Admissibility, AuditKind, Grade
from domain.counted import Facts, Submitted, Tagged
from domain.counting import month_figures
from domain.figures import Alike, Share
from domain.month import MonthFigures, MonthOfRun
from domain.policy import DEFAULT
from domain.programme import after
from domain.report import Section
from domain.trends import Measure, returning, trends

LAST = date(2017, 12, 1)
GOOD = Alike(1, AuditKind.CORE, Admissibility.IMMEDIATE, Grade.GOOD)


def figures(weak: int, good: int, *tags: str, features: bool | None = True, table_alone: bool = False) -> MonthFigures:
    of_weak = replace(GOOD, count=weak, grade=Grade.NOT_YET_GOOD, good_features=features)
    audits = [audit for audit in (of_weak, replace(GOOD, count=good)) if audit.count]
    came_in = [] if table_alone else [Submitted(weak + good, AuditKind.CORE, "11–25", "North")]
    tagged = [Tagged("finding", tag, GOOD) for tag in tags]
    return month_figures(Facts(audits=audits, submitted=came_in, tagged=tagged), None, DEFAULT)


def run(*months: tuple[str, MonthFigures | None]) -> list[MonthOfRun]:
    """Up to December 2017; each with its theme."""
    return [MonthOfRun(after(LAST, n + 1 - len(months)), theme, found) for n, (theme, found) in enumerate(months)]


YEAR = run(
    ("Visits", figures(1, 1, features=None, table_alone=True)),
    ("", None),
    ("Planning", figures(3, 1, "drift and delay", "analysis")),
    ("Assessment", figures(20, 1, "drift and delay")),
    ("Planning", None),
    ("Planning", figures(23, 2, "drift and delay", "SMART plans")),
)


def test_a_figure_stands_against_the_latest_month_that_has_one_and_against_its_own_theme() -> None:
    weak = next(trend for trend in trends(YEAR) if trend.measure is Measure.NOT_YET_GOOD)
    assert [point.value for point in weak.points] == [
        Share(1, 2), None, Share(3, 4), Share(20, 21), None, Share(23, 25),
    ]  # fmt: skip
    assert sentence(weak) == "Doesn't yet meet Good: 23 of 25 (92%), 20 of 21 (95%) in October."
    assert against(weak) == (
        "23 of 25 (92%) · before: October 2017, Assessment, 20 of 21 (95%) · "
        "last with this theme: September 2017, Planning, 3 of 4 (75%) · in 3 months before: "
        "1 of 2 (50%) to 20 of 21 (95%)"
    )


def test_what_was_not_judged_yet_in_a_month_is_in_no_trend() -> None:
    """Nobody said of audits from before whether they had good features; of such a month no more than the table is known."""
    found = {trend.measure: trend for trend in trends(YEAR)}
    featured = found[Measure.WITH_GOOD_FEATURES]
    assert featured.points[0].value is None
    assert featured.span
    assert [point.height for point in featured.span] == [75, 95]
    assert [point.value for point in found[Measure.SENT].points] == [None, None, 0, 0, None, 0]
    assert Measure.FAIR not in found, "nobody was asked in any of these months"


def test_the_first_month_of_all_has_no_earlier_figure() -> None:
    first = run(("Planning", None), ("Planning", figures(1, 1)))
    (moderated, *_) = trends(first)
    assert sentence(moderated) == "Core audits moderated: 2, with no earlier figure."
    much = sentences(first, {})[Section.MUCH]
    assert (much[0], much[-1]) == ("Core audits moderated: 2.", NOTHING_EARLIER), "it is said once for all of them"
    (alone, *_) = trends(run(("Planning", figures(1, 1))))
    assert sentence(alone) == "Core audits moderated: 2."
    assert trends(run(("Planning", None))) == []


def test_a_finding_is_counted_over_the_months_in_which_it_could_be_found() -> None:
    found = returning(YEAR, {"drift and delay": ["R-2", "R-4"]})
    assert [one.tag for one in found] == ["drift and delay", "SMART plans", "analysis"]
    assert finding(found[0]) == (
        "Drift and delay: 1 of 25 (4%), 1 of 21 (5%) in October; found in 3 of 3 months; it led to R-2, R-4."
    )
    assert finding(found[2]) == "Analysis: 0 of 25 (0%), 0 of 21 (0%) in October; found in 1 of 3 months."
    assert found[1].found_in == [LAST]


def test_months_without_a_published_figure_are_named_and_those_before_the_first_are_not() -> None:
    assert gaps(YEAR) == ["Without a published figure: August 2017, November 2017."]
    assert gaps(run(("", None), ("", None))) == []
    long = run(("A", figures(1, 1)), *[("", None)] * 13, ("B", figures(1, 1)))
    assert gaps(long) == ["Without a published figure: November 2016 to November 2017."]
    assert sentence(trends(long)[0]).endswith("2 in October 2016.")


def test_each_section_is_told_what_the_figures_say_of_it() -> None:
    told = sentences(YEAR, {})
    assert told[Section.MUCH][:2] == [
        "Core audits moderated: 25, 21 in October.",
        "Admissible core audits: 25, 21 in October.",
    ]
    assert told[Section.WELL][0] == "Doesn't yet meet Good: 23 of 25 (92%), 20 of 21 (95%) in October."
    assert [line.partition(":")[0] for line in told[Section.LINKS]] == [
        "Drift and delay", "SMART plans", "Without a published figure",
    ]  # fmt: skip
    assert set(NAMES) == set(Measure)
