"""Whose moderation audits wait for: given to them, in the queue for all moderators, or to be judged again; and what was marked as
an example and is not anonymised."""

from datetime import date

from domain.audit import Audit
from domain.calendar import london_day
from domain.exemplar import is_left_lying
from domain.judging import waits_for
from domain.person import MODERATORS, Actor
from domain.policy import Policy
from storage.audit_lists import every_to_judge_again, queue
from storage.ledger import Ledger


def waiting(ledger: Ledger) -> list[Audit]:
    """What anybody is to judge, the oldest first."""
    return [*every_to_judge_again(ledger.audits), *queue(ledger.audits)]


def readers(ledger: Ledger) -> frozenset[int]:
    """All for whom one waits; covers in the place of those who are away."""
    found, staff = waiting(ledger), ledger.staff
    if not found:
        return frozenset()
    given = {person for audit in found for person in (audit.moderator_id, audit.second_id) if person is not None}
    able = {p.id for p in staff.people.values() if not p.roles.isdisjoint(MODERATORS)} | given
    here = [Actor(staff.people[person]) for person in able if staff.works(person)]
    return staff.present(actor.id for actor in here if any(waits_for(actor, audit) for audit in found))


def left_lying(ledger: Ledger, policy: Policy) -> list[int]:
    """Audits that were marked as an example so long ago, and that nobody has anonymised."""
    marked = ledger.audits.some(ledger.exemplars.marked())
    return [a.id for a in marked if is_left_lying(_marked_on(ledger, a), ledger.today.day, policy)]


def _marked_on(ledger: Ledger, audit: Audit) -> date | None:
    """By the history; of one that came in so by an import, the day of its moderation."""
    told = reversed(ledger.history.of(audit.reference))
    kept = next((kept for kept in told if kept.entry.after.get("exemplar") is True), None)
    return london_day(kept.at) if kept and kept.entry.verb != "imported" else audit.moderated
