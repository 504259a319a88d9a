"""Posted copies don't stay for ever: some working days after an action was closed, its messages lose its case and words."""

from collections import defaultdict
from datetime import datetime, time

from domain.calendar import A_DAY, LONDON, london_day
from domain.clearing import closed_by, is_past
from domain.policy import FOR_EVER
from storage.copies import PREFIXES, OldCopy, clear, old_copies
from storage.ledger import Ledger

_NAMES = dict(zip(PREFIXES, ("actions", "audits", "concerns"), strict=True))


def is_due(ledger: Ledger) -> bool:
    return bool(_past(ledger))


def run(ledger: Ledger) -> None:
    """Each message is drawn again once, however many of its actions are past."""
    day, messages = ledger.today.day, defaultdict[int, list[OldCopy]](list)
    for copy in _past(ledger):
        messages[copy.outbox_id].append(copy)
    for number, copies in messages.items():
        key = f"clear:{number}:{copies[0].id}:{day.isoformat()}"  # one that is said anew has copies of its own
        closed = {name: [copy.number for copy in copies if copy.prefix == prefix] for prefix, name in _NAMES.items()}
        content = {
            "of": number,
            "actions": closed.pop("actions"),
            **{name: theirs for name, theirs in closed.items() if theirs},
        }
        ledger.outbox.put("clear", copies[0].recipient, key, content)
    clear(ledger.connection, [copy.id for copies in messages.values() for copy in copies], day)


def _past(ledger: Ledger) -> list[OldCopy]:
    policy = ledger.policy
    if policy.keep_posted == FOR_EVER:
        return []
    until = closed_by(ledger.today.day, policy.keep_posted, policy.calendar) + A_DAY
    found = old_copies(ledger.connection, datetime.combine(until, time(), LONDON))
    return [copy for copy in found if _is_past(copy, ledger)]


def _is_past(copy: OldCopy, ledger: Ledger) -> bool:
    policy, closed, posted = ledger.policy, london_day(copy.closed_at), london_day(copy.put_at)
    return is_past(closed, posted, ledger.today.day, policy.keep_posted, policy.calendar)
