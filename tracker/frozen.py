"""A round's figures as they stood when its report was posted: one cell, in words that can be read back."""

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from domain.figures import Figures, Share
from tracker.faults import NotRight

_NAMES = {field.name.replace("_", " "): field.name for field in fields(Figures)}
_SHARES = {field.name.replace("_", " "): field.type is Share for field in fields(Figures)}
_FIGURE = re.compile(r"([a-z ]+) (\d{1,9})(?: of (\d{1,9}))?")
_SAYS = "These are not all figures of a round. Write them as “moderated 24; immediate 12 of 24; …”, or leave it empty."


def in_words(figures: Mapping[str, Any] | None) -> str | None:
    """moderated 24; immediate 12 of 24; …"""
    said = ((name.replace("_", " "), value) for name, value in (figures or {}).items())
    return "; ".join(f"{name} {_counted(value)}" for name, value in said) or None


def _counted(value: Any) -> str:
    return f"{value['count']} of {value['of']}" if _is_share(value) else str(value)


def as_values(words: str | None) -> dict[str, Any] | None:
    """As they are kept; of a cell that was read."""
    found = (_FIGURE.fullmatch(part) for part in words.split("; ")) if words else ()
    return {_NAMES[one[1]]: _value(one) for one in found if one} or None


def _value(one: re.Match[str]) -> Any:
    return {"count": int(one[2]), "of": int(one[3])} if one[3] else int(one[2])


def read(cell: str) -> str:
    """The cell in the one way of writing it. Raises NotRight where a figure is missing, unknown, or more than it is of."""
    found = [_FIGURE.fullmatch(" ".join(part.lower().split())) for part in cell.split(";") if part.strip()]
    whole = {one[1]: _value(one) for one in found if one}
    if len(found) != len(_NAMES) or {n: _is_share(value) for n, value in whole.items()} != _SHARES:
        raise NotRight(_SAYS)
    if any(value["count"] > value["of"] for value in whole.values() if _is_share(value)):
        raise NotRight("A figure is more than what it is of. Write them as they were published.")
    return "; ".join(f"{name} {_counted(whole[name])}" for name in _NAMES)


def _is_share(value: Any) -> bool:
    return isinstance(value, Mapping)
