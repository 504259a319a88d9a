"""Everything about one case of concern: what the worry is, who has it, its actions, updates and reviews, and the history."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cards import actions, concern_buttons
from cards.concern_words import (
    A_CASE,
    SAFETY,
    STATES,
    closed_by,
    moved_words,
    raised,
    review_words,
    troubles,
    who_has_it,
)
from cards.elements import Actions, Block, Button, Card, Divider, Fields, Line, List, Moment, Row, Span, Strong, Text
from cards.history import LATEST, actors, history, lines, whom_it_was_for
from cards.places import Place
from cards.view import View
from cards.words import count, short_date, shorten
from domain.action import Action
from domain.calendar import london_day
from domain.concern import Concern
from domain.note import Note
from storage.history import Kept

MOST, NOTES, SHOWN = 20, 5, 500
"""Actions and texts that the card shows, and characters of a text."""
WHOLE = "concern_whole"
OPENING = frozenset({"return", "reopen"})
_NOTES = {"moved": "Action taken out"}


@dataclass(frozen=True, slots=True)
class ConcernDossier:
    """One case of concern with its actions and all that was said and done about it; `moved`: what was taken out of it."""

    concern: Concern
    actions: Sequence[Action] = ()
    notes: Sequence[Note] = ()
    history: Sequence[Kept] = ()
    moved: Sequence[str] = ()

    @property
    def about(self) -> dict[int, str]:
        """Of what was said of one of its actions which one, by the number of the note: “ A-101”."""
        told = [(kept.entry.after.get("note"), kept.entry.after.get("action")) for kept in self.history]
        return {note: f" {action}" for note, action in told if isinstance(note, int) and action}

    @property
    def people(self) -> set[int | None]:
        """Everybody the card has to mention beside those whom the case of concern itself names."""
        return {note.by for note in self.notes} | {
            who for kept in self.history for who in (*actors(kept), whom_it_was_for(kept))
        }


def card(dossier: ConcernDossier, view: View) -> Card:
    concern = dossier.concern
    can = concern_buttons.able_with(concern, dossier.actions, view)
    buttons = tuple(b for b in concern_buttons.of(concern, can) if b.does != concern_buttons.ONE)
    title = f"{concern.reference} · {STATES[concern.state]}"
    buttons += (Button("Read in full", WHOLE, concern.reference, opens_form=True),) if is_cut(dossier, view) else ()
    blocks: list[Block] = [
        Text(title, "heading"),
        *(Text((Strong(f"{trouble}."),)) for trouble in troubles(concern)),
        Text(concern.text),
        Fields(_facts(concern, view)),
        *(Text(line) for line in who_has_it(concern, view)),
        *([Actions(buttons)] if buttons else []),
        *_actions(dossier, view),
        *_said(dossier, view),
        *_closing(dossier, view),
        Divider(),
        Text(history(dossier.history, view), "muted"),
    ]
    return Card(A_CASE, tuple(blocks), str(Place(concern_buttons.ONE, rows=(concern.id,))))


def _facts(concern: Concern, view: View) -> tuple[tuple[str, Line], ...]:
    facts: list[tuple[str, Line]] = [
        ("Case", concern.case_ref),
        ("Team", f"{concern.team.name}, {concern.team.service}"),
        ("Immediate safety at stake", SAFETY[concern.unsafe]),
        ("Raised", raised(concern, view)),
    ]
    review = review_words(concern, view)
    facts += [("Next review", review.removeprefix("review "))] if review else []
    return tuple(facts)


def _actions(dossier: ConcernDossier, view: View) -> list[Block]:
    found = dossier.actions
    if not found:
        return [Text("It has no action.")]
    rest: list[Block] = [Text(f"And {len(found) - MOST} more.", "muted")] if len(found) > MOST else []
    return [
        Text((Strong("Actions"),)),
        List(tuple(_row(action, dossier.concern, view) for action in found[:MOST])),
        *rest,
    ]


def _row(action: Action, concern: Concern, view: View) -> Row:
    """Nothing of a closed one is opened again before the case of concern itself is."""
    row = actions.row(action, view)
    return replace(row, actions=tuple(b for b in row.actions if b.does not in OPENING)) if concern.is_closed else row


def _said(dossier: ConcernDossier, view: View) -> list[Block]:
    """Updates, reviews and reasons, the latest first."""
    if not dossier.notes:
        return []
    parts: list[Span] = [Strong("Updates and reviews")]
    for note in reversed(dossier.notes[-NOTES:]):
        text = note.text.replace("\n", " · ") if note.kind == "closed" else note.text
        parts += ["\n", *head_of(dossier, note, view), f": {shorten(text, SHOWN)}"]
    left = len(dossier.notes) - NOTES
    parts += [f"\nAnd {count(left, 'earlier one')}: press “Read in full”."] if left > 0 else []
    return [Text(tuple(parts))]


def head_of(dossier: ConcernDossier, note: Note, view: View) -> tuple[Span, ...]:
    """What it is, whose and of when."""
    what = f"{_NOTES.get(note.kind, note.kind.capitalize())}{dossier.about.get(note.id, '')}, "
    return (what, view.mention(note.by), ", ", Moment(note.at))


def is_cut(dossier: ConcernDossier, view: View) -> bool:
    """Whether the card leaves out anything that was written, or done: that it was looked at is neither."""
    concern, notes = dossier.concern, dossier.notes
    cut = [concern.outcome, concern.difference, *(note.text for note in notes)]
    done = len(lines(dossier.history, view))
    return len(notes) > NOTES or done > LATEST or any(shorten(text, SHOWN) != text for text in cut)


def _closing(dossier: ConcernDossier, view: View) -> list[Block]:
    concern = dossier.concern
    if not concern.is_closed:
        return []
    on = short_date(london_day(concern.closed_at), view.today) if concern.closed_at else ""
    parts: list[Span] = [Strong("Closed"), *closed_by(concern, view), f", {on}" if on else ""]
    parts += [f"\nOutcome: {shorten(concern.outcome, SHOWN)}"]
    parts += [f"\nWhat changed for the child: {shorten(concern.difference, SHOWN)}"] if concern.difference else []
    again = concern.reaudit_on
    parts += [f"\nTo be audited again from {short_date(again, view.today)}"] if again else []
    parts += [f"\n{moved_words(dossier.moved)}"] if dossier.moved else []
    return [Text(tuple(parts))]
