"""The chart shows the figures it is given, to everybody, and costs nothing until one is drawn."""

import re
import subprocess
import sys
from io import BytesIO
from typing import Any

import pytest

from cards.roll_up import Bar, alt
from domain.roll_up import Figures, Week
from reports.roll_up_chart import draw, figure
from tests.structure.sources import ROOT

NORTH = Bar("North, West", Week(Figures(open=12, late=3), Figures(open=14, late=2)))
EAST = Bar("East", Week(Figures(open=7), Figures(open=4, late=1)))
SOUTH = Bar("South", Week(Figures(), Figures(open=3)))
BARS = (NORTH, EAST, SOUTH)


def drawn(bars: tuple[Bar, ...]) -> dict[str, Any]:
    """What stands in the chart, by the names that the parts were given."""
    [axes] = figure(bars).axes
    return {name: artist for artist in axes.get_children() if (name := artist.get_gid())}


def pixels(png: bytes) -> Any:
    from matplotlib.image import imread

    return (imread(BytesIO(png), format="png") * 255).round().astype(int)[:, :, :3]


def test_each_bar_is_as_long_as_what_is_open_its_late_part_first_and_the_mark_where_it_stood() -> None:
    parts = drawn(BARS)
    for place, bar in enumerate(BARS):
        now, was = bar.week
        late, on_time = parts[f"late {place}"], parts[f"on time {place}"]
        assert (late.get_x(), late.get_width()) == (0, now.late)
        assert (on_time.get_x(), on_time.get_width()) == (now.late, now.open - now.late)
        assert set(parts[f"before {place}"].get_xdata()) == {was.open}


def test_its_words_are_the_figures_and_the_alternative_text_has_the_same() -> None:
    parts = drawn(BARS)
    words = [parts[f"words {place}"].get_text() for place in range(len(BARS))]
    assert words == ["North, West: 12, 3 late · was 14", "East: 7 · was 4", "South: 0 · was 3"]
    told = alt(BARS)
    assert told == (
        "Chart of open actions. North, West: 12, 3 late, was 14 a week ago; East: 7, was 4 a week ago; "
        "South: 0, was 3 a week ago."
    )
    assert re.findall(r"\d+", " ".join(words)) == re.findall(r"\d+", told)


def test_the_parts_differ_for_who_sees_no_colours() -> None:
    parts = drawn(BARS)
    assert parts["late 0"].get_hatch()
    assert not parts["on time 0"].get_hatch()
    red, green, blue = parts["on time 0"].get_facecolor()[:3]
    grey = 0.299 * red + 0.587 * green + 0.114 * blue
    assert 0.75 < grey < 0.9, "apart from the white of the late part, and from the black of the mark"


def test_the_picture_really_shows_the_bars() -> None:
    """The rows of the picture in which a bar stands are blue for as much of their width as is open and not late."""
    drawn_alone = {bar.label: pixels(draw((bar, Bar("Scale", Week(Figures(28), Figures()))))) for bar in (NORTH, EAST)}
    longest = {name: _longest_run_but_scale(picture) for name, picture in drawn_alone.items()}
    assert longest["North, West"] / longest["East"] == pytest.approx(9 / 7, abs=0.1)
    assert (drawn_alone["East"] == 0).all(axis=2).sum() > 300, "the mark is black"


def _longest_run_but_scale(picture: Any) -> int:
    """How many blue pixels the widest row of the upper bar has."""
    blue = (picture == (201, 215, 232)).all(axis=2).sum(axis=1)
    upper = blue[len(blue) // 5 : len(blue) // 2]
    return int(upper.max())


def test_it_is_as_wide_as_a_phone_shows_and_as_high_as_its_bars_need() -> None:
    heights = [pixels(draw(BARS[:count])).shape for count in (1, 3)]
    assert {width for _, width, _ in heights} == {800}
    assert heights[0][0] < heights[1][0] < 500


def test_the_same_bars_make_the_same_bytes_and_others_do_not() -> None:
    first = draw(BARS)
    assert first.startswith(b"\x89PNG")
    assert draw(BARS) == first
    assert draw(BARS[:2]) != first
    assert len(first) < 100_000


@pytest.mark.parametrize("name", ["$x_1$ and $y", "\U0001f4a5 team", "Ünïted", "", "a\nb", "日本"])
def test_a_team_may_be_called_anything(name: str) -> None:
    assert draw((Bar(name, NORTH.week),)).startswith(b"\x89PNG")


def test_nothing_of_it_is_loaded_when_the_bot_starts() -> None:
    told = "import bot.wiring, bot.__main__, sys; print('matplotlib' in sys.modules, 'numpy' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stdout.split() == ["False", "False"]
