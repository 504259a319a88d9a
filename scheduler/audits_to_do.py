"""What a digest says of audits that are to do: to the auditor, and of late ones to the head of their service; of cases of
concern that are not raised to whoever can see to it; and how it looks later."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from cards.audits_to_do import NONE, PART, AuditsToDo, Overdue
from cards.view import View
from domain.audit import Audit
from domain.judging import AuditVerb, may
from domain.person import Actor, Role
from domain.reminder import horizon, when
from domain.staff import Staff
from domain.unraised import Unraised
from storage.copies import Copy
from storage.due_audits import due_by, of_theirs, with_whom
from storage.ledger import Ledger
from storage.staff import some
from storage.unraised import unraised_for


def of_today(ledger: Ledger, reader: Actor, *, alone: bool = False) -> AuditsToDo:
    """Each once: who does the audit reads the audit itself, who oversees its auditor only how many are late. `alone`: nothing
    but the cases of concern that are not raised, as nobody's day off puts these off."""
    worries = unraised_for(ledger, reader)
    if alone:
        return _drawn(ledger, reader, [], worries=worries)
    today, policy = ledger.today.day, ledger.policy
    days = tuple(ledger.preferences.of(reader.id).stands_for(today, policy.calendar)) or (today,)
    oversees = reader.holds(Role.PLT, Role.HEAD_OF_SERVICE) or bool(ledger.people.teams_answered_for(reader.selves))
    last = horizon(max(days), policy)
    found = due_by(ledger.audits, last) if oversees else of_theirs(ledger.audits, reader.selves, last)
    staff, auditors = _staff(ledger, found), with_whom(ledger, found)
    mine = [
        audit for audit in found
        if audit.due and staff.audits(auditors[audit.id]) & reader.selves and when(audit.due, None, days, policy)
    ]  # fmt: skip
    late = _overdue(ledger, reader, [a for a in found if auditors[a.id]], staff)
    return _drawn(ledger, reader, mine, late, worries)


def as_posted(ledger: Ledger, reader: Actor, copy: Copy) -> AuditsToDo:
    """Those that the message showed, each as it now stands; what it only counted is counted on its own day alone."""
    numbers = [int(name.removeprefix("AU-")) for name, under in copy.parts.items() if under == PART]
    found = [audit for audit in ledger.audits.some(numbers) if may(reader, AuditVerb.SEE, audit)]
    is_today, alone = date.fromisoformat(copy.content["day"]) == ledger.today.day, bool(copy.content.get("alone"))
    now = of_today(ledger, reader, alone=alone) if is_today else NONE
    if not numbers:
        return replace(now, room=0)
    return _drawn(ledger, reader, found, now.overdue, now.unraised)


def is_of_today(ledger: Ledger, copy: Copy) -> bool:
    """Whether it is still the day of this digest, and it told all there was."""
    return date.fromisoformat(copy.content["day"]) == ledger.today.day and not copy.content.get("alone")


def _overdue(ledger: Ledger, reader: Actor, found: list[Audit], staff: Staff) -> tuple[Overdue, ...]:
    calendar, today = ledger.policy.calendar, ledger.today.day
    late: dict[int | None, list[int]] = defaultdict(list)
    for audit in found:
        if audit.due and audit.due < today and staff.hears_of_late(audit.auditor_id) & reader.selves:
            late[audit.auditor_id].append(calendar.late(audit.due, today))
    said = (Overdue(auditor, len(days), max(days)) for auditor, days in late.items())
    return tuple(sorted(said, key=lambda one: (-one.days, -one.number, one.auditor_id or 0)))


def _staff(ledger: Ledger, found: list[Audit]) -> Staff:
    """As much of it as tells whose these audits are, and who oversees them."""
    staff = some(ledger.people, [audit.auditor_id for audit in found if audit.auditor_id], {})
    return Staff(staff.people, {team.id: team for team in ledger.people.teams()}, {}, staff.seniors)


def _drawn(
    ledger: Ledger,
    reader: Actor,
    mine: list[Audit],
    overdue: Sequence[Overdue] = (),
    worries: Sequence[Unraised] = (),
) -> AuditsToDo:
    if not mine and not overdue and not worries:
        return NONE
    ids = {audit.auditor_id for audit in mine} | {one.auditor_id for one in overdue} | {one.said_by for one in worries}
    people = ledger.people.named(ids - {reader.id}) | {reader.id: reader.person}
    view = View(reader, ledger.today.day, people, policy=ledger.policy, begun=ledger.drafts.begun(mine))
    return AuditsToDo(tuple(mine), overdue, view, unraised=worries)
