"""The actions that a case of concern begins with, as a form says them: what, who and by when, the team manager by tomorrow
unless it says otherwise."""

from datetime import date
from functools import partial

from cards.concern_forms import MOST_ACTIONS, Names, numbered
from cards.forms import TEXT_LENGTH
from domain.action import Action
from domain.concern import Concern
from domain.person import Role, Team
from domain.refusal import Refusal
from domain.request import check_due
from handlers.ask import Ask, number_in
from handlers.chosen import owner
from handlers.required import required, required_day, together
from storage.ledger import Ledger

NONE = "A case of concern needs an action: say what is to be done at once."
AT_ONCE = 1
"""Working days in which something is to be done, unless another day is chosen."""


def due(ledger: Ledger) -> str:
    """When one falls due, unless another day is chosen."""
    return ledger.policy.calendar.add(ledger.today.day, AT_ONCE).isoformat()


def places(ask: Ask) -> int:
    """For how many actions the form has room."""
    return number_in(ask.context.get("places", "")) or 1


def wanted(ask: Ask, ledger: Ledger, of: Concern) -> list[Action]:
    """Without their numbers, in the form's order; Refusal at the first input where there is none, or one that cannot be."""
    return list(together(*(partial(one, ask, ledger, of, numbered(number)) for number in _said(ask))))


def _said(ask: Ask) -> list[int]:
    said = [number for number in range(1, MOST_ACTIONS + 1) if ask.said(f"action.{number}")]
    if not said:
        raise Refusal(NONE, field="action.1")
    return said


def one(ask: Ask, ledger: Ledger, of: Concern, names: Names) -> Action:
    """What the form says under these names."""
    (text, by), owner_id = together(lambda: check_one(ask, ledger, names), lambda: _owner(ask, ledger, of, names.owner))
    return Action(
        0, of.case_ref, of.team, owner_id, text, ask.today, by, by, audit=of.audit, added_by=ask.who.id
    )  # fmt: skip


def check(ask: Ask, ledger: Ledger) -> None:
    """What of all of them can be judged before the rest of the form: each has its words and a day that will do."""
    together(*(partial(check_one, ask, ledger, numbered(number)) for number in _said(ask)))


def check_one(ask: Ask, ledger: Ledger, names: Names) -> tuple[str, date]:
    """The same of one: its words and its day."""
    return together(lambda: required(ask, names.what, NONE, TEXT_LENGTH), lambda: _due(ask, ledger, names.due))


def _due(ask: Ask, ledger: Ledger, field: str) -> date:
    day = required_day(ask, field)
    check_due(day, ask.today, ledger.policy, field)
    return day


def whose(team: Team, field: str) -> int:
    """Whose it is where nobody is chosen."""
    found = team.manager_id or team.head_id
    if found is None:
        raise Refusal("This team has no manager yet. Choose who is to do it.", field=field)
    return found


def _owner(ask: Ask, ledger: Ledger, of: Concern, field: str) -> int:
    """Somebody of the service, or for the PLT anybody; the team manager where nobody is chosen."""
    if not ask.said(field):
        return whose(of.team, field)
    person = owner(ask, ledger, field, "Choose who does it.")
    if not ask.who.holds(Role.PLT) and of.team.service_id not in ledger.people.services_of(person):
        raise Refusal("They work in another service. Choose somebody of this one, or nobody.", field=field)
    return person.id
