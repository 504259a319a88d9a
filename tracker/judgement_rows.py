"""Every judgement of an audit and all that was written about it: what comes in agrees with the audit and its rules.

A council's own tracker has none of these rows: of its audits the one judgement stands in the audit's own row.
"""

from dataclasses import dataclass

from domain.audit import Admissibility
from domain.calendar import london_day
from domain.moderation import ModerationKind, needs_feedback
from tracker.audit_layout import AUDIT_NOTES, MODERATIONS
from tracker.changes import Plan
from tracker.columns import Table, Values, folded
from tracker.layout import AUDITS
from tracker.numbering import Part, parts_of, refuse_future, settle_parts
from tracker.people_rows import managers
from tracker.rows import Row

MANAGES = "This is the manager of the case's team, who does not moderate its audits. Name who did, if it was another."
Belonging = dict[str, dict[int, list[Row]]]
"""The rows of each table by audit."""
_BY_FORM = (ModerationKind.FIRST, ModerationKind.CHANGED)
_BY_ANOTHER = (ModerationKind.SECOND, ModerationKind.CHALLENGE)


@dataclass(frozen=True, slots=True)
class Audited:
    """An audit as it will be, with its row of the files and everything that belongs to it; `stored`: by table."""

    number: int
    after: Values
    row: Row | None
    told: dict[str, list[Row]]
    stored: dict[str, list[Values]]

    def parts(self, plan: Plan, table: Table) -> list[Part]:
        return parts_of(plan, table, self.told[table.name], self.stored[table.name])


def plan_judgements(plan: Plan, audit: Audited) -> None:
    notes, made = audit.parts(plan, AUDIT_NOTES), audit.parts(plan, MODERATIONS)
    for note in notes:
        note.after["kind"] = note["kind"] or "note"
    for part in made:
        if part.row:
            _check_time(plan, audit, part, part.row)
            _check_who(plan, audit, part, part.row)
            _check_words(plan, audit, part, part.row, len(notes))
    _refuse_second_first(plan, audit, made)
    settle_parts(plan, AUDIT_NOTES, notes)
    settle_parts(plan, MODERATIONS, made)


def _check_time(plan: Plan, audit: Audited, part: Part, row: Row) -> None:
    """An audit is judged once it was submitted, and then its own row says how it stands."""
    submitted = audit.after["submitted"]
    if audit.after["admissibility"] is None and not plan.unread(audit.row, AUDITS.name, "admissibility"):
        says = f"AU-{audit.number} was not moderated. Write in audits how it stands, or take this row out."
        plan.faults.append(row.fault("audit", says))
    elif part["at"] and submitted and london_day(part["at"]) < submitted:
        says = f"This is before AU-{audit.number} was submitted, {submitted:%-d %b %Y}. Mend one of the two."
        plan.faults.append(row.fault("at", says))
    refuse_future(plan, part, "at")


def _check_who(plan: Plan, audit: Audited, part: Part, row: Row) -> None:
    by = part["by_email"]
    if by and by == audit.after["auditor_email"]:
        plan.faults.append(row.fault("by_email", "Nobody moderates an audit of their own. Name who did."))
    elif by and by in (audit.after["submitted_by_email"], audit.after["challenged_by_email"]):
        says = "Who submitted an audit or challenged its grade does not judge it. Name who did."
        plan.faults.append(row.fault("by_email", says))
    elif by and by == managers(plan).get(folded(audit.after["team"] or "")):
        plan.remarks.append(row.fault("by_email", MANAGES))
    elif by and by == audit.after["moderator_email"] and part["kind"] in _BY_ANOTHER:
        says = "This is another's to judge than whoever moderated it first. Name who did."
        plan.faults.append(row.fault("by_email", says))


def _check_words(plan: Plan, audit: Audited, part: Part, row: Row, notes: int) -> None:
    outcome = part["admissibility"] if part["kind"] in _BY_FORM else None
    silent = not part["feedback"] and not plan.unread(row, MODERATIONS.name, "feedback")
    if outcome and silent and needs_feedback(Admissibility(outcome)):
        says = "Write the feedback: the auditor learns from it what to do differently."
        came_in = part["kind"] == ModerationKind.FIRST  # kept of an audit that came in without any
        (plan.remarks if came_in else plan.faults).append(row.fault("feedback", says))
    if part["note"] and part["note"] > notes:
        says = f"AU-{audit.number} has {notes} notes. Write the number of the one that says why, or leave it empty."
        plan.faults.append(row.fault("note", says))


def _refuse_second_first(plan: Plan, audit: Audited, made: list[Part]) -> None:
    """An audit is moderated the first time once."""
    for part in [part for part in made if part["kind"] == ModerationKind.FIRST][1:]:
        if part.row:
            says = f"AU-{audit.number} was moderated the first time already. Write changed, second or challenge."
            plan.faults.append(part.row.fault("kind", says))
