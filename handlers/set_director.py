"""Who is director: given to one person, and taken from all who held it."""

from cards import office_forms
from cards.replies import OpenForm, Reply
from cards.view import View
from domain.person import Person, Role
from domain.refusal import Overtaken, Refusal
from handlers import after, chosen, plt
from handlers.ask import Ask
from storage import sight
from storage.history import Entry
from storage.ledger import Ledger


def ask_director(ask: Ask, ledger: Ledger) -> Reply:
    plt.only(ask)
    holders = ledger.roles.holders(Role.DIRECTOR)
    view = View.of(ledger, ask.who, ask.today, (), {person.id for person in holders})
    context = {"held": _mark(holders), "place": ask.place}
    return OpenForm(office_forms.director([view.mention(person.id) for person in holders], context))


def set_director(ask: Ask, ledger: Ledger) -> Reply:
    """Each who loses or gets the role has an entry of their own."""
    plt.only(ask)
    holders = ledger.roles.holders(Role.DIRECTOR)
    wanted = _wanted(ask, ledger, holders)
    entry = 0
    for person in holders:
        if person.id != wanted.id:
            ledger.roles.take(person.id, Role.DIRECTOR)
            entry = _record(ask, ledger, "role taken", person, person.roles - {Role.DIRECTOR})
    if Role.DIRECTOR not in wanted.roles:
        ledger.roles.give(wanted.id, Role.DIRECTOR)
        entry = _record(ask, ledger, "role given", wanted, wanted.roles | {Role.DIRECTOR})
    ledger.tell_homes({wanted.id, *(person.id for person in holders)}, entry)
    sight.draw_again(ledger, {person.id for person in holders}, f"role-{entry}")
    return after.saved(ask, ledger, "The director is changed.")


def _wanted(ask: Ask, ledger: Ledger, holders: list[Person]) -> Person:
    if ask.context.get("held") != _mark(holders):
        raise Overtaken(
            "Somebody else changed the director meanwhile. Nothing was saved: close this and open it again."
        )
    person = chosen.colleague(ask, ledger, "person", "Choose somebody.")
    if [person.id] == [holder.id for holder in holders]:
        raise Refusal("They hold the role already. Choose somebody else, or press Cancel.", field="person")
    return person


def _mark(holders: list[Person]) -> str:
    return " ".join(str(person.id) for person in holders)


def _record(ask: Ask, ledger: Ledger, verb: str, person: Person, after_it: frozenset[Role]) -> int:
    before, now = ({"roles": sorted(map(str, held))} for held in (person.roles, after_it))
    return ledger.record(Entry.by(ask.who, "plt", verb, f"person:{person.id}", before, now))
