"""Whom somebody chose in a form: a colleague who is known here, still at work and let in, or an action's owner."""

from domain.permission import may_own
from domain.person import Person, Role
from domain.refusal import Refusal
from handlers.ask import Ask, MeetFirst
from handlers.required import required
from storage.ledger import Ledger
from storage.people import Visitor

NOT_KNOWN = "auditbot does not know them here. It does once the Practice Learning Team has them in the people table."
NO_OWNER = (
    "That person does not take part in the audits yet. The Practice Learning Team can add them to the people table."
)
GUEST = "That is a guest, or somebody from elsewhere. Choose somebody who works for the council."
DEACTIVATED = "Their account is deactivated. Choose somebody else."


def colleague(ask: Ask, ledger: Ledger, name: str, nobody: str) -> Person:
    """Refusal at this input where it cannot be them; `nobody` is said where nobody was chosen."""
    visitor = _behind(ask, ledger, name, nobody)
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
    visitor = _behind(ask, ledger, name, nobody)
    person = visitor.person
    if person and visitor.account and visitor.account.deactivated:
        raise Refusal(DEACTIVATED, field=name)
    if person is None or not may_own(person):
        raise Refusal(NO_OWNER, field=name)
    return person


def _behind(ask: Ask, ledger: Ledger, name: str, nobody: str) -> Visitor:
    """Whoever is in the people table may be chosen before they have ever used it: the platform is asked who they are."""
    account = required(ask, name, nobody)
    visitor = ledger.people.behind(account, ask.today)
    if visitor.person is None and visitor.account is None:
        raise MeetFirst(account)
    return visitor
