"""To whom a message goes is settled when it goes: by then a cover may have ended or begun, or somebody may have left.

A notice that stands for others says in `for` whose it is and of which actions: {"12": [17]}. Whoever is there themselves by
then hears it, or else their cover of that day; what is an owner's who has left goes to whoever answers for the work. A row of
the outbox is kept, given up or added for it in one transaction, and nobody is told of an action under one key twice.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import count
from typing import Any

from cards.notice import Content, Forward
from domain.action import Action
from domain.ladder import Rung
from domain.permission import standings
from domain.person import Actor
from domain.staff import Staff
from storage.claims import Claim
from storage.deliveries import Deliveries
from storage.ledger import Ledger
from storage.staff import some

ESCALATION = "escalation"
TO_THEMSELVES_TOO = frozenset({"assigned", "concern-marked"})
"""What is told to whoever did it as well."""
Part = tuple[int, int, int]
"""Who reads, for whom, of which action."""


def to_others(ledger: Ledger, kind: str, recipient: str, content: Content) -> Forward | None:
    """Who is to have it instead, or as well; None where it still is as it was put. It only reads."""
    if "for" not in content:  # put by an earlier version, or for nobody but its recipient
        return None
    readers: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for reader, meant, number in _parts(ledger, kind, content):
        readers[reader][meant].add(number)
    found = {reader: {**content, **about(theirs)} for reader, theirs in sorted(readers.items())}
    own = found.get(int(recipient.partition(":")[2]))
    if own and own["for"] == about(_meant(content))["for"]:  # what it holds already it is never given again
        return None
    return Forward(found)


def about(meant: Mapping[int, Collection[int]]) -> dict[str, Any]:
    """What a notice holds of the actions it is about, by the people for whom it is."""
    numbers = sorted({number for theirs in meant.values() for number in theirs})
    return {"actions": numbers, "for": {str(person): sorted(theirs) for person, theirs in sorted(meant.items())}}


def forward(claim: Claim, parts: Mapping[int, Content], ledger: Ledger, deliveries: Deliveries) -> None:
    """Each of the readers has it under their own key; what its recipient was to have for others is theirs no longer."""
    own = parts.get(claim.person_id or 0)
    if not (deliveries.put_back_as(claim, own) if own else deliveries.settle(claim, "dropped", "told to others")):
        return
    for person, content in parts.items():
        if person != claim.person_id:
            _put(ledger, claim.kind, person, content)


def _parts(ledger: Ledger, kind: str, content: Content) -> Iterator[Part]:
    actions = {action.id: action for action in ledger.actions.some(content["actions"])}
    meant = _meant(content)
    staff = some(ledger.people, meant, ledger.absences.stand_ins(ledger.today.day))
    for person, numbers in meant.items():
        for action in (actions[number] for number in numbers if number in actions):
            if kind == ESCALATION:
                yield from ((r, p, action.id) for r, p in _climbed(staff, person, action))
                continue
            for reader, theirs in staff.reaches(person, action.owner_id, action.team).items():
                if reader != content.get("by") or kind in TO_THEMSELVES_TOO:
                    yield from ((reader, each, action.id) for each in theirs)


def _climbed(staff: Staff, person: int, action: Action) -> Iterator[tuple[int, int]]:
    """An escalation must not end in silence: where somebody may not see it any more, whoever it would climb to now hears it.

    Where there is nobody it stays whose it was, is refused to them, and so stands in the PLT's digest.
    """
    is_late = action.is_open and action.rung > Rung.NOBODY
    if staff.works(person) and (not is_late or standings(Actor(staff.people[person]), action)):
        yield staff.stand_in(person), person
    elif is_late:
        told = staff.climbs_to(action.owner_id, action.team, Rung(action.rung)) or {person: frozenset({person})}
        yield from ((reader, meant) for reader, everybody in told.items() for meant in sorted(everybody))


def _put(ledger: Ledger, kind: str, person: int, content: Content) -> None:
    """Under the person's own key; where there is one already, what it does not speak of goes with it, or under the next."""
    for n in count(1):
        key = _key(kind, person, content) + ("" if n == 1 else f":{n}")
        if ledger.outbox.put(kind, f"person:{person}", key, content):
            return
        there = ledger.outbox.under(key)
        if there.state == "dropped":
            continue
        if there.state == "pending" and ledger.outbox.change(there.id, _both(there.content, content)):
            return
        told = set(there.content["actions"])
        rest = {p: [a for a in numbers if a not in told] for p, numbers in _meant(content).items()}
        if not any(rest.values()):
            return
        content = {**content, **about({p: numbers for p, numbers in rest.items() if numbers})}


def _both(one: Content, other: Content) -> Content:
    ours, theirs = _meant(one), _meant(other)
    meant = {p: sorted({*ours.get(p, ()), *theirs.get(p, ())}) for p in {*ours, *theirs}}
    return {**one, **about(meant), "actions": sorted({*one["actions"], *other["actions"]})}


def _meant(content: Content) -> dict[int, list[int]]:
    return {int(person): numbers for person, numbers in content.get("for", {}).items()}


def _key(kind: str, person: int, content: Content) -> str:
    return f"{kind}:{person}:{content['day']}" if kind == ESCALATION else f"{content['key']}:{person}"
