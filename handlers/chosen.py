"""A colleague whom somebody chose in a form: known here, still at work, and let in."""

from domain.person import Person, Role
from domain.refusal import Refusal
from handlers.ask import Ask
from handlers.required import required
from storage.ledger import Ledger

NOT_KNOWN = "auditbot does not know them here. It does once they are in the people table and have used it."
GUEST = "That is a guest, or somebody from elsewhere. Choose somebody who works for the council."
DEACTIVATED = "Their account is deactivated. Choose somebody else."


def colleague(ask: Ask, ledger: Ledger, name: str, nobody: str) -> Person:
    """Refusal at this input where it cannot be them; `nobody` is said where nobody was chosen."""
    visitor = ledger.people.behind(required(ask, name, nobody), ask.today)
    person, account = visitor.person, visitor.account
    if person is not None and account and account.deactivated:
        raise Refusal(DEACTIVATED, field=name)
    if person is None or not person.active:
        raise Refusal(NOT_KNOWN, field=name)
    if person.roles == {Role.EXTERNAL_MODERATOR} or (account and (account.guest or account.stranger or account.bot)):
        raise Refusal(GUEST, field=name)
    return person
