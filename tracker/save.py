"""The planned changes are written in one transaction, a thousand rows at a time, each with its entry in the history."""

from domain.policy import Policy
from domain.recommendation import PREFIX as RECOMMENDATION
from domain.refusal import Overtaken
from domain.team_plan import PREFIX as STEP
from storage.bulk import Bulk, portions
from storage.ledger import Ledger
from storage.report_rooms import hide_more
from tracker.changes import Plan
from tracker.columns import Values
from tracker.concern_layout import DUTIES
from tracker.entries import entries
from tracker.ids import Ids
from tracker.layout import AUDITS, PEOPLE, PREFERENCES
from tracker.redrawing import draw_anew
from tracker.report_layout import OF_REPORTS
from tracker.stored import AS_STORED, stored

VERSIONED = (
    "rounds", "themes", "audits", "exemplars", "concerns", "actions", "recommendations", "opinions", "team_notes", "plan_items",
)  # fmt: skip
"""What is changed in chat only if it still is as it was seen: an import counts as a change."""
_KNOWN_BY = {
    "areas": ("audit_id", "area"),
    "themes": ("name",),
    "channels": ("name",),
    "targets": ("round_id", "service_id"),
    "duties": ("concern_id", "capacity"),
    "opinions": ("audit_id",),
}
"""What a row is known by in the database, where it has no number of its own."""
_NUMBERED = {
    "actions": "action", "audits": "audit", "concerns": "concern", "recommendations": RECOMMENDATION, "plan_items": STEP,
}  # fmt: skip
"""What has references, and under what name their numbers are given out."""
_TAGS = {"findings": "finding", "strengths": "strength", "weaknesses": "weakness"}


def save(plan: Plan, ledger: Ledger) -> int:
    """Write everything; returns the number of the last history entry, 0 if there was nothing to write."""
    bulk = Bulk(ledger.connection)
    ids = Ids(bulk)
    _save_people(plan, bulk, ids)
    for name in ("absences", "preferences", "competences", "channels", "themes", "rounds", "cases"):
        _save(plan, name, bulk, ids)
    was = _save_policy(plan, ledger)
    ids.read_rounds()
    for name in ("targets", "exemptions"):
        _save(plan, name, bulk, ids)
    _save_audits(plan, bulk, ids)
    for name in ("concerns", "duties", "concern_notes"):
        _save(plan, name, bulk, ids)
    for name in ("actions", "completions", "extensions", "handovers", "notes"):
        _save(plan, name, bulk, ids)
    ids.read_completions(change.after["action"] for change in plan.changes["impacts"])
    _save(plan, "impacts", bulk, ids)
    for table in OF_REPORTS:
        _save(plan, table.name, bulk, ids)
    for name, kind in _NUMBERED.items():
        if references := [change.key for change in plan.changes[name]]:
            bulk.raise_number(kind, max(references))
    last = ledger.history.append_many(entries(plan, ids), ledger.now) if any(plan.changes.values()) else 0
    draw_anew(plan, ledger, ids, last)
    hide_more(ledger, was, plan.policy if plan.changes["policy"] else was, str(last))
    return last


def _save_people(plan: Plan, bulk: Bulk, ids: Ids) -> None:
    """A service has a head, a team a service and a manager, a person a team: so people come first, their teams last."""
    _save(plan, "people", bulk, ids)
    ids.read_people()
    _save(plan, "services", bulk, ids)
    ids.read_services()
    _save(plan, "teams", bulk, ids)
    ids.read_teams()
    people = [change for change in plan.changes[PEOPLE.name] if change.differs_in("team")]
    bulk.change("people", (({"id": ids.people[p.after["email"]]}, {"team_id": _team_of(p.after, ids)}) for p in people))
    roles = [change for change in plan.changes[PEOPLE.name] if change.differs_in("roles")]
    bulk.remove("roles", "person_id", (ids.people[change.after["email"]] for change in roles if change.before))
    held = [(ids.people[change.after["email"]], role) for change in roles for role in change.after["roles"] or ()]
    bulk.add("roles", [{"person_id": person, "role": role} for person, role in held])


def _save_audits(plan: Plan, bulk: Bulk, ids: Ids) -> None:
    for name in ("audits", "areas", "audit_notes"):
        _save(plan, name, bulk, ids)
    _save_tags(plan, bulk)
    ids.read_audit_notes(change.after["audit"] for change in plan.changes["moderations"])
    for name in ("moderations", "exemplars"):
        _save(plan, name, bulk, ids)
    own = {change.key for change in plan.changes[AUDITS.name]}
    belonging = (change.after["audit"] for name in ("areas", "moderations") for change in plan.changes[name])
    bulk.raise_audit_versions(audit for audit in belonging if audit not in own)


def _save_policy(plan: Plan, ledger: Ledger) -> Policy:
    """Returns the one that was in force before."""
    was = ledger.policies.get()
    if plan.changes["policy"] and not ledger.policies.save(plan.policy, was.version):
        raise Overtaken("The policy was changed in chat at this moment. Nothing was imported: please import again.")
    return was.policy


def _team_of(person: Values, ids: Ids) -> int | None:
    return ids.teams[person["team"].casefold()] if person["team"] else None


def _save(plan: Plan, name: str, bulk: Bulk, ids: Ids) -> None:
    """New rows are added, and of those that changed the columns that did."""
    first = {"version": 1} if name in VERSIONED else {}
    for portion in portions(plan.changes[name]):
        new = [stored(name, change.after, ids) | first for change in portion if change.before is None]
        bulk.add(AS_STORED[name][0], new)
        changed = [_difference(name, change.before, change.after, ids) for change in portion if change.before]
        bulk.change(AS_STORED[name][0], changed)


def _difference(name: str, before: Values, after: Values, ids: Ids) -> tuple[Values, Values]:
    """What the row is known by, and its columns that become different."""
    was = stored(name, before, ids)
    differs = {column: value for column, value in stored(name, after, ids).items() if was[column] != value}
    if name in VERSIONED:
        differs["version"] = before["version"] + 1
    return _known_by(name, before, ids), differs


def _known_by(name: str, row: Values, ids: Ids) -> Values:
    if name == PREFERENCES.name:
        return {"person_id": row["id"]}
    known = stored(name, row, ids) if name == DUTIES.name else row
    return {column: known[column] for column in _KNOWN_BY.get(name, ("id",))}


def _save_tags(plan: Plan, bulk: Bulk) -> None:
    changed = [change for change in plan.changes[AUDITS.name] if any(change.differs_in(column) for column in _TAGS)]
    bulk.remove("tags", "audit_id", (change.key for change in changed if change.before))
    bulk.add(
        "tags",
        [
            {"audit_id": change.key, "kind": kind, "tag": word}
            for change in changed
            for column, kind in _TAGS.items()
            for word in change.after[column] or ()
        ],
    )
