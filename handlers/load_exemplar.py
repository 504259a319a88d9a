"""Finding the exemplar that an ask is about, and changing it: only by those who may, as they have seen it, and with a trace."""

from cards.answers import NOTHING, by
from cards.view import View
from domain.anonymising import Known
from domain.audit import Audit
from domain.exemplar import Exemplar, ExemplarState, may_decide, may_see
from domain.naming import may_be_name
from domain.person import Actor, Role
from domain.refusal import Overtaken, Refusal
from handlers.ask import Ask, number_in
from storage.history import Entry, State
from storage.ledger import Ledger

PREFIX = "exemplar:"
ROLES = (Role.PLT, Role.MODERATOR, Role.EXTERNAL_MODERATOR, Role.DIRECTOR)


def unseen() -> Refusal:
    return Refusal(f"There is no example of a good audit that you can see there. {NOTHING}")


def seen(ask: Ask, ledger: Ledger) -> Exemplar:
    """The same answer for what is absent and what is not the asker's to see."""
    named = ask.about or ask.context.get("about", "")
    number = number_in(named.removeprefix(PREFIX))
    one = ledger.exemplars.get(number) if number is not None else None
    if one is None or not may_see(ask.who, one):
        raise unseen()
    return one


def to_decide(ask: Ask, ledger: Ledger) -> Exemplar:
    one = seen(ask, ledger)
    if one.state is not ExemplarState.WAITING:
        raise Overtaken(f"That example was {one.state}{_by(ask, ledger, one)} already. {NOTHING}")
    if not may_decide(ask.who, one):
        raise Refusal(
            f"A moderator or somebody of the PLT decides who neither proposed it, did the audit nor manages the team of its "
            f"case. {NOTHING}"
        )
    return as_seen(ask, one)


def as_seen(ask: Ask, one: Exemplar) -> Exemplar:
    """Nobody acts on a text that they have not read."""
    read = ask.knock.version or number_in(ask.context.get("version", "")) or 0
    if read != one.version:
        raise Overtaken(f"That example has changed since you read it. {NOTHING} Read it again.")
    return one


def context(ask: Ask, one: Exemplar) -> dict[str, str]:
    """What comes back with a form about it."""
    return {"about": one.reference, "version": str(one.version), "place": ask.place}


def save(ask: Ask, ledger: Ledger, before: Exemplar, after: Exemplar, verb: str, told: State | None = None) -> None:
    """With its entry, and every posted copy drawn again; Overtaken if somebody was first."""
    if not ledger.exemplars.save(before, after):
        raise Overtaken(f"Somebody else changed that example a moment ago. {NOTHING}")
    now = {**_state(after), **(told or {})}
    number = ledger.record(Entry.by(ask.who, role(ask.who), verb, before.reference, _state(before), now))
    ledger.tell_copies_of(before.reference, str(number))


def _state(one: Exemplar) -> State:
    return {"state": str(one.state), "posts": one.posts}


def known(ledger: Ledger, audit: Audit) -> Known:
    """All that the council knows to be telling."""
    names = tuple(person.name for person in ledger.people.all())
    places = tuple(dict.fromkeys(word for team in ledger.people.teams() for word in (team.name, team.service) if word))
    written = "\n".join(text for area in audit.areas.values() for text in (area.evidence, area.impact))
    return Known((audit.case_ref, audit.reference), names, places, tuple(may_be_name(written, names)))


def role(who: Actor) -> str:
    return next((str(held) for held in ROLES if who.holds(held)), "reader")


def view(ask: Ask, ledger: Ledger, *found: Exemplar) -> View:
    """Through the asker's eyes, with whoever proposed and decided."""
    return View.of(ledger, ask.who, ask.today, (), {i for one in found for i in (one.by, one.decided_by)})


def _by(ask: Ask, ledger: Ledger, one: Exemplar) -> str:
    return f" by {by(one.decided_by, view(ask, ledger, one))}" if one.decided_by else ""
