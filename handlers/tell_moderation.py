"""Who hears of a moderation: its auditor, the team manager, whoever judges it again, and the Practice Learning Team."""

from collections.abc import Iterable

from domain.audit import Audit
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


def plt(ledger: Ledger) -> Iterable[int]:
    return [person.id for person in ledger.people.holding(Role.PLT)]


def _answering(audit: Audit) -> list[int | None]:
    """The team manager; the head of service where there is none."""
    return [audit.team.manager_id or audit.team.head_id]
