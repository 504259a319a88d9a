"""The policy as rows of a table, a setting and its value in each, and back."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from domain.policy import Policy
from tracker.columns import Values


def rows_of_policy(policy: Policy) -> Iterator[Values]:
    for name, value in policy.as_values().items():
        words = "; ".join(value) if isinstance(value, list) else str(value)
        yield {"setting": name.replace("_", "-"), "value": words or None}


def policy_values(rows: Iterable[Values]) -> Mapping[str, Any]:
    """What `Policy.changed` takes. ValueError where a value is no whole number, or for the closures no days."""
    return {name: _value(name, row["value"] or "") for row in rows if (name := row["setting"].replace("-", "_"))}


def _value(name: str, words: str) -> Any:
    if name == "closures":
        return frozenset(date.fromisoformat(word) for word in words.split("; ") if word)
    return int(words)
