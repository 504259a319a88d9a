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

WIDTH, TITLE, A_BAR, AXIS = 6.4, 0.55, 0.36, 0.45  # inches
DPI = 150
ON_TIME, LATE, EDGE = "#c9d7e8", "#ffffff", "#1b2f4a"
HEIGHT_OF_BAR = 0.62
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

    made = Figure(figsize=(WIDTH, TITLE + A_BAR * len(bars) + AXIS), dpi=DPI, layout="constrained")
    axes = made.add_subplot()
    for place, bar in enumerate(bars):
        _draw_bar(axes, place, bar)
    _tidy(axes, bars)
    return made


def _draw_bar(axes: "Axes", place: int, bar: Bar) -> None:
    now, was = bar.week
    plain: dict[str, Any] = {"height": HEIGHT_OF_BAR, "edgecolor": EDGE, "linewidth": 0.8}
    axes.barh(place, now.late, color=LATE, hatch="////", gid=f"late {place}", **plain)
    axes.barh(place, now.open - now.late, left=now.late, color=ON_TIME, gid=f"on time {place}", **plain)
    half = HEIGHT_OF_BAR / 2 + 0.08
    axes.plot([was.open, was.open], [place - half, place + half], color="black", linewidth=2.4, gid=f"before {place}")
    words = f"{now.open}, {now.late} late" if now.late else str(now.open)
    beside: dict[str, Any] = {"xytext": (6, 0), "textcoords": "offset points", "va": "center", "fontsize": 9}
    axes.annotate(f"{words} · was {was.open}", (max(now.open, was.open), place), gid=f"words {place}", **beside)


def _tidy(axes: "Axes", bars: Sequence[Bar]) -> None:
    axes.set_yticks(range(len(bars)), [_printable(bar.label) for bar in bars], fontsize=9, parse_math=False)
    axes.set_ylim(len(bars) - 0.4, -0.6)  # the first one on top
    axes.set_xlim(
        0, max(max(bar.week.now.open, bar.week.before.open) for bar in bars) * 1.45
    )  # with room for the words
    axes.locator_params(axis="x", integer=True)
    axes.tick_params(axis="x", labelsize=8)
    axes.tick_params(axis="y", length=0)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.legend(handles=_keys(), loc="lower left", bbox_to_anchor=(0, 1), ncols=3, frameon=False, fontsize=8.5)


def _keys() -> list[Any]:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    return [
        Patch(facecolor=LATE, edgecolor=EDGE, hatch="////", label="open and late"),
        Patch(facecolor=ON_TIME, edgecolor=EDGE, label="open, not late"),
        Line2D([], [], color="black", linestyle="", marker="|", ms=12, mew=2.4, label="open a week ago"),
    ]


def _printable(label: str) -> str:
    """What the font can draw; a name may hold anything."""
    from matplotlib.font_manager import findfont, get_font

    known = get_font(findfont("DejaVu Sans")).get_charmap()
    return "".join(letter if ord(letter) in known else "?" for letter in label)
