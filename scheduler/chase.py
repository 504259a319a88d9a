"""At each tick: a case of concern is said again to whoever has not said that they have it, or to who answers for it since, and
in the end to the director."""

from collections.abc import Collection

from domain.concern import Capacity, Concern
from domain.oversight import left
from scheduler.alone import alone
from storage.concern_state import asked_anew
from storage.engine import Unavailable
from storage.history import Entry, State
from storage.ledger import Ledger
from storage.summons import calls, summon, tell_of_silence, who_hears_of_silence


def is_due(ledger: Ledger) -> bool:
    if any(left(concern, ledger.people.seniors()) for concern in ledger.concerns.perhaps_left()):
        return True
    return any(_is_due(ledger, concern) for concern in ledger.concerns.unanswered())


def run(ledger: Ledger) -> None:
    """What is closed or acknowledged is left alone, unless whoever has it answers for it no longer."""
    for concern in ledger.concerns.perhaps_left():
        alone(_ask_anew, ledger, concern)
    for step in (_say_again, _tell_director):
        for concern in ledger.concerns.unanswered():
            alone(step, ledger, concern)


def _is_due(ledger: Ledger, concern: Concern) -> bool:
    """One that something is wrong with is due, so that it is logged, and holds up no other job."""
    try:
        return bool(calls(ledger, concern, _waiting(concern)) or who_hears_of_silence(ledger, concern))
    except Unavailable:
        raise
    except Exception:
        return True


def _ask_anew(ledger: Ledger, concern: Concern) -> None:
    """They are called in the same pass."""
    capacities = left(concern, ledger.people.seniors())
    if capacities:
        anew = concern.asked_anew(capacities, ledger.now)
        ledger.save_concern(concern, anew, asked_anew(concern, anew, capacities))


def _say_again(ledger: Ledger, concern: Concern) -> None:
    told = {person for each in calls(ledger, concern, _waiting(concern)).values() for person in each.to}
    changed = summon(ledger, concern, _waiting(concern))
    if changed:
        verb = "told again" if told else "answered for by fewer"
        ledger.save_concern(concern, after := concern.with_duties(changed), _entry(verb, concern, after, told))


def _tell_director(ledger: Ledger, concern: Concern) -> None:
    people = who_hears_of_silence(ledger, concern)
    if people:
        tell_of_silence(ledger, concern, people)
        after = concern.told_director(ledger.today.day)
        ledger.save_concern(concern, after, _entry("director told", concern, after, people))


def _waiting(concern: Concern) -> list[Capacity]:
    return [duty.capacity for duty in concern.unanswered if duty.again_at]


def _entry(verb: str, before: Concern, after: Concern, meant: Collection[int]) -> Entry:
    said: State = {"version": after.version, "meant": [f"person:{person}" for person in sorted(meant)]}
    return Entry("program", "program", verb, after.reference, {"version": before.version}, said)
