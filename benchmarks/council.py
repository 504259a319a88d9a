"""A made-up council after years of audits: a few hundred actions open, any number of them closed."""

from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice
from typing import Any

from sqlalchemy import Connection, func, insert, select

from benchmarks.signed import WORKSPACE, account_of
from domain.person import Role
from storage.engine import Engines, open_engines
from storage.schema import upgrade
from storage.tables import accounts, actions, completions, numbers, people, roles, services, teams

ASKERS, EACH, LATE = 20, 12, 3
"""So many people ask in turn; each has so many open actions, of which so many are late."""
ELSEWHERE = 20  # owners who never ask
OPEN_SHARE = 50  # one in so many of the others is open
TEAMS = ("North", "East", "South", "West", "Harbour", "Hillside", "Riverside", "Station", "Market")
SERVICES = ("Early Help", "5-10", "11-25")
TEXTS = (
    "Update the chronology and share it with the reviewing officer before the next core group",
    "Write down the child's own view of where they would like to live, and how it was asked",
    "Arrange supervision about the repeated missed visits and record what was decided and why",
    "Send the revised plan to both parents and the school, and note on the file that they have it",
    "Check that the health assessment is no older than six months, and ask for a new one if it is",
)
FIRST_CASE = 400_000
ROOMY = "pragma cache_size = -600000"  # KiB: the whole file, while it is filled


def fill(url: str, size: int, *, now: datetime) -> None:
    """A migrated database with so many actions, everybody's account lately checked."""
    engines = open_engines(url)
    upgrade(engines)
    with engines.writing.begin() as connection:
        if engines.dialect == "sqlite":
            connection.exec_driver_sql(ROOMY)
        _employ(connection, now)
        _seed(connection, size, now.date())
    _settle(engines)
    engines.dispose()


def _employ(connection: Connection, now: datetime) -> None:
    everybody = range(1, ASKERS + ELSEWHERE + 1)
    run = connection.execute
    run(insert(people), [{"id": n, "email": f"p{n}@council.example", **_known(n)} for n in everybody])
    run(insert(roles), [{"person_id": n, "role": str(Role.TEAM_MANAGER)} for n in everybody])
    run(insert(services), [{"id": n, "name": name, "head_id": n} for n, name in enumerate(SERVICES, 1)])
    run(insert(teams), [_team(n, name) for n, name in enumerate(TEAMS, 1)])
    run(insert(accounts), [_account(n, now) for n in everybody])
    run(insert(numbers), [{"kind": "action", "last": 10**8}, {"kind": "audit", "last": 1}])


def _known(number: int) -> dict[str, Any]:
    return {"name": f"Team manager, {number}", "account": account_of(number), "active": True}


def _team(number: int, name: str) -> dict[str, Any]:
    return {"id": number, "name": name, "service_id": number % len(SERVICES) + 1, "manager_id": number + len(SERVICES)}


def _account(number: int, now: datetime) -> dict[str, Any]:
    return {"account": account_of(number), "workspace": WORKSPACE, "checked_at": now}


def _seed(connection: Connection, size: int, today: date) -> None:
    asked = [_open(n, n % ASKERS + 1, today) for n in range(ASKERS * EACH)]
    others = size - len(asked)
    elsewhere = [_open(n, ASKERS + n % ELSEWHERE + 1, today) for n in range(others // OPEN_SHARE)]
    closed = list(islice(map(_closed, cycle(asked)), min(others - len(elsewhere), 1000)))
    opened = [*asked, *elsewhere]
    rows = [row | {"id": number} for number, row in enumerate([*opened, *closed], 1)]
    connection.execute(insert(actions), rows)
    connection.execute(insert(completions), [_completion(row) for row in rows[len(opened) :]])
    _multiply(connection, size, len(opened))


def _open(number: int, owner: int, today: date) -> dict[str, Any]:
    turn = number // ASKERS % EACH
    due = today + timedelta(days=(turn - LATE) * 4 + 1)
    return {
        "case_ref": str(FIRST_CASE + number), "team_id": number % len(TEAMS) + 1, "owner_id": owner,
        "text": TEXTS[number % len(TEXTS)], "sent": due - timedelta(days=28), "due": due, "original_due": due,
        "status": "open", "version": 1, "closed_at": None,
    }  # fmt: skip


def _closed(row: dict[str, Any]) -> dict[str, Any]:
    closed = datetime.combine(row["due"] - timedelta(days=200), datetime.min.time(), UTC)
    return row | {"status": "complete", "closed_at": closed, "due": closed.date(), "original_due": closed.date()}


def _completion(row: dict[str, Any]) -> dict[str, Any]:
    said = {"done": "Done as agreed, with the family and the school", "recorded_in": "Case file", "standing": True}
    return said | {"action_id": row["id"], "completed_on": row["due"], "by_id": row["owner_id"], "at": row["closed_at"]}


def _multiply(connection: Connection, size: int, opened: int) -> None:
    """Double what is closed until there is enough: copies made in the database are made fast."""
    has = connection.execute(select(func.count()).select_from(actions)).scalar_one()
    while has < size:
        new = min(size - has, has - opened)
        source = select(actions).where(actions.c.id > opened, actions.c.id <= opened + new).subquery()
        shifted = [source.c[c.name] + has - opened if c.name == "id" else source.c[c.name] for c in actions.c]
        connection.execute(insert(actions).from_select([c.name for c in actions.c], select(*shifted)))
        _multiply_completions(connection, opened, new, has - opened)
        has += new


def _multiply_completions(connection: Connection, opened: int, new: int, shift: int) -> None:
    names = [c.name for c in completions.c if c.name != "id"]
    columns = [completions.c[n] + shift if n == "action_id" else completions.c[n] for n in names]
    first = select(*columns).where(completions.c.action_id > opened, completions.c.action_id <= opened + new)
    connection.execute(insert(completions).from_select(names, first))


def _settle(engines: Engines) -> None:
    """What PostgreSQL does by itself within minutes is done now, so that it does not happen while something is measured."""
    if engines.dialect == "postgresql":
        with engines.reading.connect() as connection:
            connection.exec_driver_sql("vacuum analyze")
