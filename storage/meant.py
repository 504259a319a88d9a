"""For whom a notice is and of what, as the outbox holds it (`for`: {"12": [17]}), and the key that is made of it."""

from collections.abc import Collection, Mapping
from typing import Any

ESCALATION = "escalation"
Content = Mapping[str, Any]
Meant = Mapping[int, Collection[int]]
"""The numbers of the actions, or of what else it is about, by the people for whom they are meant."""
ACTIONS, AUDITS, EXEMPLAR, EXEMPTION = "actions", "audits", "exemplar", "exemption"
RECOMMENDATION = "recommendation"
"""Of what a notice may be for somebody, and under which name it holds the numbers: of all but the first two one alone."""
_MANY = (ACTIONS, AUDITS)


def about(meant: Meant, of: str = ACTIONS) -> dict[str, Any]:
    """What a notice holds of it."""
    numbers = sorted({number for theirs in meant.values() for number in theirs})
    whose = {str(person): sorted(theirs) for person, theirs in sorted(meant.items())}
    return {of: numbers if of in _MANY else numbers[0], "for": whose}


def of_what(content: Content) -> str:
    return next(name for name in (*_MANY, EXEMPLAR, EXEMPTION, RECOMMENDATION) if name in content)


def numbers_in(content: Content) -> list[int]:
    """Of what it speaks, whoever it is for."""
    held = content[of_what(content)]
    return [held] if isinstance(held, int) else held


def meant_by(content: Content) -> dict[int, list[int]]:
    """Back from there; of what an earlier version put, or what is for nobody but its recipient, nothing."""
    return {int(person): numbers for person, numbers in content.get("for", {}).items()}


def both(one: Content, other: Content) -> dict[str, Any]:
    """The first with what the second speaks of as well."""
    ours, theirs = meant_by(one), meant_by(other)
    meant = {p: {*ours.get(p, ()), *theirs.get(p, ())} for p in {*ours, *theirs}}
    of = of_what(one)
    every = {of: sorted({*numbers_in(one), *numbers_in(other)})} if isinstance(one[of], list) else {}
    return {**one, **about(meant, of), **every}


def key_for(kind: str, person: int, content: Content) -> str:
    """One escalation a person and day; of all else one a person and thing that happened, whose `key` the content holds."""
    return f"{kind}:{person}:{content['day']}" if kind == ESCALATION else f"{content['key']}:{person}"
