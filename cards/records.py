"""Auditors as a list, and the record of one: what they did, how it was judged, and what came back in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cards.audit_words import GRADES, OUTCOMES
from cards.elements import Actions, Block, Button, Card, Divider, Line, List, Mention, Moment, Row, Span, Strong, Text
from cards.figures import share
from cards.places import Place
from cards.view import View
from cards.words import count, listed, shorten
from domain.audit import Admissibility, AuditKind
from domain.person import Person, Role
from domain.record import Judged, Record, is_core
from storage.competences import Competence
from storage.lists import PAGE

AUDITORS, ONE = "auditors", "record"
HEADING = "Auditors"
MONTHS = 12
UNCONFIRMED = "Competence is confirmed on moderated learning audits that can be relied on. There is none yet."
GROUPS = {Role.CORE_AUDITOR: "core auditor", Role.LEARNER: "learner"}


@dataclass(frozen=True, slots=True)
class RecordSheet:
    """One auditor with all that their card says."""

    auditor: Person
    record: Record
    competences: Sequence[Competence] = ()


def group(person: Person) -> str:
    return GROUPS[Role.CORE_AUDITOR if is_core(person) else Role.LEARNER]


def auditors(people: Sequence[Person], records: Mapping[int, Record], number: int, view: View) -> Card:
    """A page of all who audit; `records`: of those on the page."""
    pages = max(1, -(-len(people) // PAGE))
    number = min(max(1, number), pages)
    shown = people[(number - 1) * PAGE : number * PAGE]
    core = sum(map(is_core, people))
    title = f"{HEADING} · {core} core, {count(len(people) - core, 'learner')}"
    rows = tuple(_row(one, records.get(one.id, Record()), view) for one in shown)
    blocks: list[Block] = [Text(title, "heading"), List(rows) if rows else Text("Nobody holds the role of an auditor.")]
    blocks += [Text(f"Page {number} of {pages}", "muted")] if pages > 1 else []
    turns = [Button("Previous", "auditors", str(number - 1))] if number > 1 else []
    turns += [Button("Next", "auditors", str(number + 1))] if number < pages else []
    blocks += [Actions(tuple(turns))] if turns else []
    return Card(title, tuple(blocks), str(Place(AUDITORS, number)))


def _row(person: Person, record: Record, view: View) -> Row:
    open_it = Button("Record", "record", str(person.id))
    return Row(
        (view.mention(person.id), f"  {group(person)}"), _tally(record), (open_it, *_moves(person, record, view))
    )


def _tally(record: Record) -> str:
    done = sum(record.done(kind) for kind in AuditKind)
    facts = [f"{count(done, 'audit')} done"] + ([f"{record.to_do} to do"] if record.to_do else [])
    if record.moderated:
        facts.append(f"immediately admissible {share(record.outcome(Admissibility.IMMEDIATE))}")
    if record.agreement.of:
        facts.append(f"grade as moderated {share(record.agreement)}")
    return " · ".join(facts)


def _moves(person: Person, record: Record, view: View) -> tuple[Button, ...]:
    """Only the PLT moves somebody, and nobody moves themselves; a learner needs moderated learning audits."""
    if not view.who.holds(Role.PLT) or person.id in view.who.selves or not person.active:
        return ()
    if is_core(person):
        return (Button("Back to learning", "to_learning", str(person.id), opens_form=True),)
    return (Button("Confirm competence", "to_core", str(person.id), opens_form=True),) if record.learning_judged else ()


def card(sheet: RecordSheet, view: View) -> Card:
    who, record = sheet.auditor, sheet.record
    own = who.id == view.who.id
    title = "Your record as an auditor" if own else "The record of an auditor"
    head: Line = (f"You are a {group(who)}.",) if own else (view.mention(who.id), f", {group(who)}")
    ways = (*_moves(who, record, view), *([] if own else [Button("All auditors", "auditors")]))
    blocks: list[Block] = [
        Text(title, "heading"),
        Text(head),
        Text("\n".join(_counts(record))),
        *_recurring("Strengths that came back", record.strengths, record),
        *_recurring("Weaknesses that came back", record.weaknesses, record),
        *_over_time(record),
        *_standing(sheet.competences, view),
        *([Text(UNCONFIRMED, "muted")] if _lacks(who, record, view) else []),
        *([Actions(ways)] if ways else []),
    ]
    return Card(title, tuple(blocks), str(Place(ONE, rows=(who.id,))))


def _lacks(person: Person, record: Record, view: View) -> bool:
    """Whether the way into the core group is not there for want of an audit to confirm it on."""
    return view.who.holds(Role.PLT) and person.active and not is_core(person) and not record.learning_judged


def _counts(record: Record) -> list[str]:
    done = [count(record.done(kind), f"{kind} audit") for kind in AuditKind if record.done(kind)]
    lines = [
        f"Done: {listed(done) if done else 'no audit yet'}" + (f" · to do: {record.to_do}" if record.to_do else "")
    ]
    if record.moderated:
        lines += [f"{words}: {share(record.outcome(outcome))}" for outcome, words in OUTCOMES.items()]
    if record.agreement.of:
        lines.append(f"Grade as the moderator saw it: {share(record.agreement)}")
    return lines


def _recurring(heading: str, tags: Sequence[tuple[str, int]], record: Record) -> list[Block]:
    if not tags:
        return []
    lines = [f"\n{tag}: {number} of {len(record.moderated)}" for tag, number in tags]
    return [Text((Strong(heading), *lines))]


def _over_time(record: Record) -> list[Block]:
    """The latest months, each audit with its outcome; a case is not named."""
    months = record.by_month()
    lines: list[Span] = [f"\n{month:%b %Y}: {'; '.join(map(_outcome, audits))}" for month, audits in months[:MONTHS]]
    return [Divider(), Text((Strong("Outcomes over time"), *lines))] if lines else []


def _outcome(audit: Judged) -> str:
    kind = "" if audit.kind is AuditKind.CORE else f", {audit.kind}"
    outcome = OUTCOMES[audit.admissibility].lower() if audit.admissibility else ""
    own, now = audit.own_grade, audit.grade
    graded = f", {GRADES[own]} became {GRADES[now]}" if own and now and own is not now else ""
    return f"{audit.reference}{kind} {outcome}{graded}"


def _standing(told: Sequence[Competence], view: View) -> list[Block]:
    """When they joined the core group or went back, by whose word, on which audits."""
    lines = [
        Text((*said_of(one, view.mention(one.by)), ", ", Moment(one.at), f": {shorten(one.note, 500)}"))
        for one in reversed(told[-MONTHS:])
    ]
    return [Divider(), *lines] if lines else []


def said_of(one: Competence, by: Mention) -> tuple[Span, ...]:
    """Joined the core group: competence confirmed by @Moderator on AU-3 and AU-7."""
    if one.role is not Role.CORE_AUDITOR:
        return ("Went back to learning, by ", by)
    return ("Joined the core group: competence confirmed by ", by, f" on {_on(one.audits)}")


def _on(audits: Sequence[int]) -> str:
    more = len(audits) - PAGE
    return listed([*(f"AU-{number}" for number in audits[:PAGE]), *([f"{more} more"] if more > 0 else [])])
