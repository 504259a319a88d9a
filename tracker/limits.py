"""How long a cell may be: what the forms in chat take, so that whatever comes in can be shown, sent and exported again."""

from tracker.columns import Column
from tracker.faults import NotRight

_LONGEST = {
    "text": 3000,
    "tags": 3000,
    "email": 254,
    "setting": 3000,
    "audits": 3000,
    "emails": 3000,
    "figures": 3000,
    "case": 40,
}
LONGEST_NAME = 200
"""Of everything else: names, dates, choices; and of one tag."""


def check_length(column: Column, cell: str) -> None:
    """Raises NotRight with the limit."""
    check_shorter(cell, _LONGEST.get(column.kind, LONGEST_NAME))


def check_shorter(text: str, longest: int) -> None:
    if len(text) > longest:
        raise NotRight(f"This is {len(text):,} characters long. Write at most {longest:,}.")
