"""A row of the tracker as the columns of its table: names become ids, an empty text is "" where the database wants one."""

from collections.abc import Callable
from typing import Any

from domain.audit_round import RoundState
from tracker.columns import Values, folded
from tracker.frozen import as_values
from tracker.ids import Ids
from tracker.layout import RUNGS, WEEKDAYS
from tracker.stored_concerns import STORED as OF_CONCERNS
from tracker.stored_programme import STORED as OF_THE_PROGRAMME
from tracker.stored_programme import prompts
from tracker.stored_reports import STORED as OF_REPORTS

_MORE_TIME, _HANDOVER = "more-time", "handover"


def _text(value: str | None) -> str:
    return value or ""


def service(row: Values, ids: Ids) -> Values:
    return {"name": row["service"], "head_id": ids.people.get(row["head_email"]), "channel": _text(row["channel"])}


def team(row: Values, ids: Ids) -> Values:
    return {
        "name": row["team"], "service_id": ids.services[folded(row["service"])],
        "manager_id": ids.people.get(row["manager_email"]), "channel": _text(row["channel"]),
    }  # fmt: skip


def person(row: Values, _ids: Ids) -> Values:
    """Without the team, which may not be there yet."""
    return {"email": row["email"], "name": row["name"], "account": row["slack_id"], "active": row["active"]}


def audit_round(row: Values, _ids: Ids) -> Values:
    dates = ("month", "theme", "audits_due", "moderation_due", "report_due")
    texts = {n: _text(row[n]) for n in ("aspect1", "aspect2", "aspect3", "reason")}
    frozen = {"prompts": prompts(row) or None, "figures": as_values(row["figures"])}
    return {n: row[n] for n in dates} | texts | frozen | {"state": row["state"] or RoundState.OPEN}


def case(row: Values, ids: Ids) -> Values:
    team_id = ids.teams[folded(row["team"])]
    return {"case_ref": row["case_ref"], "team_id": team_id, "age_band": _text(row["age_band"])}


def audit(row: Values, ids: Ids) -> Values:
    same = (
        "kind", "case_ref", "grade", "auditor_grade", "good_features", "submitted", "admissibility", "moderated",
        "allocated_on", "due", "concern", "taken_back",
    )  # fmt: skip
    return {n: row[n] for n in same} | {
        "exemplar": bool(row["exemplar"]), "second": _text(row["second"]), "challenge": _text(row["challenge"]),
        "second_id": ids.people.get(row["second_email"]),
        "submitted_by": ids.people.get(row["submitted_by_email"]),
        "challenged_by": ids.people.get(row["challenged_by_email"]),
        "id": row["audit"], "round_id": ids.rounds[row["month"]], "team_id": ids.teams[folded(row["team"])],
        "age_band": _text(row["age_band"]), "auditor_id": ids.people.get(row["auditor_email"]),
        "moderator_id": ids.people.get(row["moderator_email"]), "feedback": _text(row["feedback"]),
    }  # fmt: skip


def area(row: Values, _ids: Ids) -> Values:
    texts = {name: _text(row[name]) for name in ("evidence", "impact")}
    return {"audit_id": row["audit"], "area": row["area"], "score": row["score"]} | texts


def action(row: Values, ids: Ids) -> Values:
    same = ("case_ref", "text", "sent", "due", "original_due", "status", "extended", "escalated_on", "closed_at")
    on_ladder = {"rung": RUNGS.index(row["rung"]), "snoozes": row["snoozes"]}
    days = {n: row[n] for n in ("handed_on", "snoozed_until")}
    return {n: row[n] for n in same} | on_ladder | days | {
        "id": row["action"], "audit_id": row["audit"], "concern": _text(row["concern"]),
        "team_id": ids.teams[folded(row["team"])], "owner_id": ids.people[row["owner_email"]],
        "added_by": ids.people.get(row["added_by_email"]), "asked": _text(row["asked"]),
        "asked_by": ids.people.get(row["asked_by_email"]),
        "asked_in_place_of": ids.people.get(row["asked_in_place_of_email"]),
    }  # fmt: skip


def completion(row: Values, ids: Ids) -> Values:
    same = ("completed_on", "done", "recorded_in", "difference", "at", "standing", "ask_on")
    who = {"by_id": ids.people.get(row["by_email"]), "in_place_of": ids.people.get(row["in_place_of_email"])}
    return {n: row[n] for n in same} | who | {"action_id": row["action"], "how": _text(row["how"])}


def impact(row: Values, ids: Ids) -> Values:
    done = ids.completions[row["action"], row["completion"]]
    said = {"difference": row["difference"], "at": row["at"], "how": _text(row["how"])}
    return said | {"completion_id": done, "by_id": ids.people[row["by_email"]]}


def extension(row: Values, ids: Ids) -> Values:
    return _request(row, ids) | {"kind": _MORE_TIME, "from_due": row["from_due"], "to_due": row["to_due"]}


def handover(row: Values, ids: Ids) -> Values:
    return _request(row, ids) | {"kind": _HANDOVER, "to_owner": ids.people[row["to_email"]]}


def _request(row: Values, ids: Ids) -> Values:
    same = {n: row[n] for n in ("asked_at", "reason", "state", "decided_at")}
    return same | {
        "action_id": row["action"], "asked_by": ids.people.get(row["asked_by_email"]),
        "decided_by": ids.people.get(row["decided_by_email"]), "answer": _text(row["answer"]),
        "in_place_of": ids.people.get(row["in_place_of_email"]),
    }  # fmt: skip


def note(row: Values, ids: Ids) -> Values:
    same = {n: row[n] for n in ("kind", "at", "text")}
    return same | {"action_id": row["action"], "by_id": ids.people.get(row["by_email"])}


def absence(row: Values, ids: Ids) -> Values:
    days = {"first_day": row["first_day"], "last_day": row["last_day"]}
    return days | {"person_id": ids.people[row["person_email"]], "cover_id": ids.people[row["cover_email"]]}


def preference(row: Values, ids: Ids) -> Values:
    days = "".join(sorted(str(WEEKDAYS.index(day)) for day in row["days"]))
    return {"person_id": ids.people[row["email"]], "hour": row["hour"], "days": days, "weekly": row["weekly"]}


AS_STORED: dict[str, tuple[str, Callable[[Values, Ids], Values]]] = {
    "services": ("services", service),
    "teams": ("teams", team),
    "people": ("people", person),
    "rounds": ("rounds", audit_round),
    "cases": ("cases", case),
    "audits": ("audits", audit),
    "areas": ("areas", area),
    "actions": ("actions", action),
    "completions": ("completions", completion),
    "impacts": ("impacts", impact),
    "extensions": ("requests", extension),
    "handovers": ("requests", handover),
    "notes": ("notes", note),
    "absences": ("covers", absence),
    "preferences": ("preferences", preference),
    **OF_CONCERNS,
    **OF_THE_PROGRAMME,
    **OF_REPORTS,
}
"""For each table of the tracker the table it is stored in, and how."""


def stored(name: str, row: Values, ids: Ids) -> dict[str, Any]:
    return AS_STORED[name][1](row, ids)
