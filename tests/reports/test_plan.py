"""The annual plan: recommendations by theme, where they come from, and what the figures did since."""

from dataclasses import replace
from datetime import date

from domain.annual_plan import annual_plan
from domain.month import MonthOfRun
from reports.example import DECEMBER, EXAMPLE, NOVEMBER, RUN
from reports.plan import plan_contents, plan_workbook
from reports.word import Template
from tests.reports.reading import lines, sheets

FIRST, SECOND = EXAMPLE.recommendations
THIRD = replace(
    FIRST,
    reference="R-6",
    month=DECEMBER,
    text="=1+1",
    state="done",
    tags=("SMART plans", "review of progress"),
    owner="",
)
PLAN = annual_plan(2017, (FIRST, SECOND, THIRD), RUN)
SINCE = "drift and delay: 12 of 21 (57%) in November 2017, 14 of 25 (56%) in December 2017"


def test_its_document_has_a_table_for_each_theme_with_what_the_figures_did() -> None:
    told = lines(Template.shipped("plan").filled_in(plan_contents(PLAN)))
    assert told[:2] == ["= Annual plan of practice improvement, 2017/18", "3 recommendations, 2 open."]
    assert [line for line in told if line.startswith("# ")] == ["# Supervision", "# Planning"]
    assert (
        "| R-4 | Talk through one plan in each supervision. | November 2017 | North: Head of service, North | 28 February 2018 | "
        f"Open | Drift and delay is found less often | {SINCE} |"
    ) in told
    assert told[-1].endswith("| All services: Nobody yet | 30 March 2018 | Open | – | No finding is named with it |")


def test_what_has_no_later_month_or_no_figure_at_all_says_so() -> None:
    [_, _, since] = [line.since for line in PLAN.lines if line.since or line.recommendation is SECOND][:3]
    assert since == ()
    told = plan_contents(PLAN)["themes"][0]["rows"][1]["since"]
    assert told == [
        "SMART plans: 13 of 25 (52%) in December 2017, no figure since",
        "review of progress: no figure of that month, no figure since",
    ]


def test_a_month_without_a_figure_is_passed_over_for_the_latest_that_has_one() -> None:
    later = (*RUN, MonthOfRun(date(2018, 1, 1)))
    [line] = annual_plan(2017, (FIRST,), later).lines
    assert line.since[0].now
    assert line.since[0].now.month == DECEMBER


def test_its_workbook_has_the_same_with_numbers_and_dates_as_such() -> None:
    found = sheets(plan_workbook(PLAN))
    assert [row[:4] for row in found["Plan"][1:]] == [
        ["R-4", "Supervision", NOVEMBER, FIRST.text], ["R-6", "Supervision", DECEMBER, "=1+1"],
        ["R-5", "Planning", DECEMBER, SECOND.text],
    ]  # fmt: skip
    assert found["What the figures did"][1] == ["R-4", "drift and delay", NOVEMBER, 12, 21, 57, DECEMBER, 14, 25, 56]


def test_what_is_small_is_not_told_to_who_does_not_run_the_audits_in_document_or_workbook() -> None:
    told = annual_plan(2017, (FIRST, THIRD), RUN, below=13)
    assert plan_contents(told)["themes"][0]["rows"][0]["since"] == [
        "drift and delay: not told in November 2017, not told in December 2017"
    ]
    assert "13 of 25" not in repr(plan_contents(told))
    assert (
        plan_contents(told)["marking"]
        == "Counts of children below 13 are hidden, and what they could be worked out from"
    )
    row = sheets(plan_workbook(told))["What the figures did"][1]
    assert [cell for cell in row if cell not in (None, "")] == [
        "R-4", "drift and delay", NOVEMBER, "not told", DECEMBER, "not told",
    ]  # fmt: skip


def test_a_year_without_any_says_so() -> None:
    told = lines(Template.shipped("plan").filled_in(plan_contents(annual_plan(2017, (), RUN))))
    assert told[-1] == "No recommendation was made or open in this year."
