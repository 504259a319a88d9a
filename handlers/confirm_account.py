"""Matching accounts to people: once by e-mail; a changed account only when the PLT confirms it."""

from cards.answers import NOTHING, say
from cards.places import Place
from cards.replies import Nothing, Reply, Show
from domain.admission import Account
from domain.calendar import london_day
from domain.person import Person, Role
from domain.refusal import Refusal
from handlers.ask import Ask, Profile, number_in
from storage.history import Entry
from storage.ledger import Ledger


def remember(ledger: Ledger, profile: Profile, home: str) -> None:
    """Keep what the platform says of an account. Of people who are not in the people table no e-mail is kept."""
    ledger.history.lock()  # of one person's first presses at once, each is met after the other
    known = ledger.people.by_account(profile.account)
    named = known or _named(ledger, profile, home)
    email = profile.email.strip().lower() if named else ""
    ledger.people.remember(
        Account(
            profile.account, profile.workspace, email, profile.guest, profile.stranger, profile.bot,
            profile.deactivated, ledger.now,
        )
    )  # fmt: skip
    if named and not known:
        _match(ledger, named, profile.account)


def concerns(ledger: Ledger, profile: Profile, home: str) -> bool:
    """Whether the account is known here, or bears the e-mail of somebody who is."""
    visitor = ledger.people.behind(profile.account, london_day(ledger.now))
    return bool(visitor.person or visitor.account or _named(ledger, profile, home))


def _named(ledger: Ledger, profile: Profile, home: str) -> Person | None:
    """The person with the account's e-mail; only the home workspace is believed that it is theirs."""
    if not home or profile.workspace != home or not profile.email.strip():
        return None
    if profile.bot or profile.deactivated or profile.stranger:
        return None
    return ledger.people.by_email(profile.email)


def _match(ledger: Ledger, person: Person, account: str) -> None:
    """Attach the account to the person if they have none; if they have another, ask the PLT."""
    if person.account is None:
        _attach(ledger, person, account, "program", "program")
        return
    plt = [member.id for member in ledger.people.holding(Role.PLT)]
    for member in ledger.absences.present(plt, ledger.today.day):
        key = f"account:{person.id}:{person.account}>{account}:{ledger.now:%Y-%m-%d}:{member}"
        ledger.outbox.put("account-changed", f"person:{member}", key, {"person": person.id, "account": account})


def confirm(ask: Ask, ledger: Ledger) -> Reply:
    """The PLT's word that this person now uses this account. The button is about "12=U0NEW"."""
    if not ask.who.holds(Role.PLT):
        raise Refusal("Only the PLT may confirm an account. Nothing was changed.")
    number, _, account = ask.about.partition("=")
    of = number_in(number)
    person = ledger.people.get(of) if of is not None else None
    known = ledger.people.behind(account, ask.today)
    if person is None or known.person or known.account is None or known.account.email != person.email:
        raise Refusal(f"That account was settled already. {NOTHING}")
    _attach(ledger, person, account, f"person:{ask.who.id}", "plt")
    ledger.tell_copies_of(f"person:{person.id}", account)
    return Nothing() if Place.read(ask.place).name == "posted" else Show(say("The new account is confirmed."))


def _attach(ledger: Ledger, person: Person, account: str, actor: str, role: str) -> None:
    ledger.people.attach(person.id, account)
    change = Entry(
        actor, role, "account matched", f"person:{person.id}", {"account": person.account}, {"account": account}
    )
    ledger.record(change)
