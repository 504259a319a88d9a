"""For whom a notice is and of which actions, as the outbox holds it (`for`: {"12": [17]}), and the key that is made of it."""

from collections.abc import Collection, Mapping
from typing import Any

ESCALATION = "escalation"
Content = Mapping[str, Any]
Meant = Mapping[int, Collection[int]]
"""The numbers of the actions by the people for whom they are meant."""


def about(meant: Meant) -> dict[str, Any]:
    """What a notice holds of it."""
    numbers = sorted({number for theirs in meant.values() for number in theirs})
    return {"actions": numbers, "for": {str(person): sorted(theirs) for person, theirs in sorted(meant.items())}}


def meant_by(content: Content) -> dict[int, list[int]]:
    """Back from there; of what an earlier version put, or what is for nobody but its recipient, nothing."""
    return {int(person): numbers for person, numbers in content.get("for", {}).items()}


def both(one: Content, other: Content) -> dict[str, Any]:
    """The first with what the second speaks of as well."""
    ours, theirs = meant_by(one), meant_by(other)
    meant = {p: {*ours.get(p, ()), *theirs.get(p, ())} for p in {*ours, *theirs}}
    return {**one, **about(meant), "actions": sorted({*one["actions"], *other["actions"]})}


def key_for(kind: str, person: int, content: Content) -> str:
    """One escalation a person and day; of all else one a person and thing that happened, whose `key` the content holds."""
    return f"{kind}:{person}:{content['day']}" if kind == ESCALATION else f"{content['key']}:{person}"
