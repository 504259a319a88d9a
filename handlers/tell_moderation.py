"""Who hears of a moderation: its auditor, the team manager, whoever judges it again, and the Practice Learning Team."""

from collections.abc import Iterable, Sequence

from domain.audit import WAITING, Audit, Stage
from domain.judging import AuditVerb, may
from domain.moderation import ModerationKind
from domain.person import Actor, Role
from handlers.ask import Ask
from handlers.tell_audit import put
from storage.ledger import Ledger


def moderated(ask: Ask, ledger: Ledger, audit: Audit, made: int) -> None:
    """The feedback to its auditor; the findings to the team manager, whatever the outcome."""
    put(ask, ledger, "audit-moderated", [audit], [audit.auditor_id], judgement=made)
    put(ask, ledger, "audit-findings", [audit], _answering(audit), judgement=made)


def replied(ask: Ask, ledger: Ledger, audit: Audit, note: int) -> bool:
    """To whoever wrote the feedback; to the Practice Learning Team where they have left, or may see the audit no more.

    Whether it went to the former.
    """
    wrote = _wrote_feedback(ledger, audit)
    put(ask, ledger, "audit-reply", [audit], plt(ledger) if wrote is None else [wrote], note=note)
    return wrote is not None


def _wrote_feedback(ledger: Ledger, audit: Audit) -> int | None:
    """A second moderation and a decided challenge bring none."""
    made = [m.by for m in ledger.moderations.of(audit.id) if m.kind in (ModerationKind.FIRST, ModerationKind.CHANGED)]
    person = ledger.people.get(made[-1] or 0) if made else ledger.people.get(audit.moderator_id or 0)
    if person is None or not person.active:
        return None
    return person.id if may(Actor(person), AuditVerb.SEE, audit) else None


def changed(ask: Ask, ledger: Ledger, audit: Audit, made: int) -> None:
    """Auditor and team manager, and who moderated it first."""
    note = _note_of(ledger, made)
    people = [audit.auditor_id, audit.moderator_id, *_answering(audit)]
    put(ask, ledger, "audit-outcome-changed", [audit], people, judgement=made, note=note)


def given(ask: Ask, ledger: Ledger, audit: Audit, judge: int) -> None:
    """To whom it was given, by what there is to do."""
    if audit.stage is Stage.TO_MODERATE:
        put(ask, ledger, "audit-given", [audit], [judge])
    elif audit.challenge == WAITING:
        notes = [note.id for note in ledger.audit_notes.of(audit.id) if note.kind == "grade challenged"]
        put(ask, ledger, "audit-challenge-given", [audit], [judge], note=notes[-1] if notes else None)
    else:
        second_asked(ask, ledger, [audit], judge)


def second_asked(ask: Ask, ledger: Ledger, audits: Sequence[Audit], judge: int) -> None:
    put(ask, ledger, "audit-second", audits, [judge])


def judged_again(ask: Ask, ledger: Ledger, audit: Audit, made: int) -> None:
    put(ask, ledger, "audit-second-done", [audit], plt(ledger), judgement=made, note=_note_of(ledger, made))


def challenged(ask: Ask, ledger: Ledger, audit: Audit, note: int) -> None:
    """The Practice Learning Team, and where a second moderator is known already, they."""
    put(ask, ledger, "audit-challenged", [audit], plt(ledger), note=note)
    put(ask, ledger, "audit-challenge-given", [audit], [audit.second_id], note=note)


def decided(ask: Ask, ledger: Ledger, audit: Audit, made: int) -> None:
    """Everybody concerned: team manager, auditor, first moderator, Practice Learning Team."""
    people = [audit.auditor_id, audit.moderator_id, *_answering(audit), *plt(ledger)]
    put(ask, ledger, "audit-challenge-decided", [audit], people, judgement=made, note=_note_of(ledger, made))


def _note_of(ledger: Ledger, made: int) -> int | None:
    judgement = ledger.moderations.get(made)
    return judgement.note_id if judgement else None


def plt(ledger: Ledger) -> Iterable[int]:
    return [person.id for person in ledger.people.holding(Role.PLT)]


def _answering(audit: Audit) -> list[int | None]:
    """The team manager; the head of service where there is none."""
    return [audit.team.manager_id or audit.team.head_id]
