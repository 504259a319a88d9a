"""Who hears of a moderation: its auditor, the team manager, whoever judges it again, and the Practice Learning Team."""

from collections.abc import Iterable, Sequence

from domain.audit import WAITING, Audit, Stage
from domain.person import Role
from handlers.ask import Ask
from handlers.tell_audit import put
from storage.ledger import Ledger


def moderated(ask: Ask, ledger: Ledger, audit: Audit, made: int) -> None:
    """The feedback to its auditor; the findings to the team manager, whatever the outcome."""
    put(ask, ledger, "audit-moderated", [audit], [audit.auditor_id], judgement=made)
    put(ask, ledger, "audit-findings", [audit], _answering(audit), judgement=made)


def replied(ask: Ask, ledger: Ledger, audit: Audit, note: int) -> None:
    """To whoever judged it last."""
    made = ledger.moderations.standing([audit.id]).get(audit.id)
    put(ask, ledger, "audit-reply", [audit], [made.by if made else audit.moderator_id], note=note)


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
