"""Words in what comes in that may be a person's name. It can only be guessed, so it stops nothing: the operator looks."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from domain.naming import looks_like_name
from tracker.columns import Table, Values
from tracker.faults import Fault, quoted
from tracker.rows import Row

_NARRATIVE = ("text", "tags")
_AT_MOST = 3


def suspected(table: Table, before: Values | None, after: Values, row: Row, known: frozenset[str]) -> Iterator[Fault]:
    """One remark for the row, about what is new in it: what stood there already was looked at when it came."""
    found: dict[str, list[str]] = {}
    for column in table.columns:
        value = after.get(column.name)
        new = column.kind in _NARRATIVE and column.name in row.values and value != (before or {}).get(column.name)
        if new and value and (words := _names(value, known)):
            found[column.name] = words
    if found:
        words = list(dict.fromkeys(word for of in found.values() for word in of))
        yield row.fault(", ".join(found), _says(words))


def _says(words: list[str]) -> str:
    many = f" (and {len(words) - _AT_MOST} more)" if len(words) > _AT_MOST else ""
    which = ", ".join(map(quoted, words[:_AT_MOST]))
    return f"{which}{many} may be a name. Names do not belong here: say who is meant by their role."


@lru_cache(maxsize=5_000)
def _names(value: Any, known: frozenset[str]) -> list[str]:
    """Of a text, or of several tags; the same words come often."""
    texts = value if isinstance(value, tuple) else (value,)
    return [word for text in texts for word in looks_like_name(text, known)]
