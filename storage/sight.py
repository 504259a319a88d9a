"""What stands in somebody's messages that they may no longer see: once a cover is over or a role is gone, it is taken out.

Each message is drawn again once, and what it is drawn from shows nobody more than they may see on that day. One of which it is
not known whether it has arrived is looked for.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import bindparam, or_, select, text

from domain.absence import Absence
from domain.exemption import may_see
from domain.judging import AuditVerb, may
from domain.oversight import standings as of_concern
from domain.permission import standings
from domain.person import Actor, Person
from storage.copies import refresh_homes
from storage.doubt import UNSURE
from storage.kinds import those
from storage.ledger import Ledger
from storage.tables import outbox, posted

AT_ONCE = 20
"""So many covers are settled in one transaction: after years there may be very many to begin with."""
LOOKED_UP_AT_ONCE = 100
EXEMPTION = "exemption:"
_MAY_STAND = or_(
    text("outbox.state in ('sent', 'sending')"), text("outbox.state = 'failed'") & outbox.c.trouble.in_(UNSURE)
)
_READABLE = select(posted.c.outbox_id, posted.c.subject).where(
    posted.c.recipient == bindparam("recipient"), text("posted.cleared_on is null")
)
_STANDING = select(outbox.c.id).where(outbox.c.id.in_(bindparam("ids", expanding=True)), _MAY_STAND)
# Drawn, perhaps, but not yet written down of what it speaks: an ordinary one at most to each, and of what is urgent one a lane.
_ON_ITS_WAY = select(outbox.c.id).where(
    outbox.c.recipient == bindparam("recipient"),
    text("outbox.state = 'sending'"),
    outbox.c.kind.not_in(those(lambda kind: kind.repeatable)),
)


def any_cover_over(ledger: Ledger) -> bool:
    return bool(ledger.absences.over(ledger.today.day, 1))


def after_covers(ledger: Ledger) -> None:
    """Of the next covers that are over since: what they saw as a cover is gone from their messages and home page."""
    settle(ledger, ledger.absences.over(ledger.today.day, AT_ONCE))


def settle(ledger: Ledger, over: Collection[Absence]) -> None:
    """The same of these."""
    if not over:
        return
    day = ledger.today.day
    mark = f"cover-{max(one.id or 0 for one in over)}-{day.isoformat()}"
    covers = {absence.cover_id for absence in over}
    draw_again(ledger, covers, mark)
    refresh_homes(ledger.connection, ledger.outbox, covers | {absence.person_id for absence in over}, day, mark)
    ledger.absences.settle([absence.id for absence in over if absence.id], day)


def draw_again(ledger: Ledger, people: Collection[int], mark: str) -> None:
    """Every message to these people, or to who covers for them, that shows an action, an audit or a case of concern which its
    reader may not see any more. `mark` tells one cause from the next."""
    concerned = set(people) | ledger.people.covering(people, ledger.today.day) if people else set()
    for person in ledger.people.named(concerned).values():
        to, shown = f"person:{person.id}", out_of_sight(ledger, person)
        for number, subjects in sorted(shown.items()):
            ledger.outbox.put("hide", to, f"hide:{number}:{mark}", {"of": number, **_named(subjects)})
        for number in ledger.connection.execute(_ON_ITS_WAY, {"recipient": to}).scalars():
            ledger.outbox.put("update", to, f"update:{number}:{mark}", {"of": number})


def out_of_sight(ledger: Ledger, person: Person) -> dict[int, list[str]]:
    """By the number of the message: the actions, audits and cases of concern that it shows, or may show, and should not."""
    messages: dict[str, list[int]] = defaultdict(list)
    for row in ledger.connection.execute(_READABLE, {"recipient": f"person:{person.id}"}):
        messages[row.subject].append(row.outbox_id)
    actor = ledger.people.actor(person, ledger.today.day)
    shown: dict[int, list[str]] = defaultdict(list)
    for subject in _unseen(ledger, actor, messages):
        for message in messages[subject]:
            shown[message].append(subject)
    return {number: shown[number] for number in _standing(ledger, sorted(shown))}


def _unseen(ledger: Ledger, actor: Actor, subjects: Collection[str]) -> Iterator[str]:
    for action in ledger.actions.some(_of(subjects, "A")):
        if not standings(actor, action):
            yield action.reference
    for audit in ledger.audits.some(_of(subjects, "AU")):
        if not may(actor, AuditVerb.SEE, audit):
            yield audit.reference
    for number in (int(name.removeprefix(EXEMPTION)) for name in subjects if name.startswith(EXEMPTION)):
        if (one := ledger.exemptions.get(number)) and not may_see(actor, one):
            yield one.reference
    if concerns := ledger.concerns.some(_of(subjects, "C")):
        seniors = ledger.people.seniors()
        yield from (one.reference for one in concerns if not of_concern(actor, one, seniors))


def _of(subjects: Collection[str], prefix: str) -> list[int]:
    """The numbers of those that begin so."""
    return [int(subject[len(prefix) + 1 :]) for subject in subjects if subject.startswith(f"{prefix}-")]


def _named(subjects: Collection[str]) -> dict[str, list[int]]:
    """What the notice holds of it: the numbers by what they are of."""
    others = {"audits": _of(subjects, "AU"), "concerns": _of(subjects, "C")}
    return {"actions": _of(subjects, "A"), **{name: numbers for name, numbers in others.items() if numbers}}


def _standing(ledger: Ledger, numbers: Sequence[int]) -> Iterator[int]:
    """Those of the messages that stand in the chat platform, or may."""
    for start in range(0, len(numbers), LOOKED_UP_AT_ONCE):
        yield from ledger.connection.execute(_STANDING, {"ids": numbers[start : start + LOOKED_UP_AT_ONCE]}).scalars()
