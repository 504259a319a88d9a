"""Finding the sentence that an ask is about, and changing it: only by those who may, as they have seen it, and with a trace."""

from cards.answers import NOTHING
from cards.view import View
from domain.anonymising import Known
from domain.naming import may_be_name
from domain.person import Role
from domain.refusal import Overtaken, Refusal
from domain.report import reference_of
from domain.sentence import Sentence, SentenceState, may_decide, may_see
from handlers.ask import Ask, number_in
from storage.history import Entry, State
from storage.ledger import Ledger

PREFIX = "sentence:"
ROLES = (Role.PLT, Role.MODERATOR, Role.DIRECTOR)


def unseen() -> Refusal:
    return Refusal(f"There is no sentence there that you can see. {NOTHING}")


def seen(ask: Ask, ledger: Ledger) -> Sentence:
    """The same answer for what is absent and what is not the asker's to see."""
    named = ask.about or ask.context.get("about", "")
    number = number_in(named.removeprefix(PREFIX)) if named.startswith(PREFIX) else None
    one = ledger.sentences.get(number) if number is not None else None
    if one is None or not may_see(ask.who, one):
        raise unseen()
    return one


def as_seen(ask: Ask, one: Sentence) -> Sentence:
    """Nobody acts on words that they have not read."""
    if (ask.knock.version or number_in(ask.context.get("version", "")) or 0) != one.version:
        raise Overtaken(f"That sentence has changed since you read it. {NOTHING} Read it again.")
    return one


def to_decide(ask: Ask, ledger: Ledger) -> Sentence:
    one = seen(ask, ledger)
    if one.state is not SentenceState.WAITING:
        raise Overtaken(f"That sentence was {one.state}{_by(ledger, one)} already. {NOTHING}")
    if not may_decide(ask.who, one):
        raise Refusal(
            f"A moderator or somebody of the PLT decides who neither picked it nor had a part in it. {NOTHING}"
        )
    return as_seen(ask, one)


def _by(ledger: Ledger, one: Sentence) -> str:
    person = ledger.people.get(one.decided_by or 0)
    return f" by {person.name}" if person else ""


def context(ask: Ask, one: Sentence) -> dict[str, str]:
    """What comes back with a form about it."""
    return {"about": one.reference, "version": str(one.version), "place": ask.place}


def save(ask: Ask, ledger: Ledger, before: Sentence, after: Sentence, verb: str, told: State | None = None) -> None:
    """With its entry; what tells of it, and a posted report that may hold it, is drawn again. Overtaken if somebody was
    first."""
    if not ledger.sentences.save(before, after):
        raise Overtaken(f"Somebody else changed that sentence a moment ago. {NOTHING}")
    now = {"state": str(after.state), **(told or {})}
    number = ledger.record(Entry.by(ask.who, role(ask), verb, before.reference, {"state": str(before.state)}, now))
    for subject in (before.reference, reference_of(before.month)):
        ledger.tell_copies_of(subject, str(number))


def role(ask: Ask) -> str:
    return next((str(held) for held in ROLES if ask.who.holds(held)), "reader")


def known(ledger: Ledger, case_ref: str, original: str) -> Known:
    """All that the council knows to be telling."""
    names = tuple(person.name for person in ledger.people.all())
    places = tuple(dict.fromkeys(word for team in ledger.people.teams() for word in (team.name, team.service) if word))
    return Known((case_ref,), names, places, tuple(may_be_name(original, names)))


def view(ask: Ask, ledger: Ledger, *found: Sentence) -> View:
    """Through the asker's eyes, with whoever picked and decided."""
    return View.of(ledger, ask.who, ask.today, (), {i for one in found for i in (one.by, one.decided_by)})
