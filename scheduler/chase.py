"""At each tick: a case of concern is said again to whoever has not said that they have it, or to who answers for it since, and
in the end to the director."""

from collections.abc import Collection

from domain.concern import Capacity, Concern
from storage.history import Entry, State
from storage.ledger import Ledger
from storage.summons import calls, summon, tell_of_silence, who_hears_of_silence


def is_due(ledger: Ledger) -> bool:
    return any(
        calls(ledger, concern, _waiting(concern)) or who_hears_of_silence(ledger, concern)
        for concern in ledger.concerns.unanswered()
    )


def run(ledger: Ledger) -> None:
    """What is closed or acknowledged is left alone."""
    for concern in ledger.concerns.unanswered():
        _say_again(ledger, concern)
    for concern in ledger.concerns.unanswered():
        _tell_director(ledger, concern)


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
