"""Where a press came from: which list, which page, and which rows it showed, so that the same rows can be shown again.

Rows stay where they are under the reader's finger: after "Mark complete" the line says so, and nothing jumps.
"""

from dataclasses import dataclass

from storage.lists import PAGE


@dataclass(frozen=True, slots=True)
class Place:
    """`name`: a list's name, "show" for one action, "home", "posted" for a message; `rest`: a list's own words."""

    name: str = ""
    page: int = 1
    rows: tuple[int, ...] = ()
    rest: str = ""

    def __str__(self) -> str:
        return f"{self.name}:{self.page}:{'.'.join(map(str, self.rows))}:{self.rest}"[:150]

    @classmethod
    def read(cls, text: str) -> "Place":
        """Forgiving: what is not a place of ours is nowhere."""
        name, page, rows, rest = [*text.split(":", 3), "", "", ""][:4]
        numbers = [int(n) for n in rows.split(".") if n.isascii() and n.isdigit()]
        return cls(name, int(page) if page.isascii() and page.isdigit() and page else 1, tuple(numbers[:PAGE]), rest)
