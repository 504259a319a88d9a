"""What an export adds of the audit programme beside its audits: compared with what is stored, by the rules of chat."""

from collections.abc import Iterator, Mapping
from typing import Any

from domain.calendar import london_day
from domain.channel import channel_named
from domain.exemplar import ExemplarState
from domain.exemption import ExemptionState
from domain.person import Role
from domain.programme import MOST
from domain.refusal import Refusal
from domain.theme import SHIPPED
from tracker.audit_layout import CHANNELS, COMPETENCES, EXEMPLAR_TEXTS, EXEMPLARS, EXEMPTIONS, TARGETS, THEMES
from tracker.changes import Plan, merged
from tracker.columns import Table, Values, folded
from tracker.judgement_rows import MANAGES
from tracker.layout import AUDITS
from tracker.numbering import Part, by_owner, parts_of, refuse_future, settle_parts
from tracker.people_rows import holds, managers
from tracker.rows import Row

NO_DIRECTOR = "This is no director, who decides on exemptions. If they covered for one, it may stay."
_SHIPPED = {folded(theme.name): theme.name for theme in SHIPPED}


def plan_programme(plan: Plan) -> None:
    _plan_themes(plan)
    _plan_targets(plan)
    _plan_channels(plan)
    audits = plan.by_key(AUDITS.name) if EXEMPLARS.name in plan.tables else {}
    for key, row in plan.by_key(EXEMPLARS.name).items():
        now = plan.present.exemplars.get(key)
        after = merged(EXEMPLARS, row, now)
        kept = now if now and _is_older(plan, row, now, after, "at") else None
        plan.settle(EXEMPLARS, now, dict(kept) if kept else _exemplar(plan, row, after, audits), row)
    for parts in _parts(plan, EXEMPTIONS):
        for part in parts:
            _keep_decided(plan, part)
            _check_exemption(plan, part)
        _refuse_second(plan, parts)
        settle_parts(plan, EXEMPTIONS, parts)
    for parts in _parts(plan, COMPETENCES):
        for part in parts:
            _check_competence(plan, part)
        settle_parts(plan, COMPETENCES, parts)


def _is_older(plan: Plan, row: Row, now: Values, after: Values, since: str) -> bool:
    """Whether the file is from before what was decided in chat since, which it would set back: that stays, and is said."""
    last = now["decided_at"]
    said = max(filter(None, (row.values.get(since), row.values.get("decided_at"))), default=None)
    if now["state"] == after["state"] or last is None or (said is not None and said >= last):
        return False
    says = f"It is {now['state']} in auditbot since {london_day(last):%-d %b %Y}, which is later than this. That stays as it is."
    plan.remarks.append(row.fault("state", says))
    return True


def _keep_decided(plan: Plan, part: Part) -> None:
    if part.row and part.before and part["state"] and _is_older(plan, part.row, part.before, part.after, "asked_at"):
        part.after = dict(part.before)


def _plan_themes(plan: Plan) -> None:
    """One that was shipped keeps its own way of being written."""
    for key, row in plan.by_key(THEMES.name).items():
        now = plan.present.themes.get(key)
        after = merged(THEMES, row, now)
        plan.settle(THEMES, now, after if now else after | {"theme": _SHIPPED.get(key, after["theme"])}, row)


def _plan_targets(plan: Plan) -> None:
    for key, row in plan.by_key(TARGETS.name).items():
        now = plan.present.targets.get(key)
        after = merged(TARGETS, row, now)
        for name in ("core", "learning"):
            after[name] = after[name] or 0
            if after[name] > MOST:
                plan.faults.append(row.fault(name, f"A service has at most {MOST} audits in a round. Write fewer."))
        plan.settle(TARGETS, now, after, row)


def _plan_channels(plan: Plan) -> None:
    for key, row in plan.by_key(CHANNELS.name).items():
        now = plan.present.channels.get(key)
        after = merged(CHANNELS, row, now)
        try:
            after["channel"] = channel_named(after["channel"] or "") or None
        except Refusal as refusal:
            plan.faults.append(row.fault("channel", refusal.sentence))
        plan.settle(CHANNELS, now, after, row)


def _exemplar(plan: Plan, row: Row, after: Values, audits: Mapping[Any, Row]) -> Values:
    """Somebody writes it without what could be known again, and somebody else accepts it."""
    for name in ("decided_by_email", "decided_at"):
        if after["state"] not in (None, "waiting") and not after[name] and not plan.unread(row, EXEMPLARS.name, name):
            plan.faults.append(row.fault(name, f"It is {after['state']}: write who decided, and when."))
    if after["state"] == "accepted" and after["by_email"] and after["by_email"] == after["decided_by_email"]:
        plan.faults.append(row.fault("decided_by_email", "Nobody accepts what they proposed. Name who did."))
    _check_example(plan, row, after, audits)
    if after["state"] == ExemplarState.WITHDRAWN:  # what was withdrawn is kept nowhere
        after |= dict.fromkeys(EXEMPLAR_TEXTS)
    elif not any(after[name] for name in EXEMPLAR_TEXTS):
        plan.faults.append(row.fault(EXEMPLAR_TEXTS[0], "An example has a text. Write at least one."))
    return after


def _check_example(plan: Plan, row: Row, after: Values, audits: Mapping[Any, Row]) -> None:
    """Who did the audit, or stood in for who did, does not accept it, and what cannot be relied on is in no library."""
    for name in ("at", "decided_at"):
        if after[name] and london_day(after[name]) > plan.today:
            says = f"{london_day(after[name]):%-d %b %Y} has not come yet. Write when it was."
            plan.faults.append(row.fault(name, says))
    number = after["audit"]
    audit = merged(AUDITS, audits.get(number), plan.present.audits([number]).get(number))
    if after["state"] != "accepted" or number is None:
        return
    concerned = {audit[f"{name}_email"] for name in ("auditor", "submitted_by", "challenged_by")}
    if after["decided_by_email"] and after["decided_by_email"] in concerned:
        plan.faults.append(
            row.fault("decided_by_email", "Nobody accepts an example of an audit of their own. Name who did.")
        )
    elif after["decided_by_email"] and after["decided_by_email"] == managers(plan).get(folded(audit["team"] or "")):
        plan.remarks.append(row.fault("decided_by_email", MANAGES))
    if not audit["exemplar"] or audit["admissibility"] not in ("immediate", "development"):
        says = f"AU-{number} is not admissible, or not marked as an example: nobody reads this in the library."
        plan.remarks.append(row.fault("audit", says))


def _parts(plan: Plan, table: Table) -> Iterator[list[Part]]:
    """The rows of each month or person that a file speaks of, with those that are stored."""
    stored = getattr(plan.present, table.name)
    for owner, rows in by_owner(table, plan.rows(table.name)).items():
        yield parts_of(plan, table, rows, stored.get(owner, []))


def _check_exemption(plan: Plan, part: Part) -> None:
    """Asked, decided once by somebody who has no part in it, or withdrawn, also by who asked."""
    row, waits = part.row, part["state"] == ExemptionState.ASKED
    decider = part["decided_by_email"] if part["state"] != ExemptionState.WITHDRAWN else None
    if row is None or part["state"] is None:
        return
    for name in ("decided_by_email", "decided_at"):
        if waits and part[name]:
            plan.faults.append(
                row.fault(name, "It waits for a decision. Leave this empty, or write in state what it was.")
            )
        elif not (waits or part[name] or plan.unread(row, EXEMPTIONS.name, name)):
            plan.faults.append(row.fault(name, f"It was {part['state']}: write who decided, and when."))
    if decider and decider in (part["asked_by_email"], part["person_email"]):
        says = "Nobody decides on an exemption that is their own or that they asked for. Name who did."
        plan.faults.append(row.fault("decided_by_email", says))
    elif decider and not holds(plan, decider, Role.DIRECTOR):
        plan.remarks.append(row.fault("decided_by_email", NO_DIRECTOR))
    if part["decided_at"] and part["asked_at"] and part["decided_at"] < part["asked_at"]:
        plan.faults.append(row.fault("decided_at", "This is before it was asked. Mend one of the two."))
    refuse_future(plan, part, "decided_at" if part["decided_at"] else "asked_at")


def _refuse_second(plan: Plan, parts: list[Part]) -> None:
    """Somebody is exempted from a round once, unless it was declined or withdrawn."""
    known: dict[str, Part] = {}
    for part in parts:
        if part["state"] is None or ExemptionState(part["state"]).is_past or not part["person_email"]:
            continue
        first = known.setdefault(part["person_email"], part)
        if first is not part and part.row:
            says = "They are exempted from this round already, or it waits for a decision. Keep one of the rows."
            plan.faults.append(part.row.fault("person_email", says))


def _check_competence(plan: Plan, part: Part) -> None:
    row = part.row
    if row is None:
        return
    if part["by_email"] and part["by_email"] == part["person_email"]:
        plan.faults.append(row.fault("by_email", "Nobody confirms their own competence. Name who did."))
    unread = plan.unread(row, COMPETENCES.name, "audits")
    if part["role"] == Role.CORE_AUDITOR and not (part["audits"] or unread):
        plan.faults.append(row.fault("audits", "Write on which audits the competence was confirmed: AU-7; AU-12."))
    refuse_future(plan, part, "at")
