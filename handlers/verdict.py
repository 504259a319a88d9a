"""A moderator's judgement as the form says it, and keeping it: the judgement itself, its reason, and what they change."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta

from cards.asking import YES
from domain.audit import Admissibility, Audit, Grade
from domain.calendar import LONDON
from domain.moderation import Moderation, ModerationKind, Verdict
from domain.refusal import Refusal
from handlers import load_audit, tell_report
from handlers.ask import Ask
from handlers.required import optional, required
from storage.history import State, fingerprint
from storage.ledger import Ledger

TEXTS = ("why", "reason", "feedback", "worry", "first")
_TICKS = ("strengths", "weaknesses", "findings")


def of_form(ask: Ask, outcome: Admissibility) -> Verdict:
    """What the form says; Refusal where something is left out that every judgement has."""
    ticked = {name: ask.chose(name) for name in _TICKS}
    return Verdict(
        outcome, grade(ask), optional(ask, "reason"), optional(ask, "feedback"), **ticked,
        missed=ask.said("missed") == YES, exemplar=ask.said("exemplar") == YES,
    )  # fmt: skip


def outcome(said: str) -> Admissibility:
    try:
        return Admissibility(said)
    except ValueError:
        raise Refusal("Choose the outcome.", field="outcome") from None


def grade(ask: Ask) -> Grade:
    said = required(ask, "grade", "Choose the grade.")
    try:
        return Grade(said)
    except ValueError:
        raise Refusal("Choose one of the grades.", field="grade") from None


def as_it_stands(audit: Audit) -> Mapping[str, str | tuple[str, ...]]:
    """What stands in the inputs when the form is opened."""
    ticked = {name: getattr(audit, name) for name in _TICKS}
    chosen = {"outcome": audit.admissibility or "", "grade": audit.grade or ""}
    said = {name: str(value) for name, value in chosen.items()} | {"feedback": audit.feedback}
    return {**ticked, **said, "exemplar": YES if audit.exemplar else "no"}


def keep(
    ask: Ask,
    ledger: Ledger,
    before: Audit,
    after: Audit,
    kind: ModerationKind,
    reason: str,
    verb: str,
    says: tuple[Admissibility, Grade] | None = None,
) -> int:
    """The judgement beside those that were made before, the audit as it now stands, and the history's entry; the
    judgement's number. `says`: outcome and grade, where they are not what now stands."""
    _keep_what_stood(ask, ledger, before)
    note = ledger.audit_notes.add(before.id, verb, ask.who.id, ask.now, reason) if reason else None
    made = Moderation.of(after, kind, ask.who.id, ask.now, note.number if note else None)
    if says:
        made = replace(made, outcome=says[0], grade=says[1], feedback="")
    number = ledger.moderations.add(made)
    told: State = {"moderation": number, "says": str(made.outcome), "graded": str(made.grade)}
    told = {**told, "feedback": fingerprint(made.feedback), **(note.state if note else {})}
    ledger.save_audit(before, after, load_audit.entry(ask, verb, before, after, told))
    tell_report.outdated(ledger, before, after, number)
    return number


def _keep_what_stood(ask: Ask, ledger: Ledger, before: Audit) -> None:
    """The judgement an audit was imported with is its first: kept as it stood before another is made, with the day it was made
    on where that is known, and else as just before this one."""
    if before.admissibility is None or ledger.moderations.standing([before.id]):
        return
    day = datetime.combine(before.moderated, time(9), LONDON) if before.moderated else ask.now
    at = min(day, ask.now - timedelta(seconds=1))
    ledger.moderations.add(Moderation.of(before, ModerationKind.FIRST, before.moderator_id, at, None))
