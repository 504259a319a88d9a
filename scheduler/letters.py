"""Draws the e-mails that go in the place of messages: from the message as it would be said now, or from how much waits."""

from cards import letter
from cards.letter import Letter
from cards.notice import Compose, Post
from storage.kinds import kind_of
from storage.ledger import Ledger


def about(ledger: Ledger, compose: Compose, number: int) -> Letter | None:
    """None once the message is no longer true, or is tried again; what is urgent is tried on beside it."""
    notice = ledger.outbox.notice(number)
    if notice is None or notice.person_id is None:
        return None
    if notice.state != "failed" and not (kind_of(notice.kind).urgent and notice.state in ("pending", "sending")):
        return None
    made = compose(ledger, notice.kind, notice.recipient, notice.content)
    person = ledger.people.get(notice.person_id)
    return letter.about(made.card.fallback, person.email) if person and isinstance(made, Post) else None


def of_what_waits(ledger: Ledger, person_id: int) -> Letter | None:
    """None once there is an account, or nothing waits any more."""
    person, waiting = ledger.people.get(person_id), ledger.unreached.waiting(person_id)
    if person is None or person.account or not person.active or not waiting:
        return None
    return letter.of_what_waits(len(waiting), person.email)
