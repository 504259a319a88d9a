"""What was put for one goes to those who are to hear it instead: its row of the outbox is kept, given up or added to, at once.

Nobody is told of an action under one key twice, and what one worker hands on does not undo what another hands on meanwhile.
"""

from collections.abc import Mapping
from itertools import count

from cards.notice import Content
from storage.claims import Claim
from storage.deliveries import Deliveries
from storage.history import Entry
from storage.ledger import Ledger
from storage.meant import ESCALATION, about, both, key_for, meant_by, numbers_in, of_what

UNDECIDED = "another goes to the same person"
A_MOMENT = 1.0
"""Seconds until what is undecided is tried again."""


class _Undecided(Exception):
    """What there is already may be said, or handed on, at this instant."""


def forward(claim: Claim, parts: Mapping[int, Content], ledger: Ledger, deliveries: Deliveries) -> None:
    """Each of the readers has it under their own key; what its recipient was to have for others is theirs no longer."""
    if claim.kind == ESCALATION:
        ledger.history.lock()
    try:
        with ledger.connection.begin_nested():
            _hand_on(claim, parts, ledger, deliveries)
    except _Undecided:
        deliveries.put_back(claim, UNDECIDED, A_MOMENT)


def _hand_on(claim: Claim, parts: Mapping[int, Content], ledger: Ledger, deliveries: Deliveries) -> None:
    own = parts.get(claim.person_id or 0)
    if not (deliveries.put_back_as(claim, own) if own else deliveries.settle(claim, "dropped", "told to others")):
        return
    others = {person: content for person, content in parts.items() if person != claim.person_id}
    for person, content in others.items():
        _put(ledger, claim.kind, person, content)
    if claim.kind == ESCALATION:
        _write_down(ledger, others)


def _put(ledger: Ledger, kind: str, person: int, content: Content) -> None:
    """Under the person's own key; where there is one already, what it does not speak of goes with it, or under the next."""
    for n in count(1):
        key = key_for(kind, person, content) + ("" if n == 1 else f":{n}")
        if ledger.outbox.put(kind, f"person:{person}", key, content):
            return
        there = ledger.outbox.hold(key)
        if there is None or (there.state == "sending" and not there.conversation):
            raise _Undecided
        if there.state == "dropped":
            continue
        if there.state == "pending" and ledger.outbox.change(there.id, both(there.content, content)):
            return
        told = set(numbers_in(there.content))
        rest = {p: [a for a in numbers if a not in told] for p, numbers in meant_by(content).items()}
        if not any(rest.values()):
            return
        content = {**content, **about({p: numbers for p, numbers in rest.items() if numbers}, of_what(content))}


def _write_down(ledger: Ledger, parts: Mapping[int, Content]) -> None:
    """An escalation is in the history of what it is about: also for whom it was meant later."""
    meant: dict[int, list[str]] = {}
    for person, content in sorted(parts.items()):
        for number in content["actions"]:
            meant.setdefault(number, []).append(f"person:{person}")
    if meant:
        entries = [
            Entry("program", "program", "escalation passed on", f"A-{number}", {}, {"meant": people})
            for number, people in sorted(meant.items())
        ]
        ledger.history.append_many(entries, ledger.now)
