"""The daily digest: what needs its reader today, the most pressing first, each action under one heading and counted once."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from cards import audits_to_do, concerns_waiting, to_judge
from cards.actions import row
from cards.audits_to_do import AuditsToDo
from cards.concerns_waiting import ConcernsWaiting
from cards.digest_parts import DUE, MINE, OF_CONCERNS, PRESSING, WAITING, Digest, Part
from cards.digest_words import THEN, first_line, heading, headline
from cards.elements import Actions, Block, Button, Card, List, Row, Text
from cards.places import Place
from cards.to_judge import ToJudge
from cards.undelivered import News
from cards.unmoderated import NONE, Unmoderated
from cards.view import View
from cards.words import count, short_date
from domain.action import Action, Status

PLACE = str(Place("posted"))


def card(digest: Digest) -> Card:
    """The push preview counts what stands under each heading; the first line says how much it is and what climbs."""
    push = headline(digest)
    left = digest.number(*Part) - len(digest.shown)
    blocks: list[Block] = [Text(" ".join(["Good morning.", *(f"{said}." for said in first_line(digest))]))]
    blocks += digest.concerns.blocks
    blocks += _parts(digest.shown, digest.view, {part: heading(part, digest) for part in Part})
    blocks += [Text(f"And {count(left, 'more action')}.", "muted")] if left > 0 else []
    buttons = tuple(_buttons(digest))
    blocks += [
        *digest.to_do.blocks,
        *digest.to_judge.blocks,
        *digest.unmoderated.blocks,
        *digest.news.blocks,
        *([Actions(buttons)] if buttons else []),
    ]
    return Card(push or "Your audit digest", tuple(blocks), PLACE)


def _parts(shown: Sequence[tuple[Part, Action]], view: View, titles: Mapping[Part, str]) -> Iterator[Block]:
    """What belongs to a case of concern ahead of all else, each with what else would be its heading; then the others under
    theirs. `titles`: with their counts."""
    concerns = [(part, action) for part, action in shown if action.concern]
    if concerns:
        rows = (_row(part, a, view, titles[part].rpartition(" · ")[0] or titles[part]) for part, a in concerns)
        yield from (Text(f"{OF_CONCERNS} · {len(concerns)}", "heading"), List(tuple(rows)))
    for part in Part:
        others = tuple(_row(part, a, view) for p, a in shown if p is part and not a.concern)
        yield from (Text(titles[part], "heading"), List(others)) if others else ()


def _row(part: Part, action: Action, view: View, title: str = "") -> Row:
    """`title`: what stands on it where it has no heading of its own, but where its due date says the same."""
    first = "reassign" if part is Part.LEFT else ""
    shown = 2 if part in PRESSING and action.is_open else 1
    also = [title[0].lower() + title[1:]] if title and part not in DUE else []
    return row(action, view, with_owner=action.owner_id != view.who.id, first=first, shown=shown, also=also)


def _buttons(digest: Digest) -> Iterator[Button]:
    """The ways to all there is."""
    mine = [action for part in MINE for action in digest.parts.get(part, ())]
    if any(action.owner_id in digest.view.who.selves for action in mine):
        yield Button("My actions", "list", "mine")
    elif mine:  # of their teams, or left behind by somebody of theirs
        yield Button("All open", "list", "team")
    if digest.number(*WAITING) > sum(part in WAITING for part, _ in digest.shown):
        yield Button("All that waits", "list", "waiting")
    if digest.number(Part.LEFT):
        yield Button("Open work of leavers", "list", "leavers")


def _needs_something(action: Action, view: View) -> bool:
    done = action.completion if action.status is Status.COMPLETE else None
    return not action.status.is_closed or (done is not None and done.is_asked(view.today))


def _still(rows: Mapping[Part, Sequence[Action]], view: View) -> str:
    left = sum(_needs_something(action, view) for actions in rows.values() for action in actions)
    return f"{count(left, 'action')} in it still {'needs' if left == 1 else 'need'} something" if left else ""


def as_it_was(
    day: date,
    rows: Mapping[Part, Sequence[Action]],
    view: View,
    news: News,
    audits: Unmoderated = NONE,
    gone: int = 0,
    to_do: AuditsToDo = audits_to_do.NONE,
    concerns: ConcernsWaiting = concerns_waiting.NONE,
    judging: ToJudge = to_judge.NONE,
) -> Card:
    """A copy that was posted, with its own rows as they stand now. `gone`: how many its reader may no longer see. Its fallback
    does not count cases of concern."""
    told = [words for words in (_still(rows, view), to_do.still, *judging.said, audits.said) if words]
    hidden = [f"{count(gone, 'action')} in it {'is' if gone == 1 else 'are'} no longer yours to see"] if gone else []
    done = ["All of it is done"] if rows or not gone else []
    first, push = (
        f"Your digest of {short_date(day, view.today)}. {'. '.join([*([*of, *told] or done), *hidden])}."
        for of in (concerns.said, concerns.push)
    )
    drawn = Digest(day, rows, view, view.calendar.add(day, 1))
    blocks: list[Block] = [Text(first), *concerns.blocks]
    titles = {part: heading(part, drawn) if day == view.today else THEN[part] for part in Part}
    blocks += _parts([(part, action) for part, actions in rows.items() for action in actions], view, titles)
    blocks += [*to_do.blocks, *judging.blocks, *audits.blocks, *news.blocks]
    return Card(push, (*blocks, Actions((Button("My actions", "list", "mine"),))), PLACE)
