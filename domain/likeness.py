"""Whether two actions about one case ask for much the same thing, so that a likely duplicate is shown before it is saved."""

import re

_LIKE = 0.5
_SMALL = frozenset("a an and are as at be by for from in is it of on or so that the then this to with".split())


def is_like(one: str, other: str) -> bool:
    """Half of the telling words of the shorter text stand in the other one too."""
    a, b = _telling(one), _telling(other)
    smaller = min(len(a), len(b))
    return smaller > 0 and len(a & b) / smaller >= _LIKE


def _telling(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if word not in _SMALL}
