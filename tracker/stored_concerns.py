"""Rows of the register of cases of concern as the columns of the tables that keep them."""

from collections.abc import Callable

from tracker.columns import Values, folded
from tracker.concern_layout import CAPACITIES
from tracker.ids import Ids


def concern(row: Values, ids: Ids) -> Values:
    same = (
        "case_ref", "text", "unsafe", "raised_on", "raised_at", "review_due", "review_told_on", "director_on", "closed_at",
        "reaudit_on", "closed_told_on",
    )  # fmt: skip
    people = {name: ids.people.get(row[f"{name}_email"]) for name in ("raised_by", "closed_by", "closed_in_place_of")}
    texts = {name: row[name] or "" for name in ("outcome", "difference")}
    of = {
        "id": row["concern"],
        "audit_id": row["audit"],
        "team_id": ids.teams[folded(row["team"])],
        "state": row["status"],
    }
    return {name: row[name] for name in same} | people | texts | of


def duty(row: Values, ids: Ids) -> Values:
    of = {"concern_id": row["concern"], "capacity": str(CAPACITIES[row["capacity"]])}
    people = {name: sorted(ids.people[e] for e in row[f"{name}_emails"] or ()) for name in ("told", "unreached")}
    said: Values = {"by_id": ids.people.get(row["by_email"]), "held_by": ids.people.get(row["held_by_email"])}
    said |= {"trouble": row["trouble"] or ""} | {name: row[name] for name in ("at", "times", "again_at", "since")}
    return of | people | said


def concern_note(row: Values, ids: Ids) -> Values:
    said = {"concern_id": row["concern"], "by_id": ids.people.get(row["by_email"])}
    return said | {name: row[name] for name in ("kind", "at", "text")}


STORED: dict[str, tuple[str, Callable[[Values, Ids], Values]]] = {
    "concerns": ("concerns", concern),
    "duties": ("duties", duty),
    "concern_notes": ("concern_notes", concern_note),
}
"""For each table of the tracker the table it is stored in, and how."""
