"""A chart of the monthly report: a bar for each month, its parts on each other, told apart in grey as well as in colour.

Neighbours differ by three to one at least in how light they are; parts that are alike in that are hatched differently.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from cards.month_chart import Bar, Chart
from reports.picture import EDGE, KEYS_ABOVE, new_figure, png

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure, FigureBase

HEIGHT, A_KEY = 2.3, 0.2  # inches
BAR, FEWEST, A_LINE = 0.72, 5, 0.12
"""How wide a bar is, of the place that a month has; with fewer months the bars do not grow wider. And how
much of a bar a part must be for its number to stand in it."""


class Fill(NamedTuple):
    face: str
    hatch: str = ""


FILLS = (Fill(EDGE), Fill("#ffffff", "////"), Fill("#6b8fb8"), Fill("#ffffff", "...."))
"""From the bottom of a bar upwards."""
UNTOLD = Fill("#ffffff", "xx")


def draw(chart: Chart) -> bytes:
    """A PNG of a width that a phone shows whole."""
    return png(lambda: figure(chart))


def draw_below_each_other(charts: Sequence[Chart]) -> bytes:
    """One PNG of several."""
    return png(lambda: figures(charts))


def figure(chart: Chart) -> "Figure":
    made = new_figure(_height(chart))
    _onto(made, chart)
    return made


def figures(charts: Sequence[Chart]) -> "Figure":
    heights = [_height(chart) for chart in charts]
    made = new_figure(sum(heights))
    for part, chart in zip(
        made.subfigures(len(charts), 1, squeeze=False, height_ratios=heights)[:, 0], charts, strict=True
    ):
        _onto(part, chart)
    return made


def _height(chart: Chart) -> float:
    return HEIGHT + A_KEY * len(_keys(chart))


def _onto(made: "FigureBase", chart: Chart) -> None:
    axes = made.add_subplot()
    for place, bar in enumerate(chart.bars):
        _draw_bar(axes, place, bar)
    _tidy(axes, chart)
    made.legend(handles=_keys(chart), title=chart.title, **KEYS_ABOVE | {"ncols": 1})


def _draw_bar(axes: "Axes", place: int, bar: Bar) -> None:
    if bar.whole is None:
        axes.annotate(
            "not published", (place, 0), ha="center", va="bottom", rotation=90, fontsize=7, gid=f"gap {place}"
        )
    elif bar.counts is None:
        axes.bar(place, bar.whole, gid=f"untold {place}", linestyle="--", **_filled(UNTOLD))
    else:
        bottom = 0
        for part, (number, fill) in enumerate(zip(bar.counts, FILLS, strict=False)):
            axes.bar(place, number, bottom=bottom, gid=f"part {part} of {place}", **_filled(fill))
            if number >= bar.whole * A_LINE:
                _write(axes, place, bottom + number / 2, number, fill)
            bottom += number
    if bar.whole is not None:
        axes.annotate(str(bar.whole), (place, bar.whole), ha="center", va="bottom", fontsize=7, gid=f"whole {place}")


def _write(axes: "Axes", place: int, middle: float, number: int, fill: Fill) -> None:
    """On a hatched part upon a plain ground, so that it can be read."""
    ground = None if fill.face == EDGE else {"facecolor": "#ffffff", "edgecolor": "none", "pad": 0.8}
    color = "#ffffff" if fill.face == EDGE else EDGE
    axes.text(place, middle, str(number), ha="center", va="center", fontsize=7, color=color, bbox=ground)


def _filled(fill: Fill) -> dict[str, Any]:
    return {"width": BAR, "facecolor": fill.face, "hatch": fill.hatch, "edgecolor": EDGE, "linewidth": 0.8}


def _tidy(axes: "Axes", chart: Chart) -> None:
    places = range(len(chart.bars))
    axes.set_xticks(places, [f"{bar.month:%b}\n{bar.month:%y}" for bar in chart.bars], fontsize=7)
    beside = max(FEWEST - len(places), 0) / 2
    axes.set_xlim(-0.6 - beside, len(places) - 0.4 + beside)
    axes.set_ylim(0, max([bar.whole or 0 for bar in chart.bars] + [1]) * 1.1)
    axes.locator_params(axis="y", integer=True)
    axes.tick_params(axis="y", labelsize=7)
    axes.spines[["top", "right"]].set_visible(False)


def _keys(chart: Chart) -> list[Any]:
    """As they lie on each other, the uppermost first."""
    from matplotlib.patches import Patch

    told = any(bar.counts is not None for bar in chart.bars)
    named = list(zip(chart.parts, FILLS, strict=False))[::-1] if told else []
    named += [(f"How many of each is {why}", UNTOLD) for why in chart.untold]
    return [Patch(facecolor=fill.face, hatch=fill.hatch, edgecolor=EDGE, label=label) for label, fill in named]
