"""The small chart of the weekly roll-up: a bar for each team manager, its late part hatched, and a mark for a week ago.

It is read in grey and by people who see no colours: parts differ by hatching and every bar has its figures beside it. The
same bars always make the same bytes, so that a picture which is on the platform already is known again.
"""

from collections.abc import Sequence
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any

from cards.roll_up import Bar

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH, KEY, A_BAR, AXIS = 4.0, 0.4, 0.48, 0.35  # inches: a phone shows it nearly as wide
DPI = 200
ON_TIME, LATE, EDGE = "#c9d7e8", "#ffffff", "#1b2f4a"
HEIGHT_OF_BAR = 0.5
_ABOVE: dict[str, Any] = {
    "loc": "outside upper center", "ncols": 3, "frameon": False, "fontsize": 9, "columnspacing": 1.2, "handletextpad": 0.5,
}  # fmt: skip
_one_at_a_time = Lock()  # matplotlib's fonts and settings are shared by all threads


def draw(bars: Sequence[Bar]) -> bytes:
    """A PNG of a width that a phone shows whole. matplotlib is loaded with the first one, as it takes its time."""
    import matplotlib

    with _one_at_a_time, matplotlib.rc_context(matplotlib.rcParamsDefault):
        picture = BytesIO()
        figure(bars).savefig(picture, format="png", metadata={"Software": None})
        return picture.getvalue()


def figure(bars: Sequence[Bar]) -> "Figure":
    from matplotlib.figure import Figure

    made = Figure(figsize=(WIDTH, KEY + A_BAR * len(bars) + AXIS), dpi=DPI, layout="constrained")
    axes = made.add_subplot()
    for place, bar in enumerate(bars):
        _draw_bar(axes, place, bar)
    _tidy(axes, bars)
    made.legend(handles=_keys(), **_ABOVE)
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
