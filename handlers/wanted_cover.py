"""The absence that somebody filled in, checked: whose it may be, who can cover, and on which days."""

from domain.absence import Absence, check_absence, check_first_day
from domain.calendar import A_DAY
from domain.permission import may_own
from domain.person import Person, Role
from domain.refusal import Barred, Refusal
from handlers import chosen
from handlers.ask import Ask
from handlers.required import required_day
from storage.ledger import Ledger

NO_PART = "They have no part in the audits, so they cannot cover. Choose somebody else."
BEYOND = "They do not work in the same service. Ask the PLT to set it."


def filled_in(ask: Ask, ledger: Ledger, before: Absence | None) -> Absence:
    """As it was filled in, or a refusal at the first input that is wrong; what has begun keeps its first day."""
    begun = before is not None and before.first_day <= ask.today
    person_id = before.person_id if before else _whose(ask, ledger)
    first = before.first_day if before and begun else required_day(ask, "first_day")
    last = required_day(ask, "last_day")
    return Absence(person_id, _cover(ask, ledger).id, first, last, before.id if before else None)


def check(ask: Ask, ledger: Ledger, wanted: Absence, before: Absence | None) -> None:
    """Covered within the service; beyond it the PLT sets it, and what they set may be shortened by whose it is."""
    agreed = ask.who.holds(Role.PLT) or (before is not None and wanted.is_within(before))
    if not agreed and not _work_together(ledger, wanted):
        raise Refusal(BEYOND, field="cover")
    check_first_day(wanted, before, ask.today)
    found = ledger.absences.of({wanted.person_id, wanted.cover_id})
    check_absence(wanted, [one for one in found if before is None or one.id != before.id], ask.today)
    if not ledger.policy.calendar.between(wanted.first_day - A_DAY, wanted.last_day):
        raise Refusal("There is no working day among these: nobody has to cover.", field="last_day")


def _whose(ask: Ask, ledger: Ledger) -> int:
    said = ask.said("person")
    if not said or said == ask.who.person.account:
        return ask.who.id
    if not ask.who.holds(Role.PLT):
        raise Barred("Only the PLT sets this for somebody else.", field="person")
    person = ledger.people.by_account(said)
    if person is None or not person.active:
        raise Refusal(chosen.NOT_KNOWN, field="person")
    return person.id


def _cover(ask: Ask, ledger: Ledger) -> Person:
    person = chosen.colleague(ask, ledger, "cover", "Choose who covers.")
    if not may_own(person):
        raise Refusal(NO_PART, field="cover")
    return person


def _work_together(ledger: Ledger, wanted: Absence) -> bool:
    """Whether they have a service in common; of one who would cover for themselves something else is to be said."""
    if wanted.person_id == wanted.cover_id:
        return True
    two = ledger.people.named([wanted.person_id, wanted.cover_id]).values()
    return bool(set.intersection(*(ledger.people.services_of(person) for person in two)))
