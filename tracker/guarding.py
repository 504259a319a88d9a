"""Text in a cell stays text: no spreadsheet takes it for a formula, and every character of it comes back when it is read.

A cell that a spreadsheet would run gets an apostrophe in front, which reading takes off again. The same apostrophe keeps
spaces at either end, which reading otherwise strips as strays.
"""

import re

_RUNS = re.compile(r"'*(?:[=+\-@\s]|<r>)")  # <r> is what the workbook's writer takes for its own markup
_RUNS_IN_WORKBOOK = re.compile(r"'+[=+\-@\s]|'*(?:\s|<r>)")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def for_csv(text: str) -> str:
    return f"'{text}" if _must_be_kept(text) else text


def for_workbook(text: str) -> str:
    """A workbook says itself which cells are formulas; only what reading would change needs the apostrophe."""
    return f"'{text}" if _RUNS_IN_WORKBOOK.match(text) or text[-1:].isspace() else text


def unguarded(cell: str) -> str:
    """The text as it was before it was guarded; stray spaces around any other are stripped."""
    cell = _NOT_TEXT.sub("", cell)
    if cell[:1] == "'" and _must_be_kept(cell[1:]):
        return cell[1:]
    return cell.strip()


def _must_be_kept(text: str) -> bool:
    return bool(_RUNS.match(text)) or text[-1:].isspace()
