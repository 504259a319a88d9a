"""Late actions climb: to the head of service, then to the director, each in one message a day; each rung only once."""

from collections import defaultdict
from collections.abc import Mapping

from domain.action import Action
from domain.agenda import Climb
from domain.ladder import Rung
from domain.staff import Staff
from storage.agenda import climbs
from storage.history import Entry, State
from storage.ledger import Ledger
from storage.meant import ESCALATION, about, key_for

VERBS = {Rung.HEAD_OF_SERVICE: "escalated to the head of service", Rung.DIRECTOR: "escalated to the director"}
AT_ONCE = 500


def run(ledger: Ledger) -> None:
    """The rungs reached by today, missed ones as well."""
    found = climbs(ledger)
    for start in range(0, len(found), AT_ONCE):
        _write_down(ledger, {climb.action_id: climb for climb in found[start : start + AT_ONCE]})
    _tell(ledger, found)


def _write_down(ledger: Ledger, found: Mapping[int, Climb]) -> None:
    today = ledger.today.day
    changes = []
    for action in ledger.actions.some(list(found)):
        climb = found[action.id]
        after = action.escalated(climb.to, today)
        changes.append((action, after, _entry(ledger.staff, action, after, climb)))
    ledger.save_many(changes)


def _entry(staff: Staff, action: Action, after: Action, climb: Climb) -> Entry:
    meant = sorted({person for rung in climb.rungs for person in _hear(staff, climb, rung)})
    said: State = {"rung": after.rung, "version": after.version, "meant": [f"person:{person}" for person in meant]}
    before: State = {"rung": action.rung, "version": action.version}
    return Entry("program", "program", VERBS[climb.to], action.reference, before, said)


def _hear(staff: Staff, climb: Climb, rung: Rung) -> Mapping[int, frozenset[int]]:
    return staff.climbs_to(climb.owner_id, staff.teams[climb.team_id], rung)


def _tell(ledger: Ledger, found: list[Climb]) -> None:
    heard: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for climb in found:
        for rung in climb.rungs:
            for person, meant in _hear(ledger.staff, climb, rung).items():
                for each in meant:
                    heard[person][each].add(climb.action_id)
    day = ledger.today.day.isoformat()
    for person, theirs in sorted(heard.items()):
        content = {"day": day, **about(theirs)}
        ledger.outbox.put(ESCALATION, f"person:{person}", key_for(ESCALATION, person, content), content)
