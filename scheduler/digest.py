"""The daily digest: one message a person, and only where there is something to say; what it says is drawn when it goes."""

from collections.abc import Mapping

from storage.agenda import agenda, agenda_of
from storage.ledger import Ledger
from storage.undelivered import digest_content, digest_key


def run(ledger: Ledger, hour: int) -> None:
    """Everybody whose digest goes at this hour today."""
    _put(ledger, agenda(ledger, ledger.policy).digests(hour))


def is_to_come(ledger: Ledger, person_id: int) -> bool:
    """Whether today's digest of this person, who has changed when theirs comes, was not put yet."""
    return not ledger.outbox.was_put(digest_key(person_id, ledger.today.day))


def run_for(ledger: Ledger, person_id: int, hour: int) -> None:
    """Theirs alone: the whole council's morning is not planned again for it, while others want to write."""
    found = agenda_of(ledger, ledger.policy, person_id).digests(hour)
    _put(ledger, {person_id: found[person_id]} if person_id in found else {})


def _put(ledger: Ledger, due: Mapping[int, bool]) -> None:
    """`due`: by person, whether it holds the warnings alone."""
    day = ledger.today.day
    contents = ((p, digest_content(day, alone=alone)) for p, alone in sorted(due.items()))
    ledger.outbox.put_many("digest", ((f"person:{p}", digest_key(p, day), content) for p, content in contents))
