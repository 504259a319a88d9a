"""A small made-up council for the office: two services, three teams, and one person for each role, known by that role."""

from datetime import UTC, date, datetime

from sqlalchemy import insert

from domain.person import Role
from scheduler.draft_report import TOLD
from scheduler.no_report import TOLD as NONE_TOLD
from storage.ledger import Ledger
from storage.tables import accounts, actions, audits, covers, job_runs, numbers, people, roles, rounds, services, teams

HOME = "T0HOME"
SOME_DAY = datetime(2018, 1, 2, 8, tzinfo=UTC)
NO_ROUND = [date(2018, month, 1) for month in range(1, 8)]
"""The months after it that have no round, as the PLT knows already."""
PEOPLE: dict[str, tuple[Role, ...]] = {
    "manager": (Role.TEAM_MANAGER,),
    "west manager": (Role.TEAM_MANAGER,),
    "south manager": (Role.TEAM_MANAGER,),
    "worker": (Role.TEAM_MANAGER,),
    "head of service": (Role.HEAD_OF_SERVICE,),
    "other head": (Role.HEAD_OF_SERVICE,),
    "plt": (Role.PLT,),
    "second plt": (Role.PLT,),
    "director": (Role.DIRECTOR,),
    "auditor": (Role.CORE_AUDITOR,),
    "learner": (Role.LEARNER,),
    "moderator": (Role.MODERATOR,),
    "outside moderator": (Role.EXTERNAL_MODERATOR,),
    "leaver": (Role.TEAM_MANAGER,),
}
IDS = {name: number for number, name in enumerate(PEOPLE, start=1)}
TEAMS = {"North": 1, "West": 2, "South": 3}
_TEAMS = {"North": ("11-25", "manager"), "West": ("11-25", "west manager"), "South": ("Early Help", "south manager")}
_SERVICES = {"11-25": "head of service", "Early Help": "other head"}
_MEMBERS = {"worker": "North", "learner": "West", "auditor": "South"}
_GUESTS = ("outside moderator",)


def account_of(name: str) -> str:
    return "U0" + name.upper().replace(" ", "")


def furnish(ledger: Ledger) -> None:
    """Fill an empty database with the council, everybody's account known and lately checked."""
    run = ledger.connection.execute
    run(insert(people), [_person(name) for name in PEOPLE])
    run(insert(roles), [{"person_id": IDS[n], "role": str(role)} for n, held in PEOPLE.items() for role in held])
    run(insert(services), [{"id": i, "name": s, "head_id": IDS[h]} for i, (s, h) in enumerate(_SERVICES.items(), 1)])
    service_ids = {name: number for number, name in enumerate(_SERVICES, start=1)}
    rows = [(TEAMS[t], t, service_ids[s], IDS[m]) for t, (s, m) in _TEAMS.items()]
    run(insert(teams), [dict(zip(("id", "name", "service_id", "manager_id"), row, strict=True)) for row in rows])
    for name, team in _MEMBERS.items():
        run(people.update().where(people.c.id == IDS[name]).values(team_id=TEAMS[team]))
    run(insert(rounds), {"month": "2017-12", "theme": "Planning"})
    run(insert(job_runs), {"job": TOLD, "day": date(2017, 12, 1), "at": SOME_DAY})  # December's report is drafted
    run(insert(job_runs), [{"job": NONE_TOLD, "day": day, "at": SOME_DAY} for day in NO_ROUND])
    run(insert(accounts), [_account(name) for name in PEOPLE])
    run(insert(numbers), [{"kind": "action", "last": 100}, {"kind": "audit", "last": 100}])


def _person(name: str) -> dict[str, object]:
    email = name.replace(" ", "-") + "@council.example"
    row = {"id": IDS[name], "email": email, "name": name.capitalize(), "account": account_of(name)}
    return row | {"active": name != "leaver"}


def _account(name: str) -> dict[str, object]:
    row: dict[str, object] = {"account": account_of(name), "workspace": HOME, "checked_at": SOME_DAY}
    return row | {"guest": name in _GUESTS, "stranger": False, "bot": False, "deactivated": False, "email": ""}


def put_action(ledger: Ledger, reference: str, **said: object) -> None:
    """An action as a test describes it; what it leaves out is an ordinary open one of Team manager, North."""
    due = date.fromisoformat(str(said.get("due", "2018-01-10")))
    row = {"id": int(reference.removeprefix("A-")), "case_ref": said.get("case_ref", "412087"), "version": 1}
    row |= {"team_id": TEAMS[str(said.get("team", "North"))], "owner_id": IDS[str(said.get("owner", "manager"))]}
    row |= {"text": said.get("text", "Rewrite the plan with the family"), "sent": date(2017, 12, 1), "due": due}
    row |= {"original_due": due, "status": said.get("status", "open"), "concern": said.get("concern", "")}
    row |= {"audit_id": said.get("audit"), "escalated_on": said.get("escalated_on"), "rung": said.get("rung", 0)}
    row["added_by"] = IDS[str(said["added_by"])] if said.get("added_by") else None
    ledger.connection.execute(insert(actions), row)


def put_audit(
    ledger: Ledger,
    number: int,
    *,
    auditor: str = "auditor",
    moderator: str | None = None,
    case_ref: str = "412087",
    team: str = "North",
    **columns: object,
) -> None:
    """`columns`: whatever else stands in its row, such as submitted, grade, admissibility."""
    row: dict[str, object] = {"id": number, "round_id": 1, "kind": "core", "case_ref": case_ref, "team_id": TEAMS[team]}
    row |= {"auditor_id": IDS[auditor], "moderator_id": IDS[moderator] if moderator else None, **columns}
    ledger.connection.execute(insert(audits), row)


def put_cover(ledger: Ledger, person: str, cover: str, first: str, last: str) -> None:
    row = {"person_id": IDS[person], "cover_id": IDS[cover]}
    row |= {"first_day": date.fromisoformat(first), "last_day": date.fromisoformat(last)}
    ledger.connection.execute(insert(covers), row)
