"""Matching accounts to people: once by e-mail; a changed account only when the PLT confirms it."""

from cards.answers import say
from cards.replies import Reply, Show
from domain.person import Person, Role
from domain.refusal import Refusal
from handlers.ask import Ask, Profile
from storage.history import Entry
from storage.ledger import Ledger


def match(ledger: Ledger, profile: Profile) -> None:
    """Attach the account to the person with its e-mail, if they have none; if they have another, ask the PLT."""
    if not profile.email or ledger.people.by_account(profile.account):
        return
    person = ledger.people.by_email(profile.email)
    if person is None or profile.bot or profile.deactivated or profile.stranger:
        return
    if person.account is None:
        _attach(ledger, person, profile.account, "program", "program")
        return
    for plt in ledger.people.holding(Role.PLT):
        key = f"account:{person.id}:{profile.account}:{plt.id}"
        ledger.outbox.put("account-changed", f"person:{plt.id}", key, {"person": person.id, "account": profile.account})


def confirm(ask: Ask, ledger: Ledger) -> Reply:
    """The PLT's word that this person now uses this account. The button is about "12=U0NEW"."""
    if not ask.who.holds(Role.PLT):
        raise Refusal("Only the PLT may confirm an account. Nothing was changed.")
    number, _, account = ask.about.partition("=")
    person = ledger.people.get(int(number)) if number.isdigit() else None
    if person is None or not account or ledger.people.by_account(account):
        raise Refusal("That account was settled already. Nothing was changed by your press.")
    _attach(ledger, person, account, f"person:{ask.who.id}", "plt")
    return Show(say("The new account is confirmed. The old one no longer works here."))


def _attach(ledger: Ledger, person: Person, account: str, actor: str, role: str) -> None:
    ledger.people.attach(person.id, account)
    change = Entry(
        actor, role, "account matched", f"person:{person.id}", {"account": person.account}, {"account": account}
    )
    ledger.record(change)
