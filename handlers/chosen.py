"""Whom somebody chose in a form: a colleague who is known here, still at work and let in, or an action's owner."""

from domain.permission import may_own
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


def owner(ask: Ask, ledger: Ledger, name: str, nobody: str) -> Person:
    """The same for somebody whom an action is given to."""
    visitor = ledger.people.behind(required(ask, name, nobody), ask.today)
    person = visitor.person
    if person and visitor.account and visitor.account.deactivated:
        raise Refusal(DEACTIVATED, field=name)
    if person is None or not may_own(person):
        raise Refusal("That person does not take part in the audits yet. Ask the PLT to add them.", field=name)
    return person
