"""The report's charts show the figures they are given and nothing that is hidden, to everybody."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise
from typing import Any

import pytest

from cards.month_chart import NOT_TOLD, Bar, Chart, alt, of_admissibility, of_grades
from domain.counted import Facts
from domain.counting import month_figures
from domain.figures import Share
from domain.month import MonthOfRun
from domain.policy import DEFAULT
from domain.suppression import BELOW, OPEN
from reports.month_chart import FILLS, UNTOLD, Fill, draw, figure
from reports.picture import EDGE
from tests.rules.test_suppression import World, of


def month(of_year: int, world: World, inadmissible: int = 0) -> MonthOfRun:
    figures = month_figures(Facts(), None, DEFAULT)
    table = of(world)
    all_of_them = table.admissible + inadmissible
    table = replace(
        table, moderated=all_of_them, immediate=Share(table.admissible, all_of_them),
        inadmissible=Share(inadmissible, all_of_them), development=Share(0, all_of_them),
    )  # fmt: skip
    return MonthOfRun(date(2017, of_year, 1), "Planning", replace(figures, table=table))


EMPTY = MonthOfRun(date(2017, 9, 1))
OCTOBER, NOVEMBER, DECEMBER = (
    month(10, World(5, 8, 7, 5)),
    month(11, World(10, 10, 1), 3),
    month(12, World(1, 22, 2), 2),
)
RUN = (MonthOfRun(date(2017, 7, 1)), month(8, World(0, 9, 9)), EMPTY, OCTOBER, NOVEMBER, DECEMBER)


def drawn(chart: Chart) -> dict[str, Any]:
    """What stands in the chart, by the names that the parts were given."""
    [axes] = figure(chart).axes
    return {name: artist for artist in axes.get_children() if (name := artist.get_gid())}


def light(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """As WCAG reckons it; colours weigh by how light they are, so that it holds in grey too."""
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_each_month_is_a_bar_of_its_parts_one_on_the_other() -> None:
    parts = drawn(of_grades(RUN))
    for place, world in enumerate((World(0, 9, 9), None, World(5, 8, 7, 5), World(10, 10, 1), World(1, 22, 2))):
        bottom = 0
        for part, number in enumerate((world[0] + world[1], world[2], world[3]) if world else ()):
            stands = parts[f"part {part} of {place}"]
            assert (stands.get_y(), stands.get_height()) == (bottom, number)
            bottom += number
    assert "part 0 of 1" not in parts
    assert parts["gap 1"].get_text() == "not published"


@pytest.mark.parametrize("below", [OPEN, BELOW])
def test_the_alternative_text_has_the_figures_of_the_picture_and_no_others(below: int) -> None:
    for chart in (of_grades(RUN, below), of_admissibility(RUN)):
        parts = drawn(chart)
        shown = [int(artist.get_height()) for name, artist in parts.items() if name.startswith(("part", "untold"))]
        wholes = [int(artist.get_text()) for name, artist in parts.items() if name.startswith("whole")]
        told = [int(number) for number in re.findall(r"\d+", re.sub(r"[A-Z][a-z]{2} \d{4}", "", alt(chart)))]
        untold = [bar.whole for bar in chart.bars if bar.counts is None and bar.whole]
        assert sorted(told) == sorted([*shown, *wholes] if below == OPEN else [*_less(shown, untold), *wholes])


def _less(some: Sequence[int], others: Sequence[int]) -> list[int]:
    """An untold bar's height is its whole, which is said once."""
    left = list(some)
    for other in others:
        if other in left:
            left.remove(other)
    return left


def test_what_is_hidden_is_neither_drawn_nor_said() -> None:
    chart = of_grades(RUN, BELOW)
    parts = drawn(chart)
    assert parts["untold 4"].get_height() == 25
    assert {text.get_text() for text in figure(chart).axes[0].texts} >= {"9", "13", "12"}, "numbers stand in the parts"
    assert chart.tells
    assert not of_grades((DECEMBER,), BELOW).tells
    assert not [name for name in parts if name.startswith("part") and name.endswith(("3", "4"))]
    assert alt(chart) == (
        "Grades by month. Aug 2017, 18 admissible audits: Doesn't yet meet Good 9, Good or Outstanding 9; "
        "Sep 2017: not published; Oct 2017, 25 admissible audits: Doesn't yet meet Good 13, Good or Outstanding 12; "
        f"Nov 2017, 21 admissible audits: {NOT_TOLD}; Dec 2017, 25 admissible audits: {NOT_TOLD}."
    )
    assert draw(of_grades((DECEMBER,), BELOW)) == draw(of_grades((month(12, World(0, 21, 1, 3)),), BELOW))
    assert any(NOT_TOLD in text.get_text() for text in figure(chart).legends[0].get_texts())
    assert not any(NOT_TOLD in text.get_text() for text in figure(of_grades(RUN)).legends[0].get_texts())


def test_parts_that_meet_differ_by_three_to_one_in_grey_and_all_of_them_in_lightness_or_hatching() -> None:
    for below, above in pairwise(FILLS):
        assert contrast(below.face, above.face) >= 3, "seen without any colour"
    for one, other in combinations((*FILLS, UNTOLD), 2):
        assert one.hatch != other.hatch or contrast(one.face, other.face) >= 3
    for fill in (*FILLS, UNTOLD):
        assert fill.face == EDGE or contrast(fill.face, EDGE) >= 3, "its edge and hatching are seen"
    assert contrast(EDGE, "#ffffff") >= 3
    assert Fill(EDGE) == FILLS[0]


def test_the_same_figures_make_the_same_bytes_and_others_do_not() -> None:
    chart = of_grades(RUN)
    assert draw(chart).startswith(b"\x89PNG")
    assert draw(of_grades(RUN)) == draw(chart)
    assert draw(of_admissibility(RUN)) != draw(chart)
    assert len(draw(chart)) < 100_000


def test_a_month_without_audits_is_nought_and_one_without_figures_is_not() -> None:
    none, unknown = month(11, World(0, 0, 0)), MonthOfRun(date(2017, 12, 1))
    assert of_admissibility((none, unknown)).bars == (Bar(date(2017, 11, 1), 0, (0, 0, 0)), Bar(date(2017, 12, 1)))
    assert alt(of_admissibility((none, unknown))) == (
        "Admissibility by month. Nov 2017: no moderated audit; Dec 2017: not published."
    )
