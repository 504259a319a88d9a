"""Whom an import tells of the open actions that are newly somebody's: each person once, for all that reaches them.

That is the owner; while they are away today's cover; and of one who has left whoever answers for their work. People go by
their email here, as they may come in with the same files.
"""

from collections import defaultdict
from collections.abc import Iterator

from domain.person import Role
from storage.ledger import Ledger
from storage.meant import Meant, about, key_for
from storage.staff import some
from tracker.changes import Plan, merged
from tracker.columns import Table, Values, folded
from tracker.layout import PEOPLE, SERVICES, TEAMS

Given = dict[str, list[int]]
"""The numbers of the actions by their reader's email."""


def given_to(plan: Plan, ledger: Ledger) -> Given:
    """As it will be after the import; of covers those that are in auditbot."""
    people, teams, services = (_after(plan, table) for table in (PEOPLE, TEAMS, SERVICES))
    emails = plan.present.emails
    stand_ins = {emails[away]: emails[cover] for away, cover in ledger.absences.stand_ins(plan.today).items()}
    found: Given = defaultdict(list)
    for action in plan.given_anew():
        for owner in _responsible(action, people, teams, services):
            reader = stand_ins.get(owner, owner)
            if action["action"] not in found[reader]:
                found[reader].append(action["action"])
    return found


def announce(given: Given, ledger: Ledger, last: int) -> None:
    """One notice to each; the number of the import's last entry in the history makes its key one of a kind."""
    for email, numbers in given.items():
        if person := ledger.people.by_email(email):
            content = {**about(_meant_for(person.id, numbers, ledger)), "key": f"assigned:import:{last}"}
            ledger.outbox.put("assigned", f"person:{person.id}", key_for("assigned", person.id, content), content)


def _meant_for(reader: int, numbers: list[int], ledger: Ledger) -> Meant:
    found = ledger.actions.some(sorted(numbers))
    owners, meant = {action.owner_id for action in found}, defaultdict[int, set[int]](set)
    staff = some(ledger.people, owners, ledger.absences.stand_ins(ledger.today.day))
    for action in found:
        for person in staff.reaches(action.owner_id, action.owner_id, action.team).get(reader, {action.owner_id}):
            meant[person].add(action.id)
    return meant


def _responsible(
    action: Values, people: dict[str, Values], teams: dict[str, Values], services: dict[str, Values]
) -> Iterator[str]:
    """The owner, or of one who has left the next who works here: the team's manager, the head of service, the PLT."""
    team = teams[folded(action["team"])]
    head = services[folded(team["service"])]["head_email"]
    for email in (action["owner_email"], team["manager_email"], head):
        if email and people[folded(email)]["active"]:
            yield email
            return
    yield from (p["email"] for p in people.values() if p["active"] and Role.PLT in (p["roles"] or ()))


def _after(plan: Plan, table: Table) -> dict[str, Values]:
    """The rows of a small table by their key, as they will be."""
    stored, rows = getattr(plan.present, table.name), plan.by_key(table.name)
    after = {key: merged(table, rows.get(key), stored.get(key)) for key in {**stored, **rows}}
    if table is PEOPLE:
        for person in after.values():
            person["active"] = person["active"] is not False
    return after
