"""What other sources say: the notes, the latest first, and the form of a new one."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from cards.asking import NO_REFERENCES
from cards.elements import Actions, Block, Button, Card, Confirm, Form, Input, List, Option, Row, Strong, Text
from cards.places import Place
from cards.view import View
from cards.words import count, listed, shorten
from domain.evidence import LONGEST, SOURCES, Evidence, may_add

NAME = "evidence"
HEADING = "What other sources say"
NONE = "Nothing is written down yet of what other sources say."
WHAT_FOR = (
    "Each note is dated and tagged. Where a tag is among a month's findings, the draft of its report sets the note beside them "
    "for twelve months."
)
_SHOWN = 600
_WITHDRAW = Confirm("Withdraw this note?", "Drafts no longer offer it. What is written in a report stays.", "Withdraw")
_OFFERED = 95


def card(found: Sequence[Evidence], page: int, pages: int, total: int, view: View) -> Card:
    title = f"{HEADING} · {total}" if total else NONE
    rows = tuple(_row(one, view) for one in found)
    blocks: list[Block] = [Text(title, "heading"), *([List(rows)] if rows else []), Text(WHAT_FOR, "muted")]
    blocks += [Text(f"Page {page} of {pages}", "muted")] if pages > 1 else []
    ways = [Button("Previous", NAME, str(page - 1))] if page > 1 else []
    ways += [Button("Next", NAME, str(page + 1))] if page < pages else []
    ways += [Button("Add a note", "evidence_add", opens_form=True)] if may_add(view.who) else []
    blocks += [Actions(tuple(ways))] if ways else []
    return Card(title, tuple(blocks), str(Place(NAME, page)))


def _row(one: Evidence, view: View) -> Row:
    withdraw = Button("Withdraw", "evidence_withdraw", one.reference, confirm=_WITHDRAW)
    tags = f"\n{listed(list(one.tags))}" if one.tags else ""
    said = (f"{shorten(one.text, _SHOWN)}{tags}\nWritten down by ", view.mention(one.by))
    return Row((Strong(one.source), f"  {one.dated:%-d %b %Y}"), said, (withdraw,) if may_add(view.who) else ())


def line(one: Evidence, findings: Collection[str]) -> str:
    """Dip sample, 12 Dec 2017 (drift and delay): three plans of ten had dates."""
    return f"{one.source}, {one.dated:%-d %b %Y} ({listed([tag for tag in one.tags if tag in findings])}): {one.text}"


def form(tags: Sequence[str], today: date, context: Mapping[str, str]) -> Form:
    inputs = (
        Input("source", "Source", "select", options=tuple(Option(name, name) for name in SOURCES)),
        Input("dated", "When was it found?", "date", value=today.isoformat()),
        Input("text", "What does it say?", "multiline", hint=NO_REFERENCES, max_length=LONGEST),
        Input(
            "tags", "Which findings does it speak to?", "several", False,
            options=tuple(Option(tag, shorten(tag, 70)) for tag in tags[:_OFFERED]),
        ),
    )  # fmt: skip
    return Form("What a source says", "evidence_add", inputs, "Add", context=context)


def added(total: int) -> str:
    return f"It is written down: {count(total, 'note')} in all. “/summary evidence” shows them."
