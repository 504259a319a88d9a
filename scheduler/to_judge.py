"""What a digest says of audits that wait for its reader's moderation, and to the PLT of examples that nobody anonymises; and how
it looks later."""

from collections.abc import Sequence

from cards.to_judge import NONE, PART, ToJudge
from domain.audit import Audit
from domain.exemplar import ANONYMISED_WITHIN
from domain.judging import is_given, waits_for
from domain.person import Actor, Role
from scheduler.audits_to_do import is_of_today
from storage.copies import Copy
from storage.ledger import Ledger
from storage.waiting_judgements import left_lying, waiting


def of_today(ledger: Ledger, reader: Actor) -> ToJudge:
    marked = len(left_lying(ledger, ledger.policy)) if reader.holds(Role.PLT) else 0
    return _drawn(ledger, reader, waiting(ledger), marked)


def as_posted(ledger: Ledger, reader: Actor, copy: Copy) -> ToJudge:
    """Those of that day that still wait for them; examples are counted on its own day alone."""
    numbers = [int(name.removeprefix("AU-")) for name, under in copy.parts.items() if under == PART]
    marked = of_today(ledger, reader).marked if is_of_today(ledger, copy) else 0
    return _drawn(ledger, reader, ledger.audits.some(numbers), marked)


def _drawn(ledger: Ledger, reader: Actor, found: Sequence[Audit], marked: int) -> ToJudge:
    theirs = [audit for audit in found if waits_for(reader, audit)]
    if not theirs and not marked:
        return NONE
    given = sum(is_given(reader, audit) for audit in theirs)
    return ToJudge(ledger.today, theirs, given, marked, ANONYMISED_WITHIN)
