"""What an export adds about people and time: who is away and who covers, when each wants their digest, and the policy."""

from collections.abc import Iterable
from typing import Any

from domain.absence import Absence, check_absence
from domain.refusal import Refusal
from tracker.changes import Plan, merged
from tracker.columns import Values
from tracker.layout import ABSENCES, POLICY, PREFERENCES, WEEKDAYS
from tracker.rows import Row
from tracker.settings import policy_values

_WORKING_WEEK = tuple(sorted(WEEKDAYS[:5]))
_COLUMNS = {"cover": "cover_email", "last_day": "last_day", "first_day": "first_day"}


def plan_policy(plan: Plan) -> None:
    """Settings that the file leaves out stay as they are; what cannot be is a fault at the setting it is about."""
    rows, stored = plan.by_key(POLICY.name), plan.present.policy
    for key, row in rows.items():
        plan.settle(POLICY, stored[key], merged(POLICY, row, stored[key]), row)
    for key, row in rows.items():
        try:
            policy_values([merged(POLICY, row, stored[key])])
        except ValueError:
            plan.faults.append(row.fault("value", _meant(key)))
            return
    try:
        plan.policy = plan.policy.changed(**policy_values(change.after for change in plan.changes[POLICY.name]))
    except Refusal as refusal:
        row = rows.get(refusal.field.replace("_", "-")) or next(iter(rows.values()))
        plan.faults.append(row.fault("value", refusal.sentence))


def _meant(setting: str) -> str:
    days = setting == "closures"
    return "Write days, such as 2018-12-27; 2018-12-28." if days else "Write a whole number."


def plan_preferences(plan: Plan) -> None:
    for key, row in plan.by_key(PREFERENCES.name).items():
        now = plan.present.preferences.get(key)
        after = merged(PREFERENCES, row, now)
        after |= {"days": after["days"] or _WORKING_WEEK, "weekly": bool(after["weekly"])}
        plan.settle(PREFERENCES, now, after, row)


def plan_absences(plan: Plan) -> None:
    """By the rules of chat, but that days which are past may come in as well."""
    rows, stored = plan.by_key(ABSENCES.name), plan.present.absences
    after = {key: merged(ABSENCES, row, stored.get(key)) for key, row in rows.items()}
    absences = _absences(stored | after)
    for key, row in rows.items():
        if key in absences and after[key] != stored.get(key):
            _check(plan, row, absences[key], absences.values())
        plan.settle(ABSENCES, stored.get(key), after[key], row)


def _absences(rows: dict[Any, Values]) -> dict[Any, Absence]:
    """Those that are whole, with numbers for the people's emails and for the absences themselves."""
    whole = {key: row for key, row in rows.items() if all(row[name] for name in ABSENCES.by_name)}
    emails = sorted({row[name] for row in whole.values() for name in ("person_email", "cover_email")})
    number = {email: place for place, email in enumerate(emails)}
    return {
        key: Absence(number[row["person_email"]], number[row["cover_email"]], row["first_day"], row["last_day"], place)
        for place, (key, row) in enumerate(whole.items())
    }


def _check(plan: Plan, row: Row, wanted: Absence, absences: Iterable[Absence]) -> None:
    both = {wanted.person_id, wanted.cover_id}
    try:
        check_absence(wanted, [one for one in absences if {one.person_id, one.cover_id} & both], wanted.last_day)
    except Refusal as refusal:
        plan.faults.append(row.fault(_COLUMNS[refusal.field], refusal.sentence))
