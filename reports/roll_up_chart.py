"""The small chart of the weekly roll-up: a bar for each team manager, its late part hatched, and a mark for a week ago.

Every bar has its figures beside it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cards.roll_up import Bar
from reports.picture import EDGE, KEYS_ABOVE, new_figure, png

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

KEY, A_BAR, AXIS = 0.4, 0.48, 0.35  # inches
ON_TIME, LATE = "#c9d7e8", "#ffffff"
HEIGHT_OF_BAR = 0.5


def draw(bars: Sequence[Bar]) -> bytes:
    """A PNG of a width that a phone shows whole."""
    return png(lambda: figure(bars))


def figure(bars: Sequence[Bar]) -> "Figure":
    made = new_figure(KEY + A_BAR * len(bars) + AXIS)
    axes = made.add_subplot()
    for place, bar in enumerate(bars):
        _draw_bar(axes, place, bar)
    _tidy(axes, bars)
    made.legend(handles=_keys(), **KEYS_ABOVE)
    return made


def _draw_bar(axes: "Axes", place: int, bar: Bar) -> None:
    now, was = bar.week
    plain: dict[str, Any] = {"height": HEIGHT_OF_BAR, "edgecolor": EDGE, "linewidth": 0.8}
    axes.barh(place, now.late, color=LATE, hatch="////", gid=f"late {place}", **plain)
    axes.barh(place, now.open - now.late, left=now.late, color=ON_TIME, gid=f"on time {place}", **plain)
    top, bottom = place - HEIGHT_OF_BAR / 2, place + HEIGHT_OF_BAR / 2
    axes.plot([was.open, was.open], [top, bottom], color="black", lw=3, solid_capstyle="butt", gid=f"before {place}")
    words = f"{now.open}, {now.late} late" if now.late else str(now.open)
    above: dict[str, Any] = {"xytext": (0, 2), "textcoords": "offset points", "va": "bottom", "fontsize": 9.5}
    written = axes.annotate(
        f"{_printable(bar.label)}: {words} · was {was.open}", (0, top), gid=f"words {place}", **above
    )
    written.set_parse_math(False)


def _tidy(axes: "Axes", bars: Sequence[Bar]) -> None:
    axes.set_yticks([])
    axes.set_ylim(len(bars) - 0.6, -0.75)  # the first one on top
    axes.set_xlim(0, max(max(bar.week.now.open, bar.week.before.open) for bar in bars) * 1.03)
    axes.locator_params(axis="x", integer=True)
    axes.tick_params(axis="x", labelsize=8)
    axes.spines[["top", "right", "left"]].set_visible(False)


def _keys() -> list[Any]:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    return [
        Patch(facecolor=LATE, edgecolor=EDGE, hatch="////", label="late"),
        Patch(facecolor=ON_TIME, edgecolor=EDGE, label="not late"),
        Line2D([], [], color="black", linestyle="", marker="|", ms=12, mew=2.4, label="a week ago"),
    ]


def _printable(label: str) -> str:
    """What the font can draw; a name may hold anything."""
    from matplotlib.font_manager import findfont, get_font

    known = get_font(findfont("DejaVu Sans")).get_charmap()
    return "".join(letter if ord(letter) in known else "?" for letter in label)
