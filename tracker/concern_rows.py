"""The register of cases of concern: what the file leaves open is filled in, and what cannot be is said in its place.

- `status` empty: closed where it says closed_on; else as it stands; of a new one acknowledged where it says acknowledged_on.
- `review_due` empty: the day it has, or as many working days after the import as the policy says (10).
- without rows in duties, team manager and head of service both had it on the day in acknowledged_on.
- in whose right it was answered, where nobody says so: in theirs who did, else in theirs who answer for it today.
- of an answer from before somebody was asked anew nothing is taken: it was another's.

One that comes in calls nobody: its team manager and its head of service are told of it by people.
"""

from dataclasses import dataclass, replace

from domain.action import parse_reference
from domain.calendar import london_day, noon
from domain.concern import PREFIX, ConcernState
from storage.bulk import portions
from tracker.changes import Plan, merged
from tracker.columns import Values
from tracker.concern_checks import EVERYBODY, OF_CLOSING, check_audit, check_concern
from tracker.concern_layout import CAPACITIES, CONCERN_NOTES, CONCERNS, DUTIES
from tracker.concern_tables import acknowledged_on
from tracker.faults import quoted
from tracker.layout import ACTIONS, AUDITS
from tracker.numbering import Part, by_owner, parts_of, refuse_future, settle_parts
from tracker.people_rows import above, answers_for
from tracker.rows import Row

_ANSWER = ("by_email", "at", "held_by_email")
_ANEW = "was asked anew since. What this row has of an answer is of before that, and left out."
_CALLED = ("told_emails", "times", "again_at", "trouble", "since", "unreached_emails")
"""What is known of a duty from having been said, and is not for a file of before that to take back."""


@dataclass(frozen=True, slots=True)
class _Duties:
    """Those of one case of concern, by capacity."""

    told: dict[str, Row]
    stored: dict[str, Values]


def plan_concerns(plan: Plan) -> None:
    _check_actions(plan)
    rows, audits = plan.by_key(CONCERNS.name), plan.by_key(AUDITS.name)
    duties, notes = (by_owner(table, plan.take(table.name)) for table in (DUTIES, CONCERN_NOTES))
    for numbers in portions(sorted({*rows, *duties, *notes})):
        present, stored = plan.present.concerns(numbers), plan.present.duties(numbers)
        said = plan.present.concern_notes(numbers)
        read = plan.present.audits(
            {row.values["audit"] for n in numbers if (row := rows.get(n)) and row.values.get("audit")}
        )
        for number in numbers:
            told = {row.values["capacity"]: row for row in duties.get(number, []) if row.values.get("capacity")}
            mine = _Duties(told, {duty["capacity"]: duty for duty in stored.get(number, [])})
            if row := rows.get(number):
                of = row.values.get("audit") or 0
                check_audit(plan, row, present.get(number), merged(AUDITS, audits.get(of), read.get(of)))
            if number in rows or number in present:
                _settle(plan, number, rows.get(number), present.get(number), mine)
            parts = parts_of(plan, CONCERN_NOTES, notes.get(number, []), said.get(number, []))
            parts += _how_it_was_closed(rows.get(number), present.get(number), len(parts))
            for part in parts:
                part.after["kind"] = part["kind"] or "update"
                refuse_future(plan, part, "at")
            settle_parts(plan, CONCERN_NOTES, parts)


def _how_it_was_closed(row: Row | None, now: Values | None, others: int) -> list[Part]:
    """The words of its end, where the file opens it again: kept among what was said of it, as in chat."""
    said = (row.values.get("status") if row else None) or ConcernState.CLOSED
    words = "\n".join(filter(None, (now["outcome"], now["difference"]))) if now else ""
    if not now or not words or now["status"] != ConcernState.CLOSED or said == ConcernState.CLOSED:
        return []
    of = {"concern": now["concern"], "number": others + 1, "kind": "closed", "by_email": now["closed_by_email"]}
    return [Part(None, {**of, "at": now["closed_at"], "text": words})]


def _check_actions(plan: Plan) -> None:
    """An action's case of concern is one that there is; what is stored of it already was looked at when it came."""
    named = [row for row in plan.rows(ACTIONS.name) if row.values.get("concern")]
    numbers = {row.number: parse_reference(row.values["concern"], PREFIX) for row in named}
    there = set(plan.by_key(CONCERNS.name)) | plan.present.bulk.existing(
        CONCERNS.name, set(filter(None, numbers.values()))
    )
    stored = plan.present.bulk.of("actions", "id", {row.values["action"] for row in named if row.values.get("action")})
    before = {row.id: row.concern for row in stored}
    for row in named:
        number, said = numbers[row.number], row.values["concern"]
        if number is not None:
            row.values["concern"] = f"{PREFIX}-{number}"
        if before.get(row.values.get("action", 0)) == row.values["concern"]:
            continue
        if number is None:
            plan.faults.append(row.fault("concern", f"{quoted(said)} is not a reference. Write it as C-3."))
        elif number not in there:
            says = f"There is no case of concern {quoted(f'{PREFIX}-{number}')} in the files or in auditbot."
            plan.faults.append(row.fault("concern", f"{says} Add it to concerns, or mend it here."))


def _settle(plan: Plan, number: int, row: Row | None, now: Values | None, duties: _Duties) -> None:
    after = merged(CONCERNS, row, now)
    theirs = [_duty(plan, number, word, after, duties) for word in CAPACITIES]
    has_it = acknowledged_on(theirs)
    if row and _is_of_before(after, theirs, duties):
        status = None if row.values.get("status") in EVERYBODY else row.values.get("status")
        row = replace(row, values={**row.values, "status": status, "acknowledged_on": None})
    after["status"] = _status(plan, row, now, has_it is not None)
    _fill_closing(after, now)
    if not after["closed_at"]:
        after["review_due"] = after["review_due"] or plan.policy.next_review(plan.today)
    if row:
        _forget_overdue(row, now, after)
        check_concern(plan, row, now, after, has_it)
    after["acknowledged_on"] = has_it
    plan.settle(CONCERNS, now, after, row)
    for duty in theirs:
        told, stored = duties.told.get(duty["capacity"]), duties.stored.get(duty["capacity"])
        plan.settle(DUTIES, stored, duty, told, quiet=told is None)


def _forget_overdue(row: Row, now: Values | None, after: Values) -> None:
    """That the director knows of an overdue review was of its day: of another one they are told anew."""
    if now and after["review_due"] != now["review_due"] and not row.values.get("review_told_on"):
        after["review_told_on"] = None


def _duty(plan: Plan, number: int, word: str, concern: Values, duties: _Duties) -> Values:
    """Who has said that they have it needs no message about it any more."""
    told, now = duties.told.get(word), duties.stored.get(word)
    after = merged(DUTIES, told, now) | {"concern": number, "capacity": word}
    if told is None and after["at"] is None and concern["acknowledged_on"]:
        after["at"] = noon(concern["acknowledged_on"])
    if now and _is_asked_anew(after, now):
        after |= {name: now[name] for name in _ANSWER}
        if told:
            plan.remarks.append(told.fault("at", f"The {CAPACITIES[word]} of C-{number} {_ANEW}"))
    if after["at"]:
        after |= {"again_at": None, "trouble": None, "unreached_emails": None}
        theirs = answers_for(plan, concern["team"])[CAPACITIES[word]]
        after["held_by_email"] = after["held_by_email"] or after["by_email"] or theirs or above(plan)
    elif told and now and _is_behind(after, now):
        after |= {name: now[name] for name in _CALLED}
        said = f"C-{number} was said to the {CAPACITIES[word]} again since. What this row has of that is older, and left out."
        plan.remarks.append(told.fault("again_at", said))
    if told and after["at"] and london_day(after["at"]) > plan.today:
        plan.faults.append(
            told.fault("at", f"{london_day(after['at']):%-d %b %Y} has not come yet. Write when it was.")
        )
    return after | {"times": after["times"] or 0}


def _is_asked_anew(after: Values, now: Values) -> bool:
    """Whether the file says that somebody has it from before the one who answers now was asked: that answer is not theirs."""
    return bool(after["at"] and now["at"] is None and now["since"] and after["at"] < now["since"])


def _is_of_before(after: Values, theirs: list[Values], duties: _Duties) -> bool:
    """Whether the row has it acknowledged by who answered then, and somebody was asked anew since."""
    waits = [duties.stored[d["capacity"]] for d in theirs if d["at"] is None and d["capacity"] in duties.stored]
    said = after["acknowledged_on"]
    return bool(said) and any(now["since"] and noon(said) < now["since"] for now in waits)


def _is_behind(after: Values, now: Values) -> bool:
    """Whether it would take back that it was said again: then they would be called twice for the same, or not any more."""
    again, before = after["again_at"], now["again_at"]
    return bool(before) and (again is None or again < before or (after["times"] or 0) < now["times"])


def _status(plan: Plan, row: Row | None, now: Values | None, has_it: bool) -> str:
    """A file of before everybody had it takes nothing back: who has said so in chat has it."""
    said = row.values if row else {}
    if row and now and said.get("status") == ConcernState.RAISED and has_it and not said.get("acknowledged_on"):
        plan.remarks.append(
            row.fault("status", f"Everybody has C-{row.values['concern']} by now. That is not taken back.")
        )
        return str(now["status"]) if now["status"] in EVERYBODY else ConcernState.ACKNOWLEDGED
    if said.get("status"):
        return str(said["status"])
    if said.get("closed_on"):
        return ConcernState.CLOSED
    if now and now["status"] != ConcernState.RAISED:
        return str(now["status"])
    return ConcernState.ACKNOWLEDGED if has_it else ConcernState.RAISED


def _fill_closing(after: Values, now: Values | None) -> None:
    """When it was closed stands in two columns, the day and the moment; of an open one nothing of it is kept."""
    if after["status"] != ConcernState.CLOSED:
        if now and now["closed_at"]:
            after |= dict.fromkeys(OF_CLOSING)
        after["closed_at"] = None
        return
    on, at = after["closed_on"], after["closed_at"]
    after["closed_at"] = at if at and on in (None, london_day(at)) else (noon(on) if on else None)
    after["closed_on"] = london_day(after["closed_at"]) if after["closed_at"] else None
    after |= {"review_due": None, "review_told_on": None}
