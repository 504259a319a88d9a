"""Everybody of the table in tests/who_may_audits.py as people of the office, and one audit for each of them at any stage."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import insert

from domain.person import Role
from storage.ledger import Ledger
from storage.tables import accounts, actions, areas, audits, covers, drafts, moderations, people, roles, rounds, teams
from tests.office.council import HOME, IDS, account_of
from tests.office.filled_in import ALL

AT = datetime(2018, 1, 9, 15, tzinfo=UTC)
EAST, NOVEMBER = 4, 2
_KNOWN = {
    "auditor": "auditor",
    "learner whose it is": "learner",
    "moderator": "moderator",
    "external moderator": "outside moderator",
    "team manager": "manager",
    "manager of another team": "west manager",
    "head of service": "head of service",
    "head of another service": "other head",
    "plt": "plt",
    "director": "director",
    "somebody who has left": "leaver",
}
_MORE: dict[str, tuple[Role, ...]] = {
    "second moderator": (Role.MODERATOR,),
    "other moderator": (Role.MODERATOR,),
    "moderator who added to it": (Role.MODERATOR,),
    "moderator who manages the team": (Role.MODERATOR, Role.TEAM_MANAGER),
    "moderator who covers for the team manager": (Role.MODERATOR,),
    "moderator who covers for the auditor": (Role.MODERATOR,),
    "moderator who has submitted it": (Role.MODERATOR,),
    "other external moderator": (Role.EXTERNAL_MODERATOR,),
    "auditor who moderates": (Role.CORE_AUDITOR, Role.MODERATOR),
    "other auditor": (Role.CORE_AUDITOR,),
    "other learner": (Role.LEARNER,),
    "plt who audited it": (Role.PLT, Role.CORE_AUDITOR),
    "plt who changed the outcome": (Role.PLT,),
    "cover of the auditor": (),
    "cover of the moderator": (),
    "cover of the second moderator": (),
    "cover of the team manager": (),
    "cover of the head of service": (),
    "cover of the plt": (),
    "cover of the director": (),
    "cover that is over": (Role.TEAM_MANAGER,),
    "social worker": (),
}
PERSON = {who: IDS[name] for who, name in _KNOWN.items()} | {who: 60 + n for n, who in enumerate(_MORE)}
_COVERS = {who: who.partition(" for the ")[2] or who.partition(" of the ")[2] for who in _MORE if "cover" in who}
_COVERS |= {"cover that is over": "auditor", "moderator who has submitted it": "auditor"}
_OVER = ("cover that is over", "moderator who has submitted it")
_SUBMITTED: dict[str, Any] = {"submitted": date(2018, 1, 8), "grade": "good", "submitted_by": PERSON[_OVER[1]]}
_MODERATED: dict[str, Any] = {
    **_SUBMITTED, "admissibility": "immediate", "moderated": date(2018, 1, 9), "moderator_id": PERSON["moderator"],
}  # fmt: skip
STAGES: dict[str, dict[str, Any]] = {
    "to do": {},
    "to do, its round closed": {"round_id": NOVEMBER},
    "to moderate": _SUBMITTED,
    "to moderate, given to the external moderator": {**_SUBMITTED, "moderator_id": PERSON["external moderator"]},
    "moderated": _MODERATED,
    "second moderation waiting": {**_MODERATED, "second_id": PERSON["second moderator"], "second": "waiting"},
    "challenged": {**_MODERATED, "second_id": PERSON["second moderator"], "challenge": "waiting"},
    "taken back": {"taken_back": date(2018, 1, 9)},
}
_THEIRS: dict[str, dict[str, Any]] = {
    "auditor who moderates": {"auditor_id": PERSON["auditor who moderates"]},
    "learner whose it is": {"auditor_id": PERSON["learner whose it is"], "kind": "learning"},
    "plt who audited it": {"auditor_id": PERSON["plt who audited it"]},
    "somebody who has left": {"auditor_id": PERSON["somebody who has left"]},
    "moderator who manages the team": {"team_id": EAST},
}
_BLANK: dict[str, Any] = dict.fromkeys(
    ("moderator_id", "second_id", "grade", "submitted", "submitted_by", "admissibility", "moderated", "taken_back")
) | {"second": "", "challenge": "", "kind": "core", "round_id": 1, "team_id": 1, "version": 1}


def account(who: str) -> str:
    return f"U0D{PERSON[who]}" if who in _MORE else account_of(_KNOWN[who])


def gather(ledger: Ledger) -> None:
    """Add those whom the small council lacks, the team of the moderator who manages one, and a round that is closed."""
    run = ledger.connection.execute
    run(insert(people), [_person(who) for who in _MORE])
    run(insert(roles), [{"person_id": PERSON[who], "role": str(r)} for who, held in _MORE.items() for r in held])
    known = {"workspace": HOME, "checked_at": ledger.now}
    run(insert(accounts), [known | {"account": account(who), "guest": "external" in who} for who in _MORE])
    manager = PERSON["moderator who manages the team"]
    run(insert(teams), {"id": EAST, "name": "East", "service_id": 1, "manager_id": manager})
    run(insert(rounds), {"id": NOVEMBER, "month": "2017-11", "theme": "Assessment", "state": "closed"})
    run(insert(covers), [_cover(who, covered) for who, covered in _COVERS.items()])


def _person(who: str) -> dict[str, Any]:
    return {
        "id": PERSON[who],
        "email": f"d{PERSON[who]}@council.example",
        "name": who,
        "account": account(who),
        "active": True,
    }


def _cover(who: str, covered: str) -> dict[str, Any]:
    last = date(2018, 1, 9 if who in _OVER else 10)
    return {"person_id": PERSON[covered], "cover_id": PERSON[who], "first_day": date(2018, 1, 1), "last_day": last}


def put(ledger: Ledger, stage: str, tries: Iterable[tuple[int, str]]) -> None:
    """An audit at this stage for each try: its number, and who tries; begun, judged and added to as far as it has come."""
    found = [_audit(number, who, stage) for number, who in tries]
    run = ledger.connection.execute
    run(insert(audits), found)
    filled = {name.replace("__", "."): said for step in ALL for name, said in step.items()}
    draft = {"answers": filled, "at": AT, "version": 1}
    run(insert(drafts), [draft | {"audit_id": a["id"], "auditor_id": a["auditor_id"]} for a in found])
    run(insert(actions), [_action(a) for a in found])
    if STAGES[stage].get("admissibility"):
        judges = ((PERSON["moderator"], "first"), (PERSON["plt who changed the outcome"], "changed"))
        run(insert(moderations), [_judgement(a, by, kind) for a in found for by, kind in judges])
    run(insert(areas), [{"audit_id": a["id"], "area": "impact", "score": 2} for a in found])


def _audit(number: int, who: str, stage: str) -> dict[str, Any]:
    row = {**_BLANK, "id": number, "case_ref": str(400_000 + number), "auditor_id": PERSON["auditor"]}
    return row | STAGES[stage] | _THEIRS.get(who, {})


def _action(audit: dict[str, Any]) -> dict[str, Any]:
    due = date(2018, 2, 1)
    row = {
        "id": 1_000_000 + audit["id"],
        "audit_id": audit["id"],
        "case_ref": audit["case_ref"],
        "team_id": audit["team_id"],
    }
    row |= {"owner_id": PERSON["team manager"], "added_by": PERSON["moderator who added to it"], "version": 1}
    return row | {"text": "Rewrite the plan", "sent": AT.date(), "due": due, "original_due": due, "status": "open"}


def _judgement(audit: dict[str, Any], by: int, kind: str) -> dict[str, Any]:
    said = {"admissibility": "immediate", "grade": "good", "at": AT}
    return said | {"audit_id": audit["id"], "by_id": by, "kind": kind}


def read(content: Any) -> dict[str, Any]:
    """What a notice holds: SQLite gives JSON as text."""
    found: dict[str, Any] = json.loads(content) if isinstance(content, str) else content
    return found
