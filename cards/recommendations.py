"""The recommendations of the reports: the list of those that are open, one with its progress, and the notice to its owner."""

from collections.abc import Sequence
from dataclasses import dataclass

from cards.elements import Actions, Block, Button, Card, Divider, Fields, Line, List, Moment, Row, Span, Strong, Text
from cards.history import actors, history
from cards.places import Place
from cards.view import View
from cards.words import count, listed, short_date, shorten
from domain.note import Note
from domain.recommendation import Recommendation, RecommendationState, RecommendationVerb, abilities
from domain.reporting import READERS
from storage.history import Kept

LIST, ONE = "recommendations", "recommendation"
EVERY_SERVICE = "All services"
PAGE = 10
_TEXT = 300
_STATES = {
    RecommendationState.OPEN: "Open",
    RecommendationState.DONE: "Done",
    RecommendationState.DROPPED: "Dropped",
}
_BUTTONS = (
    (RecommendationVerb.NOTE, "Note progress", "recommendation_note"),
    (RecommendationVerb.FINISH, "Mark done", "recommendation_finish"),
    (RecommendationVerb.CHANGE, "Change", "recommendation_change"),
    (RecommendationVerb.DROP, "Drop", "recommendation_drop"),
)


@dataclass(frozen=True, slots=True)
class RecommendationSheet:
    """One recommendation with what was said of its progress, and its history."""

    one: Recommendation
    notes: Sequence[Note] = ()
    history: Sequence[Kept] = ()

    @property
    def people(self) -> set[int | None]:
        """Everybody the card has to mention."""
        told = {who for kept in self.history for who in actors(kept)}
        return {self.one.owner_id, self.one.closed_by} | {note.by for note in self.notes} | told


def every(found: Sequence[Recommendation], page: int, view: View, *, may_add: bool) -> Card:
    """The open ones, a page of them, the earliest due first."""
    late = sum(one.due < view.today for one in found)
    title = f"Recommendations · {len(found)} open" + (f", {late} overdue" if late else "")
    shown = found[(page - 1) * PAGE : page * PAGE]
    blocks: list[Block] = [
        Text(title, "heading"),
        List(tuple(_row(one, view) for one in shown)) if shown else Text("No recommendation is open."),
        *([Actions(ways)] if (ways := _ways(len(found), page, view, may_add=may_add)) else []),
    ]
    return Card(title, tuple(blocks), str(Place(LIST, page, tuple(one.id for one in shown))))


def _ways(number: int, page: int, view: View, *, may_add: bool) -> tuple[Button, ...]:
    """To further pages, and for who reads reports to the annual plan of this year."""
    turns = [Button("Previous", LIST, str(page - 1))] if page > 1 else []
    turns += [Button("Next", LIST, str(page + 1))] if number > page * PAGE else []
    turns += [Button("Annual plan", "annual_plan")] if view.who.holds(*READERS) else []
    return (*turns, *([Button("Add a recommendation", "recommendation_add", opens_form=True)] if may_add else []))


def _row(one: Recommendation, view: View) -> Row:
    detail: Line = (f"{where(one)} · ", view.mention(one.owner_id), f" · {due_words(one, view)}")
    return Row(_title(one), detail, (Button("Open", ONE, one.reference),))


def _title(one: Recommendation) -> tuple[Span, ...]:
    return Strong(one.reference), f"  {shorten(one.text, _TEXT)}"


def where(one: Recommendation) -> str:
    return one.service or EVERY_SERVICE


def due_words(one: Recommendation, view: View) -> str:
    """By Fri 2 Mar; or how late it is, or what became of it."""
    if not one.is_open:
        return _STATES[one.state].lower()
    late = view.calendar.late(one.due, view.today)
    lateness = f"{count(late, 'working day')} late, due" if late else "by"
    return f"{lateness} {short_date(one.due, view.today)}"


def card(sheet: RecommendationSheet, view: View) -> Card:
    one = sheet.one
    title = f"{one.reference} · {_STATES[one.state]}"
    blocks: list[Block] = [
        Text(title, "heading"),
        Text(one.text),
        Fields(_facts(one, view)),
        *_progress(sheet.notes, view),
        *_actions(one, view),
        Divider(),
        Text(history(sheet.history, view), "muted"),
    ]
    return Card(title, tuple(blocks), str(Place(ONE, rows=(one.id,))))


def _facts(one: Recommendation, view: View) -> tuple[tuple[str, Line], ...]:
    facts: list[tuple[str, Line]] = [
        ("From the report of", f"{one.month:%B %Y}" + ("" if one.is_posted else ", not posted yet")),
        ("For", where(one)),
        ("Owner", (view.mention(one.owner_id),)),
        ("Due", due_words(one, view)),
    ]
    facts += [("Theme", one.theme)] if one.theme else []
    facts += [("We will see it worked by", one.measure)] if one.measure else []
    facts += [("Answers these findings", listed(list(one.tags)))] if one.tags else []
    facts += [("What came of it", one.outcome)] if one.outcome else []
    return tuple(facts)


def _progress(notes: Sequence[Note], view: View) -> list[Block]:
    if not notes:
        return []
    parts: list[Span] = [Strong("Progress")]
    for note in notes[-PAGE:]:
        parts += ["\n", Moment(note.at), ", ", view.mention(note.by), f": {shorten(note.text, _TEXT)}"]
    return [Text(tuple(parts))]


def _actions(one: Recommendation, view: View) -> list[Block]:
    able = abilities(view.who, one)
    buttons = [
        Button(label, does, one.reference, one.version, opens_form=True)
        for verb, label, does in _BUTTONS
        if verb in able
    ]
    return [Actions(tuple(buttons))] if buttons else []


def told(one: Recommendation, view: View) -> Card:
    """To its owner: that it is theirs, as it stands now."""
    theirs = one.owner_id in view.who.selves
    stands = "is due" if one.is_open and one.due <= view.today else "is yours"
    push = f"A recommendation of the audits' report {stands}" if theirs else "A recommendation is no longer yours"
    if not theirs:
        return Card(push, (Text(f"{one.reference} is no longer yours."),), str(Place("posted")))
    detail = f"{where(one)} · {due_words(one, view)}" + (
        f" · how it will be seen: {one.measure}" if one.measure else ""
    )
    blocks: tuple[Block, ...] = (Text(f"{push}."), List((Row(_title(one), detail),)), *_actions(one, view))
    return Card(push, blocks, str(Place("posted")))
