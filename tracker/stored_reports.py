"""Rows of what follows from the monthly report as the columns of the tables that keep them."""

from collections.abc import Callable

from tracker.columns import Values, folded
from tracker.ids import Ids


def evidence(row: Values, ids: Ids) -> Values:
    same = {name: row[name] for name in ("dated", "source", "text", "withdrawn_at")}
    return same | _said(row, ids) | {"tags": list(row["tags"] or ())}


def recommendation(row: Values, ids: Ids) -> Values:
    same = {name: row[name] for name in ("month", "text", "due", "state", "closed_at")}
    texts = {name: row[name] or "" for name in ("theme", "measure", "outcome")}
    people = {"owner_id": ids.people.get(row["owner_email"]), "closed_by": ids.people.get(row["closed_by_email"])}
    service = ids.services[folded(row["service"])] if row["service"] else None
    of = {"id": row["recommendation"], "service_id": service, "tags": list(row["tags"] or ())}
    return same | texts | people | _said(row, ids) | of


def recommendation_note(row: Values, ids: Ids) -> Values:
    same = {name: row[name] for name in ("kind", "at", "text")}
    return same | {"recommendation_id": row["recommendation"], "by_id": ids.people.get(row["by_email"])}


def opinion(row: Values, ids: Ids) -> Values:
    said = {"fair": row["fair"], "useful": row["useful"], "text": row["text"] or ""}
    return said | _said(row, ids) | {"audit_id": row["audit"]}


def team_note(row: Values, ids: Ids) -> Values:
    return {"month": row["month"], "text": row["text"]} | _said(row, ids) | _of_team(row, ids)


def plan_item(row: Values, ids: Ids) -> Values:
    same = {name: row[name] for name in ("text", "due", "state", "closed_at")}
    return same | _said(row, ids) | _of_team(row, ids) | {"id": row["step"], "outcome": row["outcome"] or ""}


def plan_review(row: Values, ids: Ids) -> Values:
    return {"text": row["text"]} | _said(row, ids) | _of_team(row, ids)


def _said(row: Values, ids: Ids) -> Values:
    return {"by_id": ids.people[row["by_email"]], "at": row["at"]}


def _of_team(row: Values, ids: Ids) -> Values:
    return {"team_id": ids.teams[folded(row["team"])]}


STORED: dict[str, tuple[str, Callable[[Values, Ids], Values]]] = {
    "evidence": ("evidence", evidence),
    "recommendations": ("recommendations", recommendation),
    "recommendation_notes": ("recommendation_notes", recommendation_note),
    "opinions": ("opinions", opinion),
    "team_notes": ("team_notes", team_note),
    "plan_items": ("plan_items", plan_item),
    "plan_reviews": ("plan_reviews", plan_review),
}
"""For each table of the tracker the table it is stored in, and how."""
