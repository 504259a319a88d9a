"""What is done about a message that waits, beside trying it again: what must reach somebody does not wait in silence."""

from datetime import timedelta

from cards.failures import DELAYED
from scheduler.address import NO_ACCOUNT
from scheduler.concern_reaches import not_reached
from storage.claims import Claim
from storage.kinds import kind_of
from storage.ledger import Ledger
from storage.outbox import Notice

TOO_LONG = timedelta(minutes=5)
"""What is urgent and has not gone by then goes by e-mail, too, and those above are told."""


def write_instead(claim: Claim | Notice, ledger: Ledger) -> None:
    """A letter in its place; of what is tried on, beside it. One for each, however often this is asked."""
    kind = kind_of(claim.kind)
    if claim.person_id and kind.mailed:
        to, key = f"mail:{claim.person_id}", f"letter:{claim.id}"
        ledger.outbox.put("letter", to, key, {"of": claim.id}, urgent=kind.urgent)


def see_to(claim: Claim, ledger: Ledger, reason: str, *, by_mail: bool) -> None:
    """It has been put off, for this reason, or left in doubt."""
    if claim.person_id is None:
        return
    if reason == NO_ACCOUNT:
        _see_to_urgent(claim, ledger, NO_ACCOUNT, by_mail=by_mail)
        _waits_for_account(claim.person_id, claim, ledger, by_mail=by_mail)
    elif claim.urgent and ledger.now - claim.put_at >= TOO_LONG:
        _see_to_urgent(claim, ledger, DELAYED, by_mail=by_mail)


def _see_to_urgent(claim: Claim, ledger: Ledger, trouble: str, *, by_mail: bool) -> None:
    """It and all urgent ones to the same person that wait as long: of the same case of concern they are not tried until it has
    gone."""
    put_by = ledger.now if trouble == NO_ACCOUNT else ledger.now - TOO_LONG
    for notice in ledger.outbox.urgent_for(claim.recipient, put_by):
        if by_mail:
            write_instead(notice, ledger)
        not_reached(ledger, notice, trouble)


def _waits_for_account(person: int, claim: Claim, ledger: Ledger, *, by_mail: bool) -> None:
    """It goes on being tried; after a day the PLT's digest says that nothing reaches them, and a letter says so to them."""
    ledger.unreached.note(person, claim.put_at)
    if by_mail and ledger.unreached.wants_letter(person):
        day, content = ledger.today.day.isoformat(), {"person": person}
        if ledger.outbox.put("waiting-letter", f"mail:{person}", f"waiting-letter:{person}:{day}", content):
            ledger.unreached.lettered(person)
