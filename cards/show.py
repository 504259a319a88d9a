"""Everything about one action: what is asked, how it stands, every completion, every request, the notes and the history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cards import buttons
from cards.elements import Actions, Block, Card, Day, Divider, Fields, Line, Moment, Span, Strong, Text
from cards.history import LATEST, actors, all_of, history
from cards.places import Place
from cards.view import View
from cards.words import DIFFERENCES, STATUSES, capital, count, due_words, short_date, shorten, times
from domain.action import Action
from domain.completion import Completion
from domain.impact import Difference, Impact
from domain.note import Note
from domain.request import Request, RequestKind, RequestState
from storage.history import Kept

_STATES = {
    RequestState.ASKED: "waits for a decision",
    RequestState.ACCEPTED: "accepted",
    RequestState.DECLINED: "declined",
    RequestState.LAPSED: "no longer needed",
}
_REASONS = {
    "note": "Note",
    "returned": "Returned",
    "reopened": "Reopened",
    "closed": "No longer applicable",
    "reassigned": "Reassigned",
    "asked": "Asked about the delay",
    "taken over": "Taken over",
}


@dataclass(frozen=True, slots=True)
class Dossier:
    """One action with all that was ever said and done about it. `sees_concern`: whether the reader sees the case of concern that
    it belongs to; to all others it has no number."""

    action: Action
    completions: Sequence[Completion]
    requests: Sequence[Request]
    notes: Sequence[Note]
    history: Sequence[Kept]
    sees_concern: bool = False

    @property
    def people(self) -> set[int | None]:
        """Everybody the card has to mention."""
        asked = {who for r in self.requests for who in (r.asked_by, r.in_place_of, r.decided_by, r.to_owner)}
        done = {who for c in self.completions for who in (c.by, c.in_place_of, *(said.by for said in c.impacts))}
        return asked | done | {n.by for n in self.notes} | {who for k in self.history for who in actors(k)}

    @property
    def writers(self) -> dict[int, list[int]]:
        """Who wrote each note, and for whom they stood in, as the history has it; by the note's number."""
        kept = ((k.entry.after.get("note"), actors(k)) for k in self.history)
        return {number: actors for number, actors in kept if isinstance(number, int)}


def card(dossier: Dossier, view: View) -> Card:
    action = dossier.action
    able = tuple(b for b in buttons.of(action, view.can(action)) if b.does != "show")
    blocks: list[Block] = [
        Text(f"{action.reference} · {STATUSES[action.status]}", "heading"),
        Text(action.text),
        Fields(_facts(dossier, view)),
        *_section("What was done", [line for c in dossier.completions for line in _completion(c, view)]),
        *_section("Asked for", [_request(r, view) for r in dossier.requests]),
        *_section("Notes and reasons", [_note(n, dossier.writers, view) for n in dossier.notes]),
        *([Actions(able)] if able else []),
        Divider(),
        Text(history([kept for kept in dossier.history if _is_known(kept, action, view)], view), "muted"),
    ]
    return Card(
        f"{action.reference}: {STATUSES[action.status].lower()}", tuple(blocks), str(Place("show", rows=(action.id,)))
    )


def _is_known(kept: Kept, action: Action, view: View) -> bool:
    """That it was put to a case of concern, or taken out, is no business of who may not know of one."""
    return "case of concern" not in kept.entry.verb or view.knows_of_concern(action)


def _facts(dossier: Dossier, view: View) -> tuple[tuple[str, Line], ...]:
    action = dossier.action
    due = due_words(action, view.today, view.calendar) if action.is_open else short_date(action.due, view.today)
    given = f"{count(action.extended, 'extension')}, first due {short_date(action.original_due, view.today)}"
    facts: list[tuple[str, Line]] = [
        ("Case", action.case_ref),
        ("Team", f"{action.team.name}, {action.team.service}"),
        ("Owner", (view.mention(action.owner_id),)),
        ("Due", capital(due.removeprefix("due "))),
        ("Sent", short_date(action.sent, view.today)),
        ("From", action.audit.reference if action.audit else "not from an audit"),
    ]
    facts += [("More time", given)] if action.extended or action.due != action.original_due else []
    facts += [("Reminders", _snoozed(action, view))] if action.snoozes else []
    if action.concern and view.knows_of_concern(action):
        facts.append(("Case of concern", action.concern if dossier.sees_concern else "yes"))
    return tuple(facts)


def _snoozed(action: Action, view: View) -> str:
    until = action.snoozed_until
    now = f", now until {short_date(until, view.today)}" if until and until > view.today else ""
    return f"Snoozed {times(action.snoozes)}{now}"


def _section(title: str, lines: Sequence[Line]) -> list[Block]:
    if not lines:
        return []
    joined: list[Span] = [Strong(title)]
    for line in lines[-LATEST:]:
        joined += ["\n", *((line,) if isinstance(line, str) else line)]
    return [Text(tuple(joined))]


def _completion(done: Completion, view: View) -> list[Line]:
    """What was said on completing it, and a line for each answer since to whether it helped."""
    outcome = done.outcome
    when: Span = Moment(done.at) if done.at else Day(done.on)
    parts = [f" · {shorten(outcome.done, 600)} · recorded in {shorten(outcome.recorded_in, 200)}"]
    if outcome.difference:
        parts.append(f" · {DIFFERENCES[outcome.difference]}")
    if outcome.how:
        parts.append(f": {shorten(outcome.how, 400)}")
    by: tuple[Span, ...] = (*_by(done.by, done.in_place_of, view), ", ") if done.by else ()
    return [
        (*by, when, *parts, "" if done.standing else " · returned since"),
        *(_impact(i, view) for i in done.impacts),
    ]


def _impact(said: Impact, view: View) -> Line:
    still = "still " if said.difference is Difference.TOO_EARLY else ""
    how = f": {shorten(said.how, 400)}" if said.how else ""
    return (view.mention(said.by), ", ", Moment(said.at), f" · {still}{DIFFERENCES[said.difference]}{how}")


def _by(person_id: int | None, in_place_of: int | None, view: View) -> tuple[Span, ...]:
    """Who it was, and for whom they stood in."""
    covered: tuple[Span, ...] = (" for ", view.mention(in_place_of)) if in_place_of else ()
    return (view.mention(person_id), *covered)


def _request(asked: Request, view: View) -> Line:
    what: tuple[Span, ...] = (f"more time until {short_date(asked.to_due, view.today)}",) if asked.to_due else ()
    if asked.kind is RequestKind.HANDOVER:
        what = ("a handover to ", view.mention(asked.to_owner))
    decided: tuple[Span, ...] = (" by ", view.mention(asked.decided_by)) if asked.decided_by else ()
    answer = f": {shorten(asked.answer, 300)}" if asked.answer else ""
    reason = f" · {shorten(asked.reason, 300)}" if asked.reason else ""
    by = _by(asked.asked_by, asked.in_place_of, view)
    asker: tuple[Span, ...] = (*by, " asked for ") if asked.asked_by else ("Unasked: ",)
    return (*asker, *what, reason, f" · {_STATES[asked.state]}", *decided, answer)


def _note(note: Note, writers: Mapping[int, Sequence[int]], view: View) -> Line:
    by = all_of(writers.get(note.id, ()), view) or (view.mention(note.by),)
    return (f"{_REASONS.get(note.kind, 'Note')}, ", *by, ", ", Moment(note.at), f": {shorten(note.text, 500)}")
