"""What was done to a thing, as its card tells it: who changed what and when, and in whose place."""

from collections.abc import Sequence

from cards.elements import Line, Moment, Span
from cards.view import View
from storage.history import Kept

LATEST = 15
NO_CHANGE = frozenset({"opened", "listed", "refused", "overtaken"})
"""Kept in the history, but nobody else's business on the card, and nothing that may push the changes off it."""


def history(told: Sequence[Kept], view: View) -> Line:
    """The latest changes, the last one first; looking at it is no change."""
    shown = [kept for kept in told if _is_change(kept)][-LATEST:]
    parts: list[Span] = ["History"]
    for kept in reversed(shown):
        by = all_of(actors(kept), view) or ("auditbot",)
        parts += ["\n", Moment(kept.at), " · ", *by, f" · {kept.entry.verb}"]
    return tuple(parts) if shown else "No changes yet."


def _is_change(kept: Kept) -> bool:
    """A round is opened otherwise than a card: its state changes."""
    return kept.entry.verb not in NO_CHANGE or (kept.entry.verb == "opened" and "state" in kept.entry.after)


def actors(kept: Kept) -> list[int]:
    """Who did it, and behind them whom they stood in for; nobody where the program did."""
    names = kept.entry.actor.split(" for ")
    return [int(name.removeprefix("person:")) for name in names if name.startswith("person:")]


def all_of(people: Sequence[int], view: View) -> tuple[Span, ...]:
    """Team manager, East for Team manager, Central."""
    spans: list[Span] = []
    for person in people:
        spans += [" for ", view.mention(person)] if spans else [view.mention(person)]
    return tuple(spans)
