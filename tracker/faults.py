"""What is wrong in a file, said so that the person at the spreadsheet can find the cell and knows what to write there."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Fault:
    """`row` as the spreadsheet numbers it, 0 where the whole file is meant; `says` what is wrong and what would be right."""

    file: str
    row: int
    column: str
    says: str

    def __str__(self) -> str:
        where = [self.file, f"row {self.row}" if self.row else "", self.column]
        return f"{', '.join(part for part in where if part)}: {self.says}"


class NotRight(ValueError):
    """A cell cannot be read; the sentence says what would be right."""

    def __init__(self, says: str) -> None:
        super().__init__(says)
        self.says = says


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """A question to add to a fault, such as: Did you mean “teams”? Nothing where nothing known is near."""
    by_fold = {name.casefold(): name for name in known}
    word = word.casefold()
    begun = [name for name in by_fold if len(word) > 2 and name.startswith(word)]
    found = begun or get_close_matches(word, by_fold, 1, likeness)
    return f" Did you mean “{by_fold[found[0]]}”?" if found else ""


def either(choices: Iterable[str]) -> str:
    """a, b or c."""
    *first, last = choices
    return f"{', '.join(first)} or {last}" if first else last


def quoted(cell: str) -> str:
    """The cell's words in quotation marks, cut where they are long."""
    return f"“{cell[:40]}…”" if len(cell) > 41 else f"“{cell}”"
