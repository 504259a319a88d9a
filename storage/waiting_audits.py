"""Audits that wait too long for somebody to judge them: for their moderation, for a second one, or with a challenged grade."""

from datetime import date

from domain.audit import WAITING, Audit
from domain.calendar import london_day
from domain.moderation import is_judged_again_late, waits_too_long
from domain.policy import Policy
from storage.audit_lists import every_to_judge_again, queue
from storage.ledger import Ledger


def too_long(ledger: Ledger, policy: Policy) -> list[Audit]:
    """Those that nobody has moderated before those that are to be judged again, the longest first."""
    day = ledger.today.day
    first = [audit for audit in queue(ledger.audits) if waits_too_long(audit, day, policy)]
    again = every_to_judge_again(ledger.audits)
    return [*first, *(audit for audit in again if is_judged_again_late(_asked_on(ledger, audit), day, policy))]


def _asked_on(ledger: Ledger, audit: Audit) -> date | None:
    """Since when it waits so, by the history; of one that came in so by an import, the day of its moderation."""
    name = "challenge" if audit.challenge == WAITING else "second"
    told = reversed(ledger.history.of(audit.reference))
    kept = next((kept for kept in told if kept.entry.after.get(name) == WAITING), None)
    return london_day(kept.at) if kept else audit.moderated
