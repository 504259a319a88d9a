"""Audits and their areas: the scores stand in both files, in one cell each, and must not contradict each other."""

from typing import Any

from domain.theme import AREAS
from storage.bulk import portions
from tracker.changes import Plan, merged
from tracker.columns import Values
from tracker.layout import AREA_ROWS, AUDITS
from tracker.rows import Row

Key = tuple[int, str]


def plan_audits(plan: Plan) -> None:
    audits, areas = plan.by_key(AUDITS.name), plan.by_key(AREA_ROWS.name)
    for ids in portions(sorted({*audits, *(audit for audit, _ in areas)})):
        stored, stored_areas = plan.present.audits(ids), plan.present.areas(ids)
        for audit in ids:
            if row := audits.get(audit):
                _audit(plan, row, stored.get(audit), areas)
            for area in AREAS:
                _area(plan, (audit, area), audits.get(audit), areas.get((audit, area)), stored_areas)


def _audit(plan: Plan, row: Row, now: Values | None, areas: dict[Key, Row]) -> None:
    after = merged(AUDITS, row, now)
    for area in AREAS:
        if row.values.get(area) is None and (said := areas.get((after["audit"], area))):
            after[area] = said.values.get("score", after[area])
    plan.settle(AUDITS, now, after, row)


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
