"""Services, teams, people and rounds: compared with what is stored, and the rules that hold between them."""

from collections.abc import Iterator

from domain.concern import Capacity
from domain.person import Role
from tracker.changes import Plan, merged
from tracker.columns import Values, folded
from tracker.layout import CASES, PEOPLE, ROUNDS, SERVICES, TEAMS
from tracker.rows import Row

NO_MANAGER = "This team has no manager. Write their email; they must stand in people."


def plan_people(plan: Plan) -> None:
    small = ((SERVICES, plan.present.services), (ROUNDS, plan.present.rounds), (CASES, plan.present.cases))
    for table, stored in small:
        for key, row in plan.by_key(table.name).items():
            plan.settle(table, stored.get(key), merged(table, row, stored.get(key)), row)
    for key, row in plan.by_key(TEAMS.name).items():
        _team(plan, row, plan.present.teams.get(key))
    _accounts(plan)
    for key, row in plan.by_key(PEOPLE.name).items():
        _person(plan, row, plan.present.people.get(key))


def _team(plan: Plan, row: Row, now: Values | None) -> None:
    after = merged(TEAMS, row, now)
    faulty = plan.has_column(TEAMS.name, "manager_email") and "manager_email" not in row.values
    if not after["manager_email"] and not faulty:
        plan.faults.append(row.fault("manager_email", NO_MANAGER))
    plan.settle(TEAMS, now, after, row)


def _person(plan: Plan, row: Row, now: Values | None) -> None:
    after = merged(PEOPLE, row, now)
    if after["active"] is None:
        after["active"] = True
    if now and now["slack_id"] and after["slack_id"] != now["slack_id"]:
        after["slack_id"] = now["slack_id"]
        says = (
            "Another Slack account is known for this person, and was kept. The PLT confirms a changed account in chat."
        )
        plan.remarks.append(row.fault("slack_id", says))
    plan.settle(PEOPLE, now, after, row)


def _accounts(plan: Plan) -> None:
    """One account cannot be two people's."""
    holders = {person["slack_id"]: person["email"] for person in plan.present.people.values() if person["slack_id"]}
    for row in plan.rows(PEOPLE.name):
        account, email = row.values.get("slack_id"), row.values.get("email")
        if account and email and holders.setdefault(account, email) != email:
            says = f"{account} is the account of {holders[account]} already. Mend one of the two."
            plan.faults.append(row.fault("slack_id", says))


def holds(plan: Plan, email: str, role: Role) -> bool:
    """Whether this person has the role, as it will be after the import."""
    person = merged(PEOPLE, plan.by_key(PEOPLE.name).get(email), plan.present.people.get(email))
    return role in (person["roles"] or ())


def managers(plan: Plan) -> dict[str, str]:
    """The manager of each team by its name, as they will be after the import."""
    if not plan.managers:
        plan.managers.update(_managers(plan))
    return plan.managers


def answers_for(plan: Plan, team: str | None) -> dict[Capacity, str | None]:
    """The team's manager and the head of its service, as they will be after the import; where it has no manager, its head."""
    key = folded(team or "")
    row = merged(TEAMS, plan.by_key(TEAMS.name).get(key), plan.present.teams.get(key))
    of = folded(row["service"] or "")
    head = merged(SERVICES, plan.by_key(SERVICES.name).get(of), plan.present.services.get(of))["head_email"]
    return {Capacity.TEAM_MANAGER: row["manager_email"] or head, Capacity.HEAD_OF_SERVICE: head}


def above(plan: Plan) -> str | None:
    """Who answers for a service without a head: a director, else one of the Practice Learning Team, as they will be."""
    rows = plan.by_key(PEOPLE.name)
    there = sorted({*plan.present.people, *rows})
    here = [
        email
        for email in there
        if merged(PEOPLE, rows.get(email), plan.present.people.get(email))["active"] is not False
    ]
    return next((e for role in (Role.DIRECTOR, Role.PLT) for e in here if holds(plan, e, role)), None)


def _managers(plan: Plan) -> Iterator[tuple[str, str]]:
    rows = plan.by_key(TEAMS.name)
    for key in {*plan.present.teams, *rows}:
        team = merged(TEAMS, rows.get(key), plan.present.teams.get(key))
        if team["manager_email"]:
            yield folded(team["team"]), team["manager_email"]
