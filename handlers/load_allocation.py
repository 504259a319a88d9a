"""What is proposed for a round, for the Practice Learning Team alone: to everybody else there is no such thing."""

import re
from datetime import date

from cards.allocation import NAME, Allocation
from cards.answers import NOTHING
from cards.places import Place
from cards.view import View
from domain.audit_round import AuditRound, RoundState
from domain.exemption import ExemptionState
from domain.person import Role
from domain.refusal import Overtaken, Refusal
from handlers.ask import Ask, number_in
from storage.candidates import conditions, due_of
from storage.ledger import Ledger
from storage.proposals import mark_of


def plt_only(ask: Ask) -> None:
    """Called first by every command, press and form of an allocation."""
    if not ask.who.holds(Role.PLT):
        raise unseen()


def readers_only(ask: Ask) -> None:
    """The same by everything that only reads: directors see everything, and change nothing of it."""
    if not ask.who.holds(Role.PLT, Role.DIRECTOR):
        raise unseen()


def unseen() -> Refusal:
    return Refusal(f"There is no allocation that you can see. {NOTHING}")


def typed_round(ask: Ask, ledger: Ledger) -> AuditRound:
    readers_only(ask)
    return month_typed(ask, ledger)


def month_typed(ask: Ask, ledger: Ledger, *, ahead: bool = False) -> AuditRound:
    """The round of the month that was typed, or the latest that is open; one that is not open is refused. `ahead`: one that is
    only planned will do."""
    said = (ask.words.split() or [""])[0]
    if not said:
        rounds = ledger.rounds.all()
        coming = [of for of in rounds[::-1] if ahead and of.state is RoundState.PLANNED]
        found = next(iter([*(of for of in rounds if of.is_open), *coming]), None)
        if found is None:
            raise Refusal("No round is open. Open one first, with its month and theme.")
        return found
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", said):
        raise Refusal(f"“{said[:20]}” is not a month. Write it as 2018-02.")
    return _open(ledger.rounds.of_month(date.fromisoformat(f"{said}-01")), said, ahead=ahead)


def named_round(ask: Ask, ledger: Ledger, *, reading: bool = False) -> AuditRound:
    """The round that a button, a form or the place of the card names."""
    (readers_only if reading else plt_only)(ask)
    place = Place.read(ask.place)
    named = ask.about or ask.context.get("about", "")
    return numbered(ledger, named) if place.name != NAME else numbered(ledger, place.rest)


def numbered(ledger: Ledger, named: str, *, ahead: bool = False) -> AuditRound:
    number = number_in(named)
    return _open(ledger.rounds.get(number) if number is not None else None, "that month", ahead=ahead)


def _open(found: AuditRound | None, month: str, *, ahead: bool) -> AuditRound:
    if found is None:
        raise Refusal(f"There is no round for {month}. {NOTHING}")
    if not found.is_open and not (ahead and found.state is RoundState.PLANNED):
        raise Refusal(
            f"The round of {found.name} is {found.state}. Audits are allocated while a round is open. {NOTHING}"
        )
    return found


def allocation(ledger: Ledger, of: AuditRound) -> Allocation:
    asking = [one.person_id for one in ledger.exemptions.of(of.id) if one.state is ExemptionState.ASKED]
    return Allocation(of, ledger.proposals.of(of.id), conditions(ledger, of), due_of(ledger, of), asking)


def as_seen(ask: Ask, ledger: Ledger) -> Allocation:
    """The proposal, if it still is as it was on the card that was pressed: nobody sends what they have not seen."""
    found = allocation(ledger, named_round(ask, ledger))
    if ask.knock.version != mark_of(found.rows):
        raise Overtaken(f"The proposal has changed since. {NOTHING} “/audits allocate” shows how it stands.")
    return found


def view(ask: Ask, ledger: Ledger, found: Allocation) -> View:
    people = ledger.people.named(
        {row.dealt.auditor_id for row in found.rows} | {c.id for c in found.conditions.candidates} | set(found.asking)
    )
    return View(ask.who, ask.today, people | {ask.who.id: ask.who.person}, policy=ledger.policy)
