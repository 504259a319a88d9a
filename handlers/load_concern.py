"""Finding the case of concern that an ask is about, and checking that the asker may do it now."""

from cards.answers import NOTHING
from domain.action import Action, parse_reference
from domain.closing import check_everybody_has_it
from domain.concern import PREFIX, Concern
from domain.oversight import FROM, MAY, ConcernStanding, ConcernVerb, may, standings
from domain.person import Actor
from domain.refusal import Overtaken, Refusal, unseen_concern
from handlers.ask import Ask, number_in
from storage.concern_state import state
from storage.history import Entry, State
from storage.ledger import Ledger


def reference_of(ask: Ask) -> str:
    """What the button, the form or the words after the command name."""
    named = ask.about or ask.context.get("about", "") or (ask.words.split() or [""])[0]
    if not named:
        raise Refusal("Say which case of concern, for example “/concerns show C-3”.")
    return named


def concern(ask: Ask, ledger: Ledger, verb: ConcernVerb) -> Concern:
    """The case of concern that the ask names, if the asker sees it, may do this, and its state allows it; else a refusal that
    says which it was not: the same for what is absent and for what is not theirs."""
    reference, seniors = reference_of(ask), ledger.people.seniors()
    number = parse_reference(reference, PREFIX)
    found = ledger.concerns.get(number) if number is not None else None
    if found is None or not may(ask.who, ConcernVerb.SEE, found, seniors):
        raise unseen_concern(f"{PREFIX}-{number}" if number is not None else "with that reference")
    if may(ask.who, verb, found, seniors):
        return found
    if found.state not in FROM[verb]:
        raise Overtaken(f"{found.reference} is {'closed' if found.is_closed else 'open'}. {NOTHING}")
    if verb is ConcernVerb.CLOSE and not MAY[verb].isdisjoint(standings(ask.who, found, seniors)):
        check_everybody_has_it(found)
    raise Refusal(f"{found.reference} is not yours to {verb}. {NOTHING}")


def sees(ask: Ask, ledger: Ledger, reference: str) -> bool:
    """Whether the asker sees the case of concern of this reference."""
    found = of_reference(ledger, reference)
    return found is not None and may(ask.who, ConcernVerb.SEE, found, ledger.people.seniors())


def of_reference(ledger: Ledger, reference: str) -> Concern | None:
    """The case of concern that an action names; None where it names none."""
    number = parse_reference(reference, PREFIX)
    return ledger.concerns.get(number) if number is not None else None


def may_be_opened(ask: Ask, ledger: Ledger, action: Action) -> Action:
    """The action, unless it belongs to a case of concern that is closed: nothing of such a one is left to do."""
    found = of_reference(ledger, action.concern)
    if found is None or not found.is_closed:
        return action
    name = found.reference if sees(ask, ledger, found.reference) else "Its case of concern"
    raise Overtaken(f"{name} is closed: it is to be reopened first. {NOTHING}")


def as_seen(ask: Ask, ledger: Ledger, verb: ConcernVerb) -> Concern:
    """The same, if nobody has changed it since the button or the form was made: nobody acts on what they have not seen."""
    found = concern(ask, ledger, verb)
    seen = ask.knock.version or number_in(ask.context.get("version", "")) or 0
    if seen not in (0, found.version) and _was_changed(ledger, found, seen):
        name = found.reference
        raise Overtaken(f"{name} has changed since. {NOTHING} “/concerns show {name}” shows how it stands.")
    return found


def _was_changed(ledger: Ledger, concern: Concern, seen: int) -> bool:
    """Since that version; not where the program has only said it again to somebody, or written down whether it arrived."""
    entries = (kept.entry for kept in ledger.history.of(concern.reference))
    reminders = {e.after.get("version") for e in entries if e.actor == PROGRAM and "state" not in e.after}
    return not reminders.issuperset(range(seen + 1, concern.version + 1))


def context(ask: Ask, about: Concern) -> dict[str, str]:
    """What comes back with a form about this case of concern."""
    return {"about": about.reference, "version": str(about.version), "place": ask.place}


def acting(ask: Ask, ledger: Ledger, about: Concern) -> tuple[Actor, str]:
    """Who acts and in what capacity, for the history; beside a cover stand those alone in whose place they act."""
    seniors = ledger.people.seniors()
    own = standings(Actor(ask.who.person), about, seniors)
    lent = tuple(one for one in ask.who.covers if not standings(Actor(one), about, seniors) <= own)
    held = standings(ask.who, about, seniors)
    return Actor(ask.who.person, lent), str(next((one for one in ConcernStanding if one in held), "none"))


def entry(
    ask: Ask, ledger: Ledger, verb: str, before: Concern | None, after: Concern, extra: State | None = None
) -> Entry:
    """The history entry for a change: what differs, and in what capacity it was done. `extra`: ids and hashes of texts."""
    now, (who, acts_as) = state(after), acting(ask, ledger, after)
    was: State = state(before) if before else {}
    differs = [name for name in now if name not in was or was[name] != now[name]]
    changed = {name: now[name] for name in differs} | dict(extra or {})
    old = {name: was[name] for name in differs if name in was}
    return Entry.by(who, acts_as, verb, after.reference, old, changed)


PROGRAM = "program"
