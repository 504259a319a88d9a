"""The daily digest: what needs its reader today, the most pressing first, one thing to press for each row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cards.actions import row
from cards.elements import Actions, Block, Button, Card, List, Row, Text
from cards.places import Place
from cards.undelivered import NOTHING, News
from cards.view import View
from cards.words import count, short_date
from domain.action import Action, Status

MOST = 10
PLACE = str(Place("posted"))


class Part(StrEnum):
    """The headings, in the order in which they stand."""

    WENT_TO_DIRECTOR = "went to the director"
    WENT_TO_HEAD = "went to the head of service"
    GOES_TO_DIRECTOR = "goes to the director"
    GOES_TO_HEAD = "goes to the head of service"
    LATE = "late"
    TODAY = "due today"
    SOON = "due soon"
    DECIDE = "decide"
    HELPED = "helped"
    LEFT = "left behind"


_WAITING = (Part.DECIDE, Part.HELPED)
WENT = {Part.WENT_TO_DIRECTOR: "the director", Part.WENT_TO_HEAD: "the head of service"}
GOES = {Part.GOES_TO_DIRECTOR: "the director", Part.GOES_TO_HEAD: "the head of service"}
_MINE = (*WENT, *GOES, Part.LATE, Part.TODAY, Part.SOON)


@dataclass(frozen=True, slots=True)
class Digest:
    """What stands under each heading, all of it; `view` is drawn for its reader. `next_day`: the working day after;
    `news`: what could not be delivered, for the PLT."""

    day: date
    parts: Mapping[Part, Sequence[Action]]
    view: View
    next_day: date
    news: News = NOTHING

    @property
    def is_empty(self) -> bool:
        return not any(self.parts.values()) and not self.news.blocks

    def number(self, *parts: Part) -> int:
        return sum(len(self.parts.get(part, ())) for part in parts)

    @property
    def shown(self) -> list[tuple[Part, Action]]:
        """The rows, as many as one message has."""
        return [(part, action) for part in Part for action in self.parts.get(part, ())][:MOST]


def card(digest: Digest) -> Card:
    """The message; its first line says in words what stands below, and the push preview says the counts alone."""
    said = headline(digest)
    left = digest.number(*Part) - len(digest.shown)
    blocks: list[Block] = [Text(f"Good morning. {said}." if said else "Good morning.")]
    for part in Part:
        rows = tuple(_row(part, a, digest.view) for p, a in digest.shown if p is part)
        blocks += [Text(_heading(part, digest), "heading"), List(rows)] if rows else []
    blocks += [Text(f"And {count(left, 'more action')}.", "muted")] if left > 0 else []
    buttons = tuple(_buttons(digest))
    blocks += [*digest.news.blocks, *([Actions(buttons)] if buttons else [])]
    return Card(said or "Your audit digest", tuple(blocks), PLACE)


def headline(digest: Digest) -> str:
    """3 audit actions need you today: 1 late, 1 due today, 1 due soon. 1 goes to the head of service tomorrow."""
    said = [*_needs(digest), *_rises(digest), *_waits(digest), *digest.news.said]
    return ". ".join(said)


def _needs(digest: Digest) -> Iterator[str]:
    number = digest.number(*_MINE)
    if not number:
        return
    late = [a for part in _MINE for a in digest.parts.get(part, ()) if a.due < digest.day]
    today = [a for part in _MINE for a in digest.parts.get(part, ()) if a.due == digest.day]
    kinds = {"late": len(late), "due today": len(today), "due soon": number - len(late) - len(today)}
    told = [f"{n} {words}" for words, n in kinds.items() if n]
    verb = "needs" if number == 1 else "need"
    yield f"{count(number, 'audit action')} {verb} you today: {', '.join(told)}"


def _rises(digest: Digest) -> Iterator[str]:
    for part, whom in WENT.items():
        if went := digest.number(part):
            yield f"{went} went to {whom} today"
    for part, whom in GOES.items():
        if goes := digest.number(part):
            yield f"{goes} {'goes' if goes == 1 else 'go'} to {whom} {_next(digest)}"


def _waits(digest: Digest) -> Iterator[str]:
    waiting = digest.parts.get(Part.DECIDE, ())
    if waiting and all(not action.is_open for action in waiting):
        yield f"{count(len(waiting), 'completed action')} {'waits' if len(waiting) == 1 else 'wait'} for you"
    elif waiting:
        yield f"{count(len(waiting), 'audit action')} {'waits' if len(waiting) == 1 else 'wait'} for your decision"
    if helped := digest.number(Part.HELPED):
        yield f"Please say whether {count(helped, 'completed action')} helped"
    if left := digest.number(Part.LEFT):
        yield f"{count(left, 'open action')} of people who have left {'waits' if left == 1 else 'wait'} for a new owner"


def _heading(part: Part, digest: Digest) -> str:
    words = {
        **{part: f"Went to {whom} today" for part, whom in WENT.items()},
        **{part: f"Goes to {whom} {_next(digest)}" for part, whom in GOES.items()},
        Part.LATE: "Late",
        Part.TODAY: "Due today",
        Part.SOON: "Due soon",
        Part.DECIDE: "Waiting for your decision",
        Part.HELPED: "Did it make a difference for the child?",
        Part.LEFT: "Open work of people who have left",
    }
    return f"{words[part]} · {digest.number(part)}"


_THEN = {
    **{part: f"Went to {whom} that day" for part, whom in WENT.items()},
    **{part: f"Was to go to {whom} next" for part, whom in GOES.items()},
    Part.LATE: "Was late",
    Part.TODAY: "Was due that day",
    Part.SOON: "Was due soon",
    Part.DECIDE: "Waited for your decision",
    Part.HELPED: "Did it make a difference for the child?",
    Part.LEFT: "Open work of people who have left",
}
"""The same headings on a later day."""


def _next(digest: Digest) -> str:
    tomorrow = (digest.next_day - digest.day).days == 1
    return "tomorrow" if tomorrow else f"on {short_date(digest.next_day, digest.day)}"


def _row(part: Part, action: Action, view: View) -> Row:
    first = "reassign" if part is Part.LEFT else ""
    return row(action, view, with_owner=action.owner_id != view.who.id, first=first)


def _buttons(digest: Digest) -> Iterator[Button]:
    """The ways to all there is."""
    if digest.number(*_MINE):
        yield Button("My actions", "list", "mine")
    if digest.number(*_WAITING) > sum(part in _WAITING for part, _ in digest.shown):
        yield Button("All that waits", "list", "waiting")
    if digest.number(Part.LEFT):
        yield Button("Open work of leavers", "list", "leavers")


def _needs_something(action: Action, view: View) -> bool:
    done = action.completion if action.status is Status.COMPLETE else None
    return not action.status.is_closed or (done is not None and done.is_asked(view.today))


def as_it_was(day: date, rows: Mapping[Part, Sequence[Action]], view: View, news: News) -> Card:
    """A copy that was posted, with its own rows as they stand now."""
    left = [a for actions in rows.values() for a in actions if _needs_something(a, view)]
    said = f"{count(len(left), 'action')} of this message still {'needs' if len(left) == 1 else 'need'} something"
    first = f"Your digest of {short_date(day, view.today)}. {said if left else 'All of it is done'}."
    drawn = Digest(day, rows, view, view.calendar.add(day, 1))
    blocks: list[Block] = [Text(first)]
    for part, actions in rows.items():
        shown = tuple(_row(part, a, view) for a in actions)
        heading = _heading(part, drawn) if day == view.today else _THEN[part]
        blocks += [Text(heading, "heading"), List(shown)]
    return Card(first, (*blocks, *news.blocks, Actions((Button("My actions", "list", "mine"),))), PLACE)
