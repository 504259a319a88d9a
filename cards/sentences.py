"""“Is anybody better off?”: the sentences of a month as they stand, and what they can be picked from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from cards.elements import Actions, Block, Button, Card, Confirm, Line, List, Row, Strong, Text
from cards.places import Place
from cards.view import View
from cards.words import shorten
from domain.report import TITLES, Section
from domain.sentence import Sentence, SentenceState, may_change, may_decide, may_pick, may_withdraw, sees_statements
from storage.lists import PAGE
from storage.statements import Statement

BETTER = "better"
HEADING = TITLES[Section.BETTER]
NOTHING_WAITS = "No sentence waits for your eyes."
HOW = (
    "A sentence is picked from what was said, anonymised and put into short words. Somebody else confirms it. Only then does it "
    "leave the Practice Learning Team, with the report."
)
_SHOWN, _MOST = 300, 10
_SURE = Confirm(
    "Confirm it?",
    "You have read it, and nobody can be known by it. It goes into the report, and into its channels.",
    "Confirm",
)
S = SentenceState


@dataclass(frozen=True, slots=True)
class Picking:
    """A month's sentences that the reader sees, and for those who pick them a page of what they are picked from."""

    month: date
    found: Sequence[Sentence]
    statements: Sequence[Statement] = field(default_factory=tuple)
    page: int = 1
    pages: int = 1

    def in_state(self, *states: SentenceState) -> list[Sentence]:
        return [one for one in self.found if one.state in states]


def card(picking: Picking, view: View) -> Card:
    title = f"{HEADING} · {picking.month:%B %Y}"
    parts: tuple[tuple[str, Sequence[Sentence]], ...] = (
        ("Confirmed", picking.in_state(S.CONFIRMED)),
        ("Waits for a second pair of eyes", picking.in_state(S.WAITING)),
        ("Sent back or withdrawn", picking.in_state(S.SENT_BACK, S.WITHDRAWN)),
    )
    blocks: list[Block] = [Text(title, "heading")]
    blocks += [block for heading, found in parts if found for block in _part(heading, found, view)]
    if not picking.found and not sees_statements(view.who):
        blocks.append(Text(NOTHING_WAITS))
    if sees_statements(view.who):
        blocks += _to_pick_from(picking, view)
    return Card(title, tuple(blocks), str(Place(BETTER, picking.page, rest=f"{picking.month:%Y-%m}")))


def waiting(found: Sequence[Sentence], view: View) -> Card:
    """What waits for a moderator's eyes, of whichever month."""
    rows = tuple(_row(one, view) for one in found[:_MOST])
    title = f"{HEADING} · {len(found)} to confirm" if found else NOTHING_WAITS
    return Card(title, (Text(title, "heading"), List(rows)) if rows else (Text(title),), str(Place(BETTER)))


def _part(heading: str, found: Sequence[Sentence], view: View) -> list[Block]:
    more = len(found) - _MOST
    rest: list[Block] = [Text(f"And {more} more, when these are done.", "muted")] if more > 0 else []
    rows = tuple(_row(one, view) for one in found[:_MOST])
    return [Text((Strong(f"{heading} · {len(found)}"),)), List(rows), *rest]


def _row(one: Sentence, view: View) -> Row:
    return Row(one.text, _stands(one, view), _buttons(one, view), shown=2)


def _stands(one: Sentence, view: View) -> Line:
    source = f"From {one.source}, " if sees_statements(view.who) else ""
    match one.state:
        case S.CONFIRMED:
            return (f"{source}picked by ", view.mention(one.by), ", confirmed by ", view.mention(one.decided_by))
        case S.WAITING:
            return (f"{source}picked by ", view.mention(one.by))
    return (f"{source}{one.state} by ", view.mention(one.decided_by), f": “{shorten(one.answer, _SHOWN)}”")


def _buttons(one: Sentence, view: View) -> tuple[Button, ...]:
    about, seen = one.reference, one.version
    found: list[Button] = []
    if may_decide(view.who, one):
        found.append(Button("Confirm", "sentence_confirm", about, seen, "primary", _SURE))
        found.append(Button("Send back", "sentence_return", about, seen, opens_form=True))
    if may_change(view.who, one):
        found.append(Button("Change it", "sentence_change", about, seen, opens_form=True))
    if may_withdraw(view.who, one):
        found.append(Button("Withdraw", "sentence_withdraw", about, seen, opens_form=True))
    return tuple(found)


def _to_pick_from(picking: Picking, view: View) -> list[Block]:
    if not picking.statements:
        return [Text("Nothing was said yet of what changed for a child.", "muted")]
    rows = tuple(_statement(one, picking, view) for one in picking.statements)
    blocks: list[Block] = [Text((Strong("What was said"),)), Text(HOW, "muted"), List(rows)]
    turns = [_turn("Previous", picking, -1)] if picking.page > 1 else []
    turns += [_turn("Next", picking, 1)] if picking.page < picking.pages else []
    if turns:
        blocks += [Text(f"Page {picking.page} of {picking.pages}", "muted"), Actions(tuple(turns))]
    return blocks


def _turn(label: str, picking: Picking, by: int) -> Button:
    return Button(label, BETTER, f"{picking.month:%Y-%m}:{picking.page + by}")


def _statement(one: Statement, picking: Picking, view: View) -> Row:
    picked = [each for each in picking.found if each.source == one.source]
    said = f" · {len(picked)} picked from it" if picked else ""
    pick = Button("Pick", "sentence_pick", f"{picking.month:%Y-%m} {one.key}", opens_form=True)
    title: Line = (Strong(one.source), f"  case {one.case_ref}{said}")
    return Row(title, shorten(one.text, _SHOWN), (pick,) if may_pick(view.who) else ())


def pages_of(count: int) -> int:
    return max(1, -(-count // PAGE))
