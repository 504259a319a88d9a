"""What every chart has in common: as wide as a phone shows, and read in grey and by people who see no colours.

The same figures always make the same bytes, so that a picture which is on the platform already is known again.
"""

from collections.abc import Callable
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, DPI = 4.0, 200  # inches: a phone shows it nearly as wide
EDGE = "#1b2f4a"
KEYS_ABOVE: dict[str, Any] = {
    "loc": "outside upper center", "ncols": 3, "frameon": False, "fontsize": 9, "columnspacing": 1.2, "handletextpad": 0.5,
}  # fmt: skip
_one_at_a_time = Lock()  # matplotlib's fonts and settings are shared by all threads


def new_figure(height: float) -> "Figure":
    """`height` in inches."""
    from matplotlib.figure import Figure

    return Figure(figsize=(WIDTH, height), dpi=DPI, layout="constrained")


def png(made: Callable[[], "Figure"]) -> bytes:
    """matplotlib is loaded with the first one, as it takes its time."""
    import matplotlib

    with _one_at_a_time, matplotlib.rc_context(matplotlib.rcParamsDefault):
        picture = BytesIO()
        made().savefig(picture, format="png", metadata={"Software": None})
        return picture.getvalue()
