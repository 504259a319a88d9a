"""Who is let in at all: people of the home workspace who are in the people table, and no guest but an external moderator."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.person import Person, Role
from domain.refusal import Refusal

NOT_KNOWN = (
    "auditbot does not know you here. If you take part in the audits, ask the Practice Learning Team to add you."
)
FRESH_FOR = timedelta(hours=24)
"""How long the platform's word about an account is good without asking again."""
FRESH_WHILE_UNKNOWN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Account:
    """What the platform last said of an account, and when (UTC)."""

    account: str
    workspace: str
    email: str
    guest: bool
    stranger: bool
    bot: bool
    deactivated: bool
    checked_at: datetime


def is_fresh(account: Account | None, person: Person | None, now: datetime) -> bool:
    """Whether what is known suffices, or the platform must be asked who this is."""
    if account is None:
        return False
    age = now - account.checked_at
    return timedelta(0) <= age <= (FRESH_FOR if person else FRESH_WHILE_UNKNOWN)


def may_be_told(account: Account | None, person: Person) -> bool:
    """Whether messages may go to this person's account, as far as the platform's last word about it goes."""
    if account is None:
        return True
    return not (account.bot or account.stranger or (account.guest and Role.EXTERNAL_MODERATOR not in person.roles))


def admit(account: Account, person: Person | None, home: str) -> Person:
    """The person, or a refusal that is the same for all who are not let in, so that it tells them nothing."""
    barred = account.bot or account.deactivated or account.stranger or account.workspace != home
    if barred or person is None or not person.active:
        raise Refusal(NOT_KNOWN)
    if account.guest and Role.EXTERNAL_MODERATOR not in person.roles:
        raise Refusal(NOT_KNOWN)
    return person
