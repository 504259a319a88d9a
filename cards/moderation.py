"""An audit as those see it who moderate: as a line with the three outcomes below, as it turned out, and the whole queue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cards import audit_buttons
from cards.answers import NOTHING as NOTHING_CHANGED
from cards.answers import by, when
from cards.audit_words import GRADES, OUTCOMES, grade_words, name_of, submitted_words, waiting_words
from cards.elements import Actions, Block, Button, Card, Line, List, Moment, Row, Span, Strong, Text
from cards.figures import share
from cards.places import Place
from cards.view import View
from domain.audit import WAITING, Audit, AuditKind, Grade, Stage
from domain.calendar import Today
from domain.figures import Share
from domain.judging import AuditVerb, as_known
from domain.moderation import Moderation, ModerationKind, waits_too_long
from domain.person import Role

QUEUE = "moderate"
NOTHING = "Nothing waits to be moderated."
SENT, TOLD = "feedback sent to the auditor", "the auditor is told"
HOW_BLIND = (
    "Nobody is asked who has opened the audit since the first. They may still know its outcome from the moderators' channel, or "
    "guess it from the auditor's record."
)
_AGAIN = frozenset({AuditVerb.SECOND, AuditVerb.DECIDE_CHALLENGE})


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of it: `total` in all. `agreement`: on outcome and on grade, for the Practice Learning Team and directors."""

    audits: Sequence[Audit]
    page: int
    pages: int
    total: int
    made: Mapping[int, Moderation]
    agreement: tuple[Share, Share] | None = None
    told: str = ""


def queue(shown: Queue, view: View) -> Card:
    """The oldest first; a row that was moderated meanwhile says how."""
    title = f"Audits to moderate · {shown.total}"
    blocks: list[Block] = [Text(title, "heading"), *([Text(shown.told)] if shown.told else [])]
    if not shown.audits:
        blocks.append(Text(NOTHING))
    for audit in shown.audits:
        blocks += row(audit, view, shown.made.get(audit.id))
    blocks += _below(shown, draws=view.who.holds(Role.PLT))
    place = Place(QUEUE, shown.page, tuple(audit.id for audit in shown.audits))
    return Card(title, tuple(blocks), str(place))


def _below(shown: Queue, *, draws: bool) -> list[Block]:
    buttons = [Button("Previous", "moderation", str(shown.page - 1))] if shown.page > 1 else []
    buttons += [Button("Next", "moderation", str(shown.page + 1))] if shown.page < shown.pages else []
    blocks: list[Block] = [Text(f"Page {shown.page} of {shown.pages}", "muted")] if shown.pages > 1 else []
    if shown.agreement:
        blocks.append(Text(agreement_words(*shown.agreement), "muted"))
        buttons += [Button("Draw a sample", "sample", opens_form=True)] if draws else []
    return [*blocks, *([Actions(tuple(buttons))] if buttons else [])]


def agreement_words(outcome: Share, grade: Share) -> str:
    """Second moderations agree with the first on the outcome in 7 of 9 (78%), on the grade in 8 of 9 (89%); and how far those
    who made them could know of the first."""
    if not outcome.of:
        return "No audit was moderated a second time yet."
    told = f"on the outcome in {share(outcome)}, on the grade in {share(grade)}"
    return f"Second moderations agree with the first {told}. {HOW_BLIND}"


def row(audit: Audit, view: View, made: Moderation | None, *, posted: bool = False) -> list[Block]:
    """The audit with the three outcomes below; how it turned out once it was moderated. `posted`: in a message, which says on
    which day it was submitted, and not how long ago."""
    can = audit_buttons.able(audit, view)
    if audit.stage is Stage.MODERATED and not _waits_again(audit, can, view):
        see = tuple(b for b in audit_buttons.for_row(audit, can) if b.does == "audit")
        return [List((Row(outcome_line(audit, made, view), actions=see),))]
    title = (Strong(audit.reference), f"  {name_of(audit)}{_grade(as_known(view.who, audit))}")
    outcomes = audit_buttons.outcomes(audit, can)
    rows: list[Block] = [List((Row(title, _waits(audit, view, posted), audit_buttons.for_row(audit, can)),))]
    return [*rows, *([Actions(outcomes)] if outcomes else [])]


def _waits_again(audit: Audit, can: frozenset[AuditVerb], view: View) -> bool:
    return not _AGAIN.isdisjoint(can) or (audit.waits_again and view.who.holds(Role.PLT, Role.DIRECTOR))


def _grade(audit: Audit) -> str:
    return f" · {words}" if (words := grade_words(audit)) else ""


def _waits(audit: Audit, view: View, posted: bool) -> Line:
    facts: list[Span] = [
        f"Case {audit.case_ref} · {audit.team.name} · auditor: ",
        view.mention(audit.auditor_id),
        " · ",
    ]
    if audit.waits_again:
        why = "its grade is challenged" if audit.challenge == WAITING else "to be moderated a second time"
        judge: tuple[Span, ...] = (
            ("with ", view.mention(audit.second_id)) if audit.second_id else ("given to nobody yet",)
        )
        return (*facts, why, " · ", *judge)
    given: tuple[Span, ...] = ()
    if audit.moderator_id is not None:
        person = view.people.get(audit.moderator_id)
        gone = ", who has left" if person and not person.active else ""
        given = (" · given to ", view.mention(audit.moderator_id), gone)
    late = " · longer than it should" if waits_too_long(audit, view.today, view.policy) else ""
    since = submitted_words(audit, view.today) if posted else waiting_words(audit, view.today, view.calendar)
    return (*facts, since, "" if posted else late, *given)


def outcome_line(audit: Audit, made: Moderation | None, view: View | None) -> Line:
    """AU-112 · Admissible, with development needs · Moderator 2, today 14:31 · feedback sent to the auditor. Whoever decided
    on a challenged grade is named for that alone. `view`: None in a channel, where nobody is mentioned."""
    outcome = OUTCOMES[audit.admissibility] if audit.admissibility else ""
    on_grade = made if made and made.kind is ModerationKind.CHALLENGE else None
    spans: list[Span] = [Strong(audit.reference), f" · {outcome} · "]
    spans += (
        [_judge(audit.moderator_id, view)] if on_grade or not made else [_judge(made.by, view), ", ", Moment(made.at)]
    )
    spans += [f" · {SENT if audit.feedback else TOLD}"]
    spans += [" · challenge decided by ", _judge(on_grade.by, view), ", ", Moment(on_grade.at)] if on_grade else []
    return tuple(spans)


def _judge(person: int | None, view: View | None) -> Span:
    return view.mention(person) if view else "a moderator"


def outcome_words(audit: Audit) -> str:
    return OUTCOMES[audit.admissibility] if audit.admissibility else "not moderated"


def already(audit: Audit, made: Moderation | None, view: View) -> str:
    """For whoever came second: AU-112 was moderated by Moderator 2, at 14:31: Inadmissible."""
    who = by(made.by if made else audit.moderator_id, view)
    at = f" {when(made.at, view)}" if made else ""
    return f"{audit.reference} was moderated by {who}{at}: {outcome_words(audit)}. {NOTHING_CHANGED}"


def in_channel(audit: Audit, made: Moderation | None, today: Today) -> list[Block]:
    """Without case reference, and with roles instead of people. Who may not press is told so when they do."""
    match audit.stage:
        case Stage.MODERATED if audit.second == WAITING:  # who is to do so may read this
            return [Text((Strong(audit.reference), " · is moderated a second time"))]
        case Stage.MODERATED:
            return [Text(outcome_line(audit, made, None))]
        case Stage.TO_MODERATE if audit.moderator_id is None:
            title = (Strong(audit.reference), f"  {name_of(audit)}{_grade(audit)}")
            read = audit_buttons.of(audit, frozenset({AuditVerb.SEE}))
            press = audit_buttons.outcomes(audit, frozenset({AuditVerb.MODERATE}))
            return [List((Row(title, _anonymous(audit, today.day), read),)), Actions(press)]
        case Stage.TO_MODERATE:
            return [Text((Strong(audit.reference), " · given to one moderator"))]
        case _:
            return [Text((Strong(audit.reference), " · no longer to be moderated"))]


def _anonymous(audit: Audit, today: date) -> str:
    auditor = "Core auditor" if audit.kind is AuditKind.CORE else "Learner"
    return f"Auditor: {auditor.lower()} · {submitted_words(audit, today)}"


def changed_words(before: Grade | None, after: Grade | None, whose: str) -> str:
    """Good, the auditor's own was Outstanding."""
    now = GRADES[after] if after else ""
    return f"{now}, {whose} was {GRADES[before]}" if before and before is not after else now
