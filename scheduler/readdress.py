"""To whom a message goes is settled when it goes: by then a cover may have ended or begun, or somebody may have left.

A notice that stands for others says in `for` whose it is and of which actions or audits: {"12": [17]}. Whoever is there
themselves by then hears it, or else their cover of that day; what is an owner's who has left goes to whoever answers for the
work, and the findings of an audit to whoever answers for the team.
"""

from collections import defaultdict
from collections.abc import Iterator

from cards.notice import Content, Forward
from domain.action import Action
from domain.deciding import up_to_its_rung
from domain.ladder import Rung
from domain.permission import standings
from domain.person import Actor
from domain.staff import Staff
from storage.drift import told_since_due
from storage.ledger import Ledger
from storage.meant import ACTIONS, AUDITS, ESCALATION, about, meant_by, of_what
from storage.staff import some

TO_THEMSELVES_TOO = frozenset({"assigned", "concern-marked"})
"""What is told to whoever did it as well; the second of them was put by an earlier version."""
OF_THE_TEAM = "audit-findings"
Part = tuple[int, int, int]
"""Who reads, for whom, of which action, audit or whatever else it is about."""


def to_others(ledger: Ledger, kind: str, recipient: str, content: Content) -> Forward | None:
    """Who is to have it instead, or as well; None where it still is as it was put. It only reads."""
    if "for" not in content:  # put by an earlier version, or for nobody but its recipient
        return None
    readers: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    of = of_what(content)
    parts = _parts(ledger, kind, content) if of == ACTIONS else _parts_of_others(ledger, kind, content)
    for reader, meant, number in parts:
        readers[reader][meant].add(number)
    found = {reader: {**content, **about(theirs, of)} for reader, theirs in sorted(readers.items())}
    own = found.get(int(recipient.partition(":")[2]))
    if own and own["for"] == about(meant_by(content))["for"]:  # what it holds already it is never given again
        return None
    return Forward(found)


def _parts(ledger: Ledger, kind: str, content: Content) -> Iterator[Part]:
    actions = {action.id: action for action in ledger.actions.some(content["actions"])}
    meant = meant_by(content)
    staff = some(ledger.people, meant, ledger.absences.stand_ins(ledger.today.day))
    for person, numbers in meant.items():
        for action in (actions[number] for number in numbers if number in actions):
            if kind == ESCALATION:
                yield from ((r, p, action.id) for r, p in _climbed(ledger, staff, person, action))
                continue
            for reader, theirs in staff.reaches(person, action.owner_id, action.team).items():
                if reader != content.get("by") or kind in TO_THEMSELVES_TOO:
                    yield from ((reader, each, action.id) for each in theirs)


def _parts_of_others(ledger: Ledger, kind: str, content: Content) -> Iterator[Part]:
    """Of audits, and of what comes from them: nobody inherits what a leaver was told, but that a team has findings."""
    meant = meant_by(content)
    teams = {a.id: a.team for a in ledger.audits.some(content[AUDITS])} if kind == OF_THE_TEAM else {}
    answering = {number: team.manager_id or team.head_id for number, team in teams.items()}
    asked = {*meant, *(person for person in answering.values() if person)}
    staff = some(ledger.people, asked, ledger.absences.stand_ins(ledger.today.day))
    for person, numbers in meant.items():
        for number in numbers:
            hears = person if staff.works(person) else answering.get(number)
            if hears and staff.stand_in(hears) != content.get("by"):
                yield staff.stand_in(hears), hears, number


def _climbed(ledger: Ledger, staff: Staff, person: int, action: Action) -> Iterator[tuple[int, int]]:
    """An escalation must not end in silence: where somebody may not see it any more, or would hear it from its own owner who
    covers for them, whoever it would have climbed to by now hears it, apart from those who have read of it since it was due.

    Where there is nobody it stays whose it was, is refused to them, and so stands in the PLT's digest.
    """
    is_late = action.is_open and action.rung > Rung.NOBODY
    if _is_still_theirs(staff, person, action, is_late=is_late):
        yield staff.stand_in(person), person
    elif is_late:
        above = staff.by_reader(up_to_its_rung(action, staff.seniors, staff.stand_ins), action.owner_id)
        known = told_since_due(ledger.connection, action) if above else frozenset[int]()
        told = above or {person: frozenset({person})}
        yield from ((reader, meant) for reader in told.keys() - known for meant in told[reader])


def _is_still_theirs(staff: Staff, person: int, action: Action, *, is_late: bool) -> bool:
    if not staff.works(person):
        return False
    hears_from_owner = staff.stand_in(person) == action.owner_id
    return not is_late or (not hears_from_owner and bool(standings(Actor(staff.people[person]), action)))
