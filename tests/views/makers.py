"""Which functions of cards/ make what people see, and which of them were called while something was looked at."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from inspect import getmembers, isfunction
from pkgutil import iter_modules
from types import FrameType
from typing import Any, get_args, get_type_hints

import cards
from cards.elements import Card, Form


def makers() -> dict[int, str]:
    """Every public function that makes a card or a form, by its code; named as module.function."""
    found = {}
    for part in iter_modules(cards.__path__, f"{cards.__name__}."):
        for name, made in getmembers(import_module(part.name), isfunction):
            if made.__module__ == part.name and not name.startswith("_") and _makes_a_view(made):
                found[id(made.__code__)] = f"{part.name}.{name}"
    return found


def _makes_a_view(made: Any) -> bool:
    returned = get_type_hints(made).get("return")
    return bool({Card, Form} & {returned, *get_args(returned)})


@contextmanager
def called(wanted: dict[int, str]) -> Iterator[set[str]]:
    """The names of those of these that are called meanwhile."""
    found: set[str] = set()

    def notice(frame: FrameType, event: str, _what: Any) -> None:
        if event == "call" and id(frame.f_code) in wanted:
            found.add(wanted[id(frame.f_code)])

    sys.setprofile(notice)
    try:
        yield found
    finally:
        sys.setprofile(None)
