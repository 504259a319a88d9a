"""What stands in somebody's messages that they may no longer see: once a cover is over or a role is gone, it is taken out.

Each message is drawn again once, and what it is drawn from shows nobody more than they may see on that day.
"""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import bindparam, select, text

from domain.action import parse_reference
from domain.permission import standings
from domain.person import Person
from storage.copies import refresh_homes
from storage.ledger import Ledger
from storage.tables import outbox, posted

_SHOWN = (
    select(posted.c.outbox_id, posted.c.subject)
    .join(outbox, outbox.c.id == posted.c.outbox_id)
    .where(outbox.c.recipient == bindparam("recipient"), text("outbox.state = 'sent'"), posted.c.cleared_on.is_(None))
    .order_by(posted.c.outbox_id)
)


def any_cover_over(ledger: Ledger) -> bool:
    return bool(ledger.absences.over(ledger.today.day))


def after_covers(ledger: Ledger) -> None:
    """Of every cover that is over since: what they saw as a cover is gone from their messages, and from their home page."""
    day = ledger.today.day
    over = ledger.absences.over(day)
    if not over:
        return
    mark, covers = f"cover-{over[-1].id}-{day.isoformat()}", {absence.cover_id for absence in over}
    draw_again(ledger, covers, mark)
    refresh_homes(ledger.connection, ledger.outbox, covers | {absence.person_id for absence in over}, day, mark)
    ledger.absences.settle([absence.id for absence in over if absence.id], day)


def draw_again(ledger: Ledger, people: Collection[int], mark: str) -> None:
    """Every message to these people, or to who covers for them, that shows an action which its reader may not see any more.
    `mark` tells one cause from the next."""
    concerned = set(people) | ledger.people.covering(people, ledger.today.day) if people else set()
    for person in ledger.people.named(concerned).values():
        for number in out_of_sight(ledger, person):
            ledger.outbox.put("update", f"person:{person.id}", f"update:{number}:{mark}", {"of": number})


def out_of_sight(ledger: Ledger, person: Person) -> list[int]:
    """The messages' numbers in the outbox."""
    messages: dict[int, list[int]] = defaultdict(list)
    for row in ledger.connection.execute(_SHOWN, {"recipient": f"person:{person.id}"}):
        if number := parse_reference(row.subject) if row.subject.startswith("A-") else None:
            messages[number].append(row.outbox_id)
    actor = ledger.people.actor(person, ledger.today.day)
    hidden = (action for action in ledger.actions.some(list(messages)) if not standings(actor, action))
    return sorted({message for action in hidden for message in messages[action.id]})
