"""Rows of the audit programme as the columns of the tables that keep them."""

from collections.abc import Callable

from domain.audit_round import ASPECTS
from domain.theme import AREAS
from tracker.audit_layout import CHANNEL_WORDS
from tracker.columns import Values, folded
from tracker.ids import Ids


def prompts(row: Values) -> dict[str, str]:
    """What to look for, by area; an area without a prompt has none."""
    return {area: said for area in AREAS if (said := row[f"prompt_{area}"])}


def audit_note(row: Values, ids: Ids) -> Values:
    same = {n: row[n] for n in ("kind", "at", "text")}
    return same | {"audit_id": row["audit"], "by_id": ids.people.get(row["by_email"])}


def moderation(row: Values, ids: Ids) -> Values:
    same = {n: row[n] for n in ("kind", "at", "admissibility", "grade")}
    note = ids.audit_notes[row["audit"], row["note"]] if row["note"] else None
    return same | {
        "audit_id": row["audit"], "by_id": ids.people.get(row["by_email"]), "feedback": row["feedback"] or "", "note_id": note,
    }  # fmt: skip


def theme(row: Values, _ids: Ids) -> Values:
    return {n: row[n] for n in ASPECTS} | {"name": row["theme"], "prompts": prompts(row)}


def target(row: Values, ids: Ids) -> Values:
    of = {"round_id": ids.rounds[row["month"]], "service_id": ids.services[folded(row["service"])]}
    return of | {n: row[n] for n in ("core", "learning")}


def exemption(row: Values, ids: Ids) -> Values:
    same = {n: row[n] for n in ("reason", "asked_at", "state", "decided_at")}
    people = {"person_id": ids.people[row["person_email"]], "asked_by": ids.people[row["asked_by_email"]]}
    decided = {"decided_by": ids.people.get(row["decided_by_email"]), "answer": row["answer"] or ""}
    return same | people | decided | {"round_id": ids.rounds[row["month"]]}


def competence(row: Values, ids: Ids) -> Values:
    people = {"person_id": ids.people[row["person_email"]], "by_id": ids.people[row["by_email"]]}
    said = {"audits": list(row["audits"] or ()), "note": row["note"] or ""}
    return people | said | {n: row[n] for n in ("role", "at")}


def exemplar(row: Values, ids: Ids) -> Values:
    texts = {
        area: {"evidence": row[f"{area}_evidence"] or "", "impact": row[f"{area}_impact"] or ""}
        for area in AREAS
        if row[f"{area}_evidence"] or row[f"{area}_impact"]
    }
    people = {"by_id": ids.people[row["by_email"]], "decided_by": ids.people.get(row["decided_by_email"])}
    said = {"audit_id": row["audit"], "state": row["state"].replace("-", " "), "text": texts}
    said |= {"answer": row["answer"] or "", "posts": row["posts"] or 0}
    return people | said | {n: row[n] for n in ("at", "decided_at")}


def channel(row: Values, _ids: Ids) -> Values:
    return {"name": CHANNEL_WORDS[row["channel_for"]], "channel": row["channel"] or ""}


STORED: dict[str, tuple[str, Callable[[Values, Ids], Values]]] = {
    "audit_notes": ("audit_notes", audit_note),
    "moderations": ("moderations", moderation),
    "themes": ("themes", theme),
    "targets": ("targets", target),
    "exemptions": ("exemptions", exemption),
    "competences": ("competences", competence),
    "exemplars": ("exemplars", exemplar),
    "channels": ("programme_channels", channel),
}
"""For each table of the tracker the table it is stored in, and how."""
