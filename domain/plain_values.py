"""Figures that were kept as plain values, and are read again as what they were."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Kept = TypeVar("Kept")


def read(kind: type[Kept], values: Mapping[str, Any]) -> Kept:
    """A frozen dataclass of what `asdict` made of it: numbers, dataclasses, and mappings from names to these. What the kept
    values know nothing of is as by default, and what this version does not know is left out."""
    made: Any = kind
    return made(**{name: _value(hint, values[name]) for name, hint in _hints(made).items() if name in values})  # type: ignore[no-any-return]


@cache
def _hints(kind: Any) -> dict[str, Any]:
    said = get_type_hints(kind)
    return {field.name: said[field.name] for field in fields(kind)}


def _value(hint: Any, said: Any) -> Any:
    inner = [each for each in get_args(hint) if each is not type(None)]
    if said is None or not isinstance(said, Mapping):
        return said
    if get_origin(hint) is Mapping:
        return {name: _value(inner[1], each) for name, each in said.items()}
    kind: Any = next(each for each in (hint, *inner) if is_dataclass(each))
    return read(kind, said)
