"""A council in which chance has decided who manages, heads, audits, moderates, covers and owns what."""

from datetime import UTC, date, datetime, timedelta
from random import Random

from sqlalchemy import insert

from domain.person import Role
from storage.ledger import Ledger
from storage.tables import actions, audits, completions, covers, people, requests, roles, rounds, services, teams

TODAY = date(2018, 1, 10)
NOW = datetime(2018, 1, 10, 9, 30, tzinfo=UTC)
PEOPLE, TEAMS, SERVICES, AUDITS, ACTIONS = 14, 6, 3, 12, 90
STATUSES = ["open"] * 4 + ["awaiting-acceptance", "complete", "not-applicable"]


def fill(ledger: Ledger, seed: int) -> None:
    """An empty database becomes the council of this seed; the same on every machine."""
    chance = Random(seed)
    run = ledger.connection.execute
    run(insert(people), [_person(n) for n in range(1, PEOPLE + 1)])
    held = {(n, role) for n in range(1, PEOPLE + 1) for role in Role if chance.random() < 0.08}
    held |= {(chance.randint(1, PEOPLE), role) for role in Role}
    run(insert(roles), [{"person_id": n, "role": str(role)} for n, role in sorted(held)])
    run(insert(services), [{"id": n, "name": f"S{n}", "head_id": _anybody(chance)} for n in range(1, SERVICES + 1)])
    run(insert(teams), [_team(chance, n) for n in range(1, TEAMS + 1)])
    run(insert(rounds), {"id": 1, "month": "2017-12", "theme": "Planning"})
    run(insert(audits), [_audit(chance, n) for n in range(1, AUDITS + 1)])
    run(insert(covers), [_cover(chance) for _ in range(8)])
    rows = [_action(chance, n) for n in range(1, ACTIONS + 1)]
    run(insert(actions), rows)
    run(insert(completions), [_completion(row) for row in rows if row["status"] in ("complete", "awaiting-acceptance")])
    run(insert(requests), [_request(row) for row in rows if row["asked"]])


def _anybody(chance: Random) -> int | None:
    return chance.choice([None, *range(1, PEOPLE + 1)])


def _person(n: int) -> dict[str, object]:
    return {"id": n, "email": f"p{n}@council.example", "name": f"Person {n}", "account": f"U{n}", "active": True}


def _team(chance: Random, n: int) -> dict[str, object]:
    return {"id": n, "name": f"T{n}", "service_id": chance.randint(1, SERVICES), "manager_id": _anybody(chance)}


def _audit(chance: Random, n: int) -> dict[str, object]:
    row = {"id": n, "round_id": 1, "kind": "core", "case_ref": f"{400000 + n}", "team_id": chance.randint(1, TEAMS)}
    return row | {"auditor_id": _anybody(chance), "moderator_id": _anybody(chance)}


def _cover(chance: Random) -> dict[str, object]:
    first = TODAY + timedelta(days=chance.randint(-6, 3))
    person, cover = chance.sample(range(1, PEOPLE + 1), 2)
    last = first + timedelta(days=chance.randint(0, 6))
    return {"person_id": person, "cover_id": cover, "first_day": first, "last_day": last}


def _action(chance: Random, n: int) -> dict[str, object]:
    status, due = chance.choice(STATUSES), TODAY + timedelta(days=chance.randint(-12, 12))
    asked = chance.choice(["", "", "more-time", "handover"]) if status == "open" else ""
    row: dict[str, object] = {"id": n, "case_ref": f"{400000 + chance.randint(1, 30)}", "version": 1, "status": status}
    row |= {"team_id": chance.randint(1, TEAMS), "owner_id": chance.randint(1, PEOPLE), "sent": date(2017, 12, 1)}
    row |= {"text": chance.choice(["Rewrite the plan", "Visit 100% of_them", "Agree\nit"]), "due": due}
    row |= {"concern": f"C-{1 + n % 3}" if n % 9 == 4 else ""}
    row |= {"original_due": due, "audit_id": chance.choice([None, *range(1, AUDITS + 1)]), "asked": asked}
    row |= {"added_by": _anybody(chance), "asked_by": chance.randint(1, PEOPLE) if asked else None}
    return row | {"closed_at": NOW if status in ("complete", "not-applicable") else None}


def _completion(row: dict[str, object]) -> dict[str, object]:
    done = {"action_id": row["id"], "completed_on": TODAY, "by_id": row["owner_id"], "at": NOW, "done": "Done"}
    return done | {"recorded_in": "Plan", "standing": True}


def _request(row: dict[str, object]) -> dict[str, object]:
    asked = {"action_id": row["id"], "kind": row["asked"], "asked_by": row["asked_by"], "asked_at": NOW}
    return asked | {"reason": "A meeting", "state": "asked", "to_due": TODAY, "to_owner": 1}
