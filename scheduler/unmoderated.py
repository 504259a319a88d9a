"""What a digest of the Practice Learning Team says of audits that nobody judges in time, and how it looks later."""

from dataclasses import replace

from cards.unmoderated import NONE, PART, Unmoderated
from cards.view import View
from domain.audit import Audit
from domain.judging import AuditVerb, may
from domain.person import Actor, Role
from scheduler.audits_to_do import is_of_today
from storage.copies import Copy
from storage.ledger import Ledger
from storage.waiting_audits import too_long


def of_today(ledger: Ledger, reader: Actor) -> Unmoderated:
    """All that wait longer than the policy or their round has it, the longest first."""
    if not reader.holds(Role.PLT):
        return NONE
    return _drawn(ledger, reader, too_long(ledger, ledger.policy))


def as_posted(ledger: Ledger, reader: Actor, copy: Copy) -> Unmoderated:
    """Those that the message showed, each as it now stands, of some nothing more than that they were moderated; what it only
    counted is counted on its own day alone."""
    numbers = [int(name.removeprefix("AU-")) for name, under in copy.parts.items() if under == PART]
    if not numbers and is_of_today(ledger, copy):
        return replace(of_today(ledger, reader), room=0)
    found = [audit for audit in ledger.audits.some(numbers) if may(reader, AuditVerb.SEE, audit)]
    return _drawn(ledger, reader, found, copy.cleared_audits)


def _drawn(ledger: Ledger, reader: Actor, found: list[Audit], cleared: frozenset[int] = frozenset()) -> Unmoderated:
    if not found:
        return NONE
    made = ledger.moderations.standing([audit.id for audit in found])
    ids = {person for a in found for person in (a.auditor_id, a.moderator_id)} | {m.by for m in made.values()}
    people = ledger.people.named(ids - {reader.id}) | {reader.id: reader.person}
    view = View(reader, ledger.today.day, people, policy=ledger.policy)
    return Unmoderated(tuple(found), view, made, cleared)
