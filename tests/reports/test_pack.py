"""The inspection pack: the three questions, answered with the figures of some months."""

from dataclasses import replace
from pathlib import Path

import pytest

from domain.figures import Share
from domain.pack_sheet import PackSheet
from reports.example import CHART, OCTOBER, PACK, RUN
from reports.pack import pack_charts, pack_contents
from reports.word import Template
from tests.reports.reading import lines

GOLDEN = Path(__file__).with_name("pack.txt")


@pytest.fixture(scope="module")
def told() -> list[str]:
    return lines(Template.shipped("pack").filled_in(pack_contents(PACK), [CHART]))


def test_it_answers_the_three_questions_with_figures_trends_findings_sources_and_plans(told: list[str]) -> None:
    assert told == GOLDEN.read_text(encoding="utf-8").splitlines()
    assert [line for line in told if line.startswith("# ")] == [
        "# What do you know about the quality of practice and its impact?", "# How do you know it?", "# What are your plans?",
    ]  # fmt: skip


def test_all_months_together_are_the_sum_of_the_published_tables(told: list[str]) -> None:
    assert PACK.whole
    assert (PACK.whole.moderated, PACK.whole.admissible) == (24 + 27, 21 + 25)
    assert PACK.whole.not_yet_good == Share(20 + 23, 21 + 25)
    assert "| Doesn't yet meet Good | 43 of 46 (93%) |" in told


def test_its_charts_hold_the_figures_of_these_months_in_words_too() -> None:
    grades, admissibility = pack_charts(RUN)
    assert "Dec 2017, 25 admissible audits: Doesn't yet meet Good 23, Good 2, Outstanding 0" in grades.alt
    assert "Nov 2017, 24 moderated audits: Immediately admissible 12" in admissibility.alt


def test_months_without_audits_say_so_and_count_nothing_as_nought() -> None:
    empty = PackSheet(tuple(replace(one, figures=None) for one in RUN))
    told = lines(Template.shipped("pack").filled_in(pack_contents(empty), pack_charts(empty.run)))
    assert empty.whole is None
    assert "No core audit of these months was moderated." in told
    assert f"| {OCTOBER:%B %Y} | no audits | – | – | – | – | – | – |" in told
    assert not [line for line in told if "0%" in line]
