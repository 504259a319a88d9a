"""Audits and their areas: the scores stand in both files, in one cell each, and must not contradict each other."""

from typing import Any

from domain.audit import Admissibility
from domain.theme import AREAS
from storage.bulk import portions
from tracker.audit_layout import OF_AUDITS
from tracker.changes import Plan, merged
from tracker.columns import Values, folded
from tracker.judgement_rows import MANAGES, Audited, plan_judgements
from tracker.layout import AREA_ROWS, AUDITS
from tracker.numbering import by_owner
from tracker.people_rows import managers
from tracker.rows import Row
from tracker.tags import settle_tags

Key = tuple[int, str]
_JUDGED = ("auditor_email", "moderator_email", "second_email", "submitted", "admissibility", "moderated", "grade")
_DONE = {"submitted": "was submitted", "admissibility": "was moderated", "grade": "has a grade"}


def plan_audits(plan: Plan) -> None:
    audits, areas = plan.by_key(AUDITS.name), plan.by_key(AREA_ROWS.name)
    told = {table.name: by_owner(table, plan.take(table.name)) for table in OF_AUDITS}
    belonging = (number for of in told.values() for number in of)
    for ids in portions(sorted({*audits, *(audit for audit, _ in areas), *belonging})):
        stored, stored_areas = plan.present.audits(ids), plan.present.areas(ids)
        parts = {table.name: getattr(plan.present, table.name)(ids) for table in OF_AUDITS}
        for audit in ids:
            row, now = audits.get(audit), stored.get(audit)
            after = _after(row, now, areas)
            if row:
                settle_tags(plan, row, now, after)
                _check_judges(plan, row, now, after)
                plan.settle(AUDITS, now, after, row)
            for area in AREAS:
                _area(plan, (audit, area), row, areas.get((audit, area)), stored_areas)
            said = {name: of.pop(audit, []) for name, of in told.items()}
            plan_judgements(plan, Audited(audit, after, row, said, {n: of.get(audit, []) for n, of in parts.items()}))


def _after(row: Row | None, now: Values | None, areas: dict[Key, Row]) -> Values:
    after = merged(AUDITS, row, now)
    for area in AREAS if row else ():
        if row and row.values.get(area) is None and (said := areas.get((after["audit"], area))):
            after[area] = said.values.get("score", after[area])
    return after


def _check_judges(plan: Plan, row: Row, now: Values | None, after: Values) -> None:
    """Nobody judges their own, nor a second time what they judged first; what stands already was looked at when it came."""
    if now and all(now[name] == after[name] for name in _JUDGED):
        return
    auditor, moderator, second = (after[f"{name}_email"] for name in ("auditor", "moderator", "second"))
    for column, person in (("moderator_email", moderator), ("second_email", second)):
        if person and person == auditor:
            plan.faults.append(row.fault(column, "Nobody moderates an audit of their own. Name somebody else."))
    _check_managers(plan, row, after)
    if second and second == moderator != auditor:
        plan.faults.append(row.fault("second_email", "A second moderation is another's than the first. Name another."))
    _check_outcome(plan, row, after)
    _remark_undoing(plan, row, now or {}, after)


def _check_managers(plan: Plan, row: Row, after: Values) -> None:
    """Nobody judges a case of the team they manage; of a judgement that was made it may have been another's team then."""
    manager = managers(plan).get(folded(after["team"] or ""))
    said = plan.remarks if after["admissibility"] else plan.faults
    said += [
        row.fault(name, MANAGES) for name in ("moderator_email", "second_email") if manager and after[name] == manager
    ]


def _check_outcome(plan: Plan, row: Row, after: Values) -> None:
    on, submitted, outcome = after["moderated"], after["submitted"], after["admissibility"]
    if on and submitted and on < submitted:
        says = f"This is before it was submitted, {submitted:%-d %b %Y}. Mend one of the two."
        plan.faults.append(row.fault("moderated", says))
    if outcome not in (None, Admissibility.INADMISSIBLE) and row.values.get("grade", "unread") is None:
        says = "It is admissible and has no grade: the figures count it, but under no grade. Write it if it is known."
        plan.remarks.append(row.fault("grade", says))


def _remark_undoing(plan: Plan, row: Row, now: Values, after: Values) -> None:
    """A file older than what was done in chat would undo it: that is said, also in a dry run."""
    for name, done in _DONE.items():
        if now.get(name) is not None and after[name] is None:
            says = f"AU-{now['audit']} {done} in auditbot; this undoes it. Leave the column out to keep what stands."
            plan.remarks.append(row.fault(name, says))
            return


def _area(plan: Plan, key: Key, audit: Row | None, row: Row | None, stored: dict[Key, Any]) -> None:
    now = stored.get(key)
    after = merged(AREA_ROWS, row, now)
    after |= {"audit": key[0], "area": key[1]}
    score = audit.values.get(key[1], after["score"]) if audit else after["score"]
    if row and audit and row.values.get("score") is not None:
        if score not in (None, row.values["score"]):
            says = f"{audit.file}, row {audit.number}, says {score}. Write the same score in both, or leave one empty."
            plan.faults.append(row.fault("score", says))
        score = row.values["score"]
    after["score"] = score
    if row or (after["score"] is not None) or now:
        plan.settle(AREA_ROWS, now, after, row, quiet=row is None)
