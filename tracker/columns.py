"""What a table of the tracker is made of: its columns, how the cells of each are read, and what tells one row from another."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

Values = dict[str, Any]
"""One row by column name, in Python's own types: an empty cell is None, several tags are a tuple, A-17 is 17."""

_PREFIXES = {"action": "A-", "audit": "AU-", "audits": "AU-", "concern": "C-", "recommendation": "R-", "step": "P-"}


@dataclass(frozen=True, slots=True)
class Column:
    """`kind` says how a cell is read; `refers` which table its value must stand in; `keeps` that an empty cell of a row
    that is already known leaves what stands there."""

    name: str
    kind: str
    required: bool = False
    refers: str = ""
    choices: tuple[str, ...] = ()
    keeps: bool = False
    ours: bool = False

    def shown(self, value: Any) -> str:
        """A value as a person writes it: A-17 for an action's number."""
        return f"{_PREFIXES.get(self.kind, '')}{value}"


@dataclass(frozen=True)
class Table:
    """`key` tells one row from another. `same`: what makes an unnumbered row the one that is already known."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    same: tuple[str, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    def key_of(self, values: Values) -> Any:
        """The key's value, or a tuple of them, small and capital letters the same; None where a part of it is missing."""
        parts = tuple(folded(values.get(name)) for name in self.key)
        if None in parts:
            return None
        return parts if len(parts) > 1 else parts[0]


def folded(key: Any) -> Any:
    return key.casefold() if isinstance(key, str) else key


def column(name: str, kind: str = "text", refers: str = "", **more: Any) -> Column:
    return Column(name.rstrip("*"), kind, name.endswith("*"), refers, **more)


def person(name: str, **more: Any) -> Column:
    return column(name, "email", "people", **more)


def choice(name: str, choices: Iterable[str], **more: Any) -> Column:
    return column(name, "choice", choices=tuple(choices), **more)
