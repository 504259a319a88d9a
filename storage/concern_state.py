"""What the history keeps of how a case of concern stands, and of whose it was where it is asked anew: no word of its text."""

from collections.abc import Iterable

from domain.concern import Capacity, Concern
from storage.history import Entry, State

_DATES = ("review_due", "review_told_on", "director_on", "closed_at", "reaudit_on")


def state(concern: Concern) -> dict[str, str | int | bool | list[str] | None]:
    dates = {name: day.isoformat() if (day := getattr(concern, name)) else None for name in _DATES}
    have_it = [str(duty.capacity) for duty in concern.duties.values() if duty.is_done]
    return {"state": str(concern.state), **dates, "have it": have_it, "version": concern.version}


def asked_anew(before: Concern, after: Concern, capacities: Iterable[Capacity]) -> Entry:
    """In which capacities, and in whose right it was answered before; the state is named also where it stays the same, as this
    is no reminder."""
    was, now = state(before), state(after)
    differs = [name for name in now if name == "state" or was[name] != now[name]]
    held: State = {"held by": [f"{capacity}: person:{before.duties[capacity].held_by}" for capacity in capacities]}
    said: State = {"asked": [str(capacity) for capacity in capacities], "meant": []}
    old, new = ({name: of[name] for name in differs} for of in (was, now))
    return Entry("program", "program", "asked anew", after.reference, {**old, **held}, {**new, **said})
