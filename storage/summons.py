"""The message that a case of concern needs somebody: put for each who must say that they have it, at once and then again."""

from collections.abc import Collection
from dataclasses import replace

from domain.chase import again_at
from domain.concern import Capacity, Concern, Duty
from domain.oversight import answerable
from domain.working_hours import WorkingHours
from storage.ledger import Ledger

KIND = "concern"
Duties = dict[Capacity, Duty]


def summon(ledger: Ledger, concern: Concern, capacities: Collection[Capacity]) -> Duties:
    """Put it for whoever answers in these capacities today, or for who stands in for them; returns their duties as they then are.

    To be saved with the case of concern in the same transaction: the key of each message holds the version it was put at.
    """
    called = {capacity: _called(ledger, concern, concern.duties[capacity]) for capacity in capacities}
    for person in sorted({person for duty in called.values() for person in duty.told}):
        key = f"{KIND}:{concern.reference}:{person}:v{concern.version}"
        ledger.outbox.put(KIND, f"person:{person}", key, {"concern": concern.id}, urgent=True)
    return called


def _called(ledger: Ledger, concern: Concern, duty: Duty) -> Duty:
    able = answerable(duty.capacity, concern.team, ledger.people.seniors())
    told = tuple(ledger.absences.present(able, ledger.today.day))
    times = duty.times + 1 if told == duty.told else 1
    again = again_at(ledger.now, times, WorkingHours.of(ledger.policy))
    return replace(duty, told=told, times=times, again_at=again)
