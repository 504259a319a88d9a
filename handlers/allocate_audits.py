"""Allocating a round's audits: which cases, the proposal of who audits which, changed by hand until it is right."""

from dataclasses import replace

from cards import allocation as cards
from cards import allocation_forms as forms
from cards.answers import say
from cards.elements import Card, Form, Strong, Text
from cards.places import Place
from cards.replies import Done, OpenForm, Replace, Reply, Show
from cards.words import count
from domain import case_list
from domain.allocation import Case, Conditions, Dealt
from domain.audit_round import AuditRound
from domain.dealing import deal
from domain.drawing import draw
from domain.person import Role
from domain.refusal import Refusal
from handlers import load_allocation
from handlers.ask import Ask, number_in
from storage.candidates import conditions, known_teams
from storage.history import Entry, State
from storage.ledger import Ledger

LEFT_OUT = "audited lately, of the auditors' own teams, beyond the targets, or in the round already"
NONE_LEFT = (
    "None of the imported cases can be dealt: audited lately, of the auditors' own teams, or beyond the targets."
)


def allocate(ask: Ask, ledger: Ledger) -> Reply:
    """The proposal where there is one, else the form that begins it; a director reads it."""
    of = load_allocation.typed_round(ask, ledger)
    found = load_allocation.allocation(ledger, of)
    if not found.rows and ask.who.holds(Role.PLT):
        return OpenForm(_form(ask, ledger, of))
    role = "plt" if ask.who.holds(Role.PLT) else "director"
    ledger.record(Entry.by(ask.who, role, "listed", subject(of), None, {"cases": len(found.rows)}))
    return Show(cards.card(found, load_allocation.view(ask, ledger, found)))


def ask_cases(ask: Ask, ledger: Ledger) -> Reply:
    return OpenForm(_form(ask, ledger, load_allocation.named_round(ask, ledger)))


def turn_page(ask: Ask, ledger: Ledger) -> Reply:
    of = load_allocation.named_round(ask, ledger, reading=True)
    return Replace(drawn(ask, ledger, of, number_in(ask.about) or 1))


def propose(ask: Ask, ledger: Ledger) -> Reply:
    """The cases that were pasted or drawn are dealt, after those that are to be audited again; those that stand in the proposal
    already stay with whom they are."""
    of = load_allocation.named_round(ask, ledger)
    there = [row.dealt for row in ledger.proposals.of(of.id)]
    on = conditions(ledger, of)
    again = deal_beside(there, on.left_out(there), on)
    cases = _cases(ask, ledger, there, again, on)
    _put(ask, ledger, of, deal_beside(again, cases, on), "proposed")
    card = beneath(_short(ask, ledger, cases), drawn(ask, ledger, of))
    return Done(replaces=card) if Place.read(ask.place).name == cards.NAME else Done(says=card)


def _short(ask: Ask, ledger: Ledger, cases: list[Case]) -> str:
    """That fewer could be drawn than were asked for, and why; "" where all could."""
    wanted = number_in(ask.said("number")) if ask.said("source") == forms.DRAWN else None
    if wanted is None or len(cases) >= wanted:
        return ""
    left = ledger.proposals.in_stock() - len(cases)
    why = f"{count(left, 'imported case')} {'was' if left == 1 else 'were'} left out: {LEFT_OUT}." if left else ""
    return f"{wanted} were asked for, {len(cases)} could be drawn. {why or 'There are no more imported cases.'}"


def beneath(said: str, card: Card) -> Card:
    """The card with a sentence above it that is about this press alone."""
    return replace(card, blocks=(Text((Strong(said),)), *card.blocks)) if said else card


def deal_again(ask: Ask, ledger: Ledger) -> Reply:
    found = load_allocation.as_seen(ask, ledger)
    cases = [*found.conditions.left_out(found.dealt), *(row.case for row in found.dealt)]
    rows = deal(cases, found.conditions)
    _put(ask, ledger, found.round, rows, "dealt again")
    return Replace(drawn(ask, ledger, found.round))


def discard(ask: Ask, ledger: Ledger) -> Reply:
    found = load_allocation.as_seen(ask, ledger)
    _put(ask, ledger, found.round, (), "proposal discarded")
    return Replace(say(f"The proposal for {found.round.name} is discarded. Nobody was told of it."))


def drawn(ask: Ask, ledger: Ledger, of: AuditRound, page: int = 1) -> Card:
    """The proposal as it is now."""
    found = load_allocation.allocation(ledger, of)
    return cards.card(found, load_allocation.view(ask, ledger, found), page)


def again(ask: Ask, ledger: Ledger, place: Place) -> Card:
    """The same at this place."""
    load_allocation.readers_only(ask)
    return drawn(ask, ledger, load_allocation.numbered(ledger, place.rest), place.page)


def subject(of: AuditRound) -> str:
    """How the history names a round."""
    return f"round:{of.month:%Y-%m}"


def deal_beside(there: list[Dealt], new: list[Case], on: Conditions) -> list[Dealt]:
    """The new cases dealt so that they make even what there is already."""
    return [*there, *deal(new, on.beside(there))]


def _form(ask: Ask, ledger: Ledger, of: AuditRound) -> Form:
    there, on = [row.dealt for row in ledger.proposals.of(of.id)], conditions(ledger, of)
    again = on.left_out(there)
    left = on.beside(deal_beside(there, again, on))
    return forms.cases(of, ledger.proposals.in_stock(), _wanted(left), ask.place, len(again))


def _wanted(on: Conditions) -> int:
    return sum(target.core + target.learning for target in on.wanted.values())


def _cases(ask: Ask, ledger: Ledger, there: list[Dealt], again: list[Dealt], on: Conditions) -> list[Case]:
    """What is dealt beside those that stand in the proposal, `there`, and those to be audited again, with them in `again`."""
    is_enough, known = len(again) > len(there), {row.case.key for row in again}
    if ask.said("source") != forms.DRAWN:
        if is_enough and not ask.said(case_list.FIELD):
            return []
        standing = [row.case.key for row in there]
        pasted = case_list.read(ask.said(case_list.FIELD), ledger.people.teams(), standing, known_teams(ledger))
        return [case for case in pasted if case.key not in known]
    left, number = on.beside(again), number_in(ask.said("number"))
    if ask.said("number") and not (number and number <= case_list.MOST):
        raise Refusal(f"Give a whole number from 1 to {case_list.MOST}.", field="number")
    if number is None and not _wanted(left) and not is_enough:
        raise Refusal("The round has no open targets: say how many.", field="number")
    found = draw([case for case in ledger.proposals.stock() if case.key not in known], number, left)
    if not found and not is_enough:
        raise Refusal(
            "None of the imported cases can be dealt: audited lately, of the auditors' own teams, or not wanted by the targets.",
            field="source",
        )
    return found


def _put(ask: Ask, ledger: Ledger, of: AuditRound, rows: list[Dealt] | tuple[Dealt, ...], verb: str) -> None:
    ledger.proposals.put(of.id, rows)
    told: State = {"cases": len(rows), "dealt": sum(row.auditor_id is not None for row in rows)}
    ledger.record(Entry.by(ask.who, "plt", verb, subject(of), None, told))
