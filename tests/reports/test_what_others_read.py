"""The files of those who do not run the audits say what channels are told, so that nothing small can be worked out from them."""

from dataclasses import replace

import pytest

from domain.figures import Share
from domain.month import ConcernFigures, MonthFigures, MonthOfRun
from domain.report_sheet import ReportSheet
from reports.charts import charts
from reports.contents import contents
from reports.example import ASPECTS, DECEMBER, DECEMBERS, EXAMPLE, NOVEMBER, NOVEMBERS, RUN, acted, table
from reports.word import Template
from reports.workbook import report_workbook
from tests.reports.reading import lines, sheets

BELOW = 5


def told(*months: MonthOfRun) -> ReportSheet:
    return ReportSheet(
        DECEMBER, "Planning", months or RUN, better=EXAMPLE.better, recommendations=EXAMPLE.recommendations,
        led_to=EXAMPLE.led_to, aspects=ASPECTS, below=BELOW,
    )  # fmt: skip


def with_small_counts(concerns: int, helped: int, found: int, grades: tuple[int, int, int, int]) -> MonthFigures:
    return replace(
        DECEMBERS,
        table=table((19, 6, 2), grades),
        concerns=ConcernFigures(concerns, 1, concerns - 1),
        actions=replace(acted(41, 22, 9), helped=Share(helped, 31), too_early=Share(31 - helped, 31)),
        findings={"drift and delay": Share(14, 25), "analysis": Share(found, 25), "SMART plans": Share(25 - found, 25)},
        scores={name: replace(scored, good=Share(found, 25)) for name, scored in DECEMBERS.scores.items()},
    )


@pytest.mark.parametrize("other", [(4, 1, 3, (1, 21, 2, 1)), (3, 4, 2, (2, 20, 3, 0)), (1, 2, 4, (4, 21, 0, 0))])
def test_months_that_differ_only_in_small_counts_make_the_same_files(
    other: tuple[int, int, int, tuple[int, int, int, int]],
) -> None:
    one, another = (
        told(*RUN[:2], MonthOfRun(DECEMBER, "Planning", with_small_counts(*small), True))  # type: ignore[arg-type]
        for small in ((1, 3, 1, (1, 22, 2, 0)), other)
    )

    assert contents(one) == contents(another)
    assert sheets(report_workbook(one)) == sheets(report_workbook(another))
    assert [chart.alt for chart in charts(one)] == [chart.alt for chart in charts(another)]


def test_what_is_told_is_what_the_channels_are_told() -> None:
    document = lines(Template.shipped("report").filled_in(contents(told())))

    assert "| Doesn't yet meet Good | more than 20 of 25 | more than 16 of 21 |" in document
    assert "| Good or Outstanding | fewer than 5 of 25 | fewer than 5 of 21 |" in document
    assert "| Immediately admissible | 19 of 27 (70%) | 12 of 24 (50%) |" in document
    assert "| Raised | not published | fewer than 5 |" in document
    assert "* In one family swift, shared decisions changed what happened for a child." in document[6]


def test_nothing_that_is_for_those_who_run_the_audits_stands_in_them() -> None:
    sheet = told()
    document, book = lines(Template.shipped("report").filled_in(contents(sheet))), sheets(report_workbook(sheet))

    headings = {line for line in document if line.startswith("#")}
    for hidden in (
        "Scores by area",
        "By team",
        "By age band",
        "Actions by team",
        "Other sources",
        "Next steps",
        "In the teams",
    ):
        assert not {f"# {hidden}", f"## {hidden}"} & headings
    assert list(book) == ["About", "Figures", "Months", "Recommendations"]
    assert ["For whom", "Counts of children below 5 are hidden, and what they could be worked out from"] in book[
        "About"
    ]


def test_that_an_audit_missed_a_case_of_concern_is_not_counted_there() -> None:
    missed = "case of concern not captured in the audit or its follow-up actions"
    figures = replace(NOVEMBERS, auditing=replace(NOVEMBERS.auditing, weaknesses={missed: 2, "too brief": 3}))
    sheet = told(MonthOfRun(NOVEMBER, "Planning", figures, True))
    document = "\n".join(lines(Template.shipped("report").filled_in(contents(sheet))))

    assert missed not in document
    assert "| too brief | 3 of 24 (13%) |" in document


def test_where_the_council_hides_nothing_every_count_is_told_and_still_no_more_of_the_rest() -> None:
    sheet = replace(told(), below=1)
    document = lines(Template.shipped("report").filled_in(contents(sheet)))

    assert "| Good | 2 of 25 (8%) | 1 of 21 (5%) |" in document
    assert "# Next steps" not in document
