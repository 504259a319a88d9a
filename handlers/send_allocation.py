"""Sending a proposal: its cases become audits, each auditor gets one message, and nobody can send it a second time."""

from collections import defaultdict

from cards import allocation as cards
from cards.allocation import Allocation
from cards.answers import NOTHING, say
from cards.replies import Replace, Reply
from cards.words import count
from domain.allocation import broken
from domain.audit import Audit
from domain.refusal import Refusal
from handlers import allocate_audits, load_allocation, tell_audit
from handlers.ask import Ask
from storage.history import Entry, State
from storage.ledger import Ledger
from storage.proposals import Proposed


def send(ask: Ask, ledger: Ledger) -> Reply:
    """All that have an auditor; the others stay in the proposal."""
    found = load_allocation.as_seen(ask, ledger)
    _check(found)
    audits = [_audit(ask, ledger, found, row) for row in found.ready]
    ledger.proposals.drop(row.id for row in found.ready)
    told: State = {"audits": [audit.reference for audit in audits]}
    ledger.record(Entry.by(ask.who, "plt", "allocated", allocate_audits.subject(found.round), None, told))
    by_auditor: dict[int | None, list[Audit]] = defaultdict(list)
    for audit in audits:
        by_auditor[audit.auditor_id].append(audit)
    for auditor, given in by_auditor.items():
        tell_audit.put(ask, ledger, "audits-allocated", given, [auditor])
    return _answer(ask, ledger, found, len(by_auditor))


def _check(found: Allocation) -> None:
    """What has become against a rule since it was dealt stops all of it, and is named."""
    if not found.ready:
        raise Refusal(f"No case of this proposal has an auditor. {NOTHING}")
    for row in found.ready:
        if why := broken(row.dealt, found.conditions):
            raise Refusal(
                f"{row.dealt.case.name} cannot be sent so, as {why}. Nothing was sent: change it, or deal again."
            )


def _audit(ask: Ask, ledger: Ledger, found: Allocation, row: Proposed) -> Audit:
    dealt, number = row.dealt, ledger.numbers.take("audit")
    audit = Audit(
        number, found.round, dealt.kind, dealt.case.case_ref, dealt.case.team, dealt.case.age_band, dealt.auditor_id,
        allocated_on=ask.today, due=found.due,
    )  # fmt: skip
    told: State = {"auditor_id": dealt.auditor_id, "kind": str(dealt.kind), "due": found.due.isoformat()}
    ledger.add_audit(audit, Entry.by(ask.who, "plt", "allocated", audit.reference, None, told))
    return audit


def _answer(ask: Ask, ledger: Ledger, found: Allocation, people: int) -> Reply:
    number = count(len(found.ready), "audit")
    said = f"{number} of {found.round.name} went to {count(people, 'auditor')}. Each of them is told."
    left = load_allocation.allocation(ledger, found.round)
    if left.rows:
        left_over = cards.card(left, load_allocation.view(ask, ledger, left))
        return Replace(allocate_audits.beneath(said, left_over))
    return Replace(say(said))
