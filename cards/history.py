"""What was done to a thing, as its card tells it: who changed what and when, and in whose place."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from cards.elements import Line, Moment, Span
from cards.view import View
from cards.words import count, times
from storage.history import Kept

LATEST = 15
NO_CHANGE = frozenset({"opened", "listed", "refused", "overtaken"})
"""Kept in the history, but nobody else's business on the card, and nothing that may push the changes off it."""
Further = Callable[[Kept], Line]
REPEATED = "told again"
"""Stands once for as often as it was done, until somebody does something."""


def history(told: Sequence[Kept], view: View, further: Further = lambda _: "") -> Line:
    """The latest changes, the last one first, and how many there were before. `further`: what else is to be said of one."""
    found = lines(told, view, further)
    left = len(found) - LATEST
    parts = [span for line in found[:LATEST] for span in ("\n", *line)]
    parts += [f"\nAnd {count(left, 'earlier change')}"] if left > 0 else []
    return ("History", *parts) if found else "No changes yet."


def lines(told: Sequence[Kept], view: View, further: Further = lambda _: "") -> list[tuple[Span, ...]]:
    """All changes, the last one first; looking at it is no change."""
    return [_line(row, view, further) for row in reversed(list(_in_rows(kept for kept in told if _is_change(kept))))]


def _line(row: Sequence[Kept], view: View, further: Further) -> tuple[Span, ...]:
    by = all_of(actors(row[0]), view) or ("auditbot",)
    told = (Moment(row[0].at), " · ", *by, f" · {row[0].entry.verb}", *_more(row, view))
    return (*told, *_spans(further(row[0])))


def _spans(line: Line) -> tuple[Span, ...]:
    return line if isinstance(line, tuple) else ((line,) if line else ())


def _in_rows(told: Iterable[Kept]) -> Iterator[list[Kept]]:
    """Each alone; but what the program repeats while nobody does anything together, where it was done last."""
    for is_program, found in groupby(told, key=lambda kept: not actors(kept)):
        row = list(found)
        repeated = [kept for kept in row if is_program and kept.entry.verb == REPEATED]
        rows = [[kept] for kept in row if kept not in repeated] + ([repeated] if repeated else [])
        yield from sorted(rows, key=lambda each: each[-1].id)


def _more(row: Sequence[Kept], view: View) -> Iterator[Span]:
    """How often and when last; else of which action it was done, or whom it was about."""
    after = row[0].entry.after
    if len(row) > 1:
        yield from (f" {times(len(row))}, last ", Moment(row[-1].at))
    if action := after.get("action"):
        yield f", {action}"
    if whom := whom_it_was_for(row[0]):
        yield from (", ", view.mention(whom))


def _is_change(kept: Kept) -> bool:
    """A round is opened otherwise than a card: its state changes."""
    return kept.entry.verb not in NO_CHANGE or (kept.entry.verb == "opened" and "state" in kept.entry.after)


def actors(kept: Kept) -> list[int]:
    """Who did it, and behind them whom they stood in for; nobody where the program did."""
    names = kept.entry.actor.split(" for ")
    return [int(name.removeprefix("person:")) for name in names if name.startswith("person:")]


def whom_it_was_for(kept: Kept) -> int | None:
    """To whom what did not arrive, or did after all, was sent."""
    to = str(kept.entry.after.get("to") or "")
    return int(to.removeprefix("person:")) if to.startswith("person:") else None


def all_of(people: Sequence[int], view: View) -> tuple[Span, ...]:
    """Team manager, East for Team manager, Central."""
    spans: list[Span] = []
    for person in people:
        spans += [" for ", view.mention(person)] if spans else [view.mention(person)]
    return tuple(spans)
