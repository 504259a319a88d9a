"""A notice to each of some people: to today's cover of whoever is away, to nobody who has left, and never to who did it.

It holds for whom it is, as by the time it goes another may have to hear it (`scheduler/readdress.py`).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from handlers.ask import Ask
from storage.ledger import Ledger
from storage.meant import about, key_for
from storage.staff import some


def put(
    ask: Ask,
    ledger: Ledger,
    kind: str,
    mark: str,
    people: Iterable[int | None],
    of: str,
    numbers: Sequence[int],
    content: Mapping[str, Any],
) -> None:
    """`mark` tells what happened from all else, so that the same thing is not said twice; `of` names what `numbers` are of."""
    known = {person for person in people if person is not None}
    staff = some(ledger.people, known, ledger.absences.stand_ins(ledger.today.day))
    for reader, meant in sorted(staff.hear(known).items()):
        if reader != ask.who.id:
            held = {"by": ask.who.id, **content, **about(dict.fromkeys(meant, numbers), of), "key": f"{kind}:{mark}"}
            ledger.outbox.put(kind, f"person:{reader}", key_for(kind, reader, held), held)
