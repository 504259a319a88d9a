"""What a digest says of cases of concern, first of all: those that its reader has to see to, for the PLT what is new of all of
them; and how that looks later."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from cards.concern_view import of_concerns
from cards.concerns_waiting import NONE, PART, ConcernsWaiting, Listed
from domain.oversight import standings
from domain.person import Actor, Role
from domain.waiting_concern import Why
from storage.concern_news import Happened, happened
from storage.copies import Copy
from storage.ledger import Ledger
from storage.waiting_concerns import waiting


def of_today(ledger: Ledger, reader: Actor) -> ConcernsWaiting:
    waits = _drawn(ledger, reader, [one for one in _theirs(ledger, reader) if one.whys])
    return replace(waits, happened=news(ledger, reader, ledger.today.day))


def as_posted(ledger: Ledger, reader: Actor, copy: Copy) -> ConcernsWaiting:
    """Those that the message showed, each as it now stands; nothing of those that its reader may no longer see."""
    numbers = [int(name.removeprefix("C-")) for name, under in copy.parts.items() if under == PART]
    now, seniors = {one.concern.id: one for one in _theirs(ledger, reader)} if numbers else {}, ledger.people.seniors()
    found = [concern for concern in ledger.concerns.some(numbers) if standings(reader, concern, seniors)]
    listed = [now.get(concern.id) or Listed(concern) for concern in found]
    told = [] if copy.content.get("alone") else news(ledger, reader, date.fromisoformat(copy.content["day"]))
    return replace(_drawn(ledger, reader, listed, copy.cleared_concerns), happened=told)


def news(ledger: Ledger, reader: Actor, day: date) -> list[Happened]:
    """For the PLT: what has happened before this day, from the day of the last digest that reached them on."""
    if not reader.holds(Role.PLT):
        return []
    return happened(ledger, ledger.failures.told_until(reader.id, day), day)


def _theirs(ledger: Ledger, reader: Actor) -> list[Listed]:
    found = ((c, tuple(why for why in Why if reader.id in whys.get(why, ()))) for c, whys in waiting(ledger))
    return [Listed(concern, whys) for concern, whys in found]


def _drawn(
    ledger: Ledger, reader: Actor, found: Sequence[Listed], cleared: frozenset[int] = frozenset()
) -> ConcernsWaiting:
    if not found:
        return NONE
    pressing = sorted(found, key=_pressing)
    return ConcernsWaiting(pressing, of_concerns(ledger, reader, [one.concern for one in found]), cleared)


def _pressing(one: Listed) -> tuple[bool, bool, int, int]:
    """As in the register: where immediate safety is at stake first; within that by why it waits, and the oldest first."""
    why = list(Why).index(one.whys[0]) if one.whys else len(Why)
    return one.concern.is_closed, not one.concern.unsafe, why, one.concern.id
