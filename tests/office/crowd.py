"""Everybody of the table in tests/who_may.py as people of the office, and one action for each of them in any state."""

from datetime import UTC, date, datetime

from sqlalchemy import insert

from domain.person import Role
from storage.ledger import Ledger
from storage.tables import accounts, actions, completions, people, requests, roles
from tests.office.council import HOME, IDS, TEAMS, put_audit, put_cover

AT = datetime(2018, 1, 9, 15, tzinfo=UTC)
_KNOWN = {
    "owner": "worker",
    "team manager": "manager",
    "head of service": "head of service",
    "head of another service": "other head",
    "plt": "plt",
    "director": "director",
    "auditor of its audit": "auditor",
    "learner": "learner",
    "moderator of its audit": "moderator",
    "external moderator, given": "outside moderator",
    "manager of another team": "west manager",
    "manager in another service": "south manager",
}
_MORE = {
    "cover of the owner": Role.TEAM_MANAGER,
    "cover of the team manager": Role.TEAM_MANAGER,
    "cover of the head of service": Role.HEAD_OF_SERVICE,
    "cover that is over": Role.TEAM_MANAGER,
    "other auditor": Role.CORE_AUDITOR,
    "other moderator": Role.MODERATOR,
    "who added it": Role.MODERATOR,
    "external moderator, not given": Role.EXTERNAL_MODERATOR,
    "somebody without a role": None,
}
PERSON = {who: IDS[name] for who, name in _KNOWN.items()} | {who: 50 + n for n, who in enumerate(_MORE)}
_COVERS = {"cover of the owner": "worker", "cover of the team manager": "manager",
           "cover of the head of service": "head of service", "cover that is over": "head of service"}  # fmt: skip
_STATUS = {"open": "open", "more": "open", "hand": "open", "awai": "awaiting-acceptance", "comp": "complete"}


def account(who: str) -> str:
    return f"U0C{PERSON[who]}" if who in _MORE else "U0" + _KNOWN[who].upper().replace(" ", "")


def gather(ledger: Ledger) -> None:
    """Add those whom the small council lacks; AU-7 was moderated inside the council, AU-8 outside of it."""
    for who, role in _MORE.items():
        IDS[who] = PERSON[who]
        row = {"id": PERSON[who], "email": f"c{PERSON[who]}@council.example", "name": who, "account": account(who)}
        ledger.connection.execute(insert(people), row | {"active": True})
        if role:
            ledger.connection.execute(insert(roles), {"person_id": PERSON[who], "role": str(role)})
        known = {"account": account(who), "workspace": HOME, "guest": "external" in who, "checked_at": ledger.now}
        ledger.connection.execute(insert(accounts), known)
    for who, person in _COVERS.items():
        put_cover(ledger, person, who, "2018-01-01", "2018-01-09" if "over" in who.split() else "2018-01-10")
    put_audit(ledger, 7, moderator="moderator")
    put_audit(ledger, 8, moderator="outside moderator")


def put(ledger: Ledger, number: int, state: str, audit: int = 7) -> None:
    """An action of the team North in this state of the table: the worker's, if it is not the head's own."""
    head = "by the head" in state
    status = _STATUS.get(state[:4], "not-applicable")
    asked = {"more": "more-time", "hand": "handover"}.get(state[:4], "")
    doer = IDS["head of service"] if head else IDS["worker"]
    owner = IDS["head of service" if "the head's own" in state else "worker"]
    row = {"id": number, "case_ref": "412087", "version": 1, "team_id": TEAMS["North"], "owner_id": owner}
    row |= {"text": "Rewrite the plan", "sent": date(2017, 12, 1), "due": date(2018, 1, 12), "status": status}
    row |= {"original_due": date(2018, 1, 12), "audit_id": audit, "added_by": PERSON["who added it"], "asked": asked}
    row |= {"rung": 2 if "told to the director" in state else int("told to the head" in state)}
    row |= {"asked_by": doer if asked else None, "concern": "C-1" if state.startswith("awaiting") else ""}
    row["closed_at"] = AT if status in ("complete", "not-applicable") else None
    ledger.connection.execute(insert(actions), row)
    if asked:
        wanted = {"action_id": number, "kind": asked, "asked_by": doer, "asked_at": AT, "reason": "A meeting"}
        to = {"to_due": date(2018, 2, 1)} if asked == "more-time" else {"to_owner": IDS["south manager"]}
        ledger.connection.execute(insert(requests), wanted | to | {"state": "asked"})
    if status in ("complete", "awaiting-acceptance"):
        done = {"action_id": number, "completed_on": AT.date(), "by_id": doer, "at": AT, "done": "Done"}
        done |= {"difference": "too-early", "ask_on": AT.date()} if state.endswith("too early to say") else {}
        ledger.connection.execute(insert(completions), done | {"recorded_in": "Plan", "standing": True})
