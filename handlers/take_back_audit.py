"""Taking an audit back while it is to do: it ends there, or goes to another auditor who may take it."""

from datetime import date

from cards import take_back as cards
from cards.asking import YES
from cards.elements import Form
from cards.replies import NextForm, OpenForm, Reply
from domain.allocation import Candidate, Case
from domain.audit import Audit
from domain.draft import RAISED, said
from domain.judging import AuditVerb
from domain.refusal import Refusal
from domain.request import check_due
from handlers import after, load_audit, name_doubts, tell_audit
from handlers.ask import Ask, number_in
from handlers.required import required, required_day, together
from storage.candidates import conditions, due_of
from storage.ledger import Ledger
from storage.unraised import unraised_in

SOON = 5
"""Working days that somebody has for an audit that is late, unless another day is chosen."""


def ask_take_back(ask: Ask, ledger: Ledger) -> Reply:
    audit = load_audit.as_seen(ask, ledger, AuditVerb.TAKE_BACK)
    return OpenForm(_form(ask, ledger, audit))


def take_back(ask: Ask, ledger: Ledger) -> Reply:
    audit = load_audit.as_seen(ask, ledger, AuditVerb.TAKE_BACK)
    candidate, reason = together(lambda: _chosen(ask, ledger, audit), lambda: required(ask, "reason", "Say why."))
    due = _due(ask, ledger, audit) if candidate else None
    _settled(ask, ledger, audit)
    if form := name_doubts.asked(ask, ledger, _form(ask, ledger, audit), "reason"):
        return NextForm(form)
    done = _given(ask, audit, candidate, due) if candidate else audit.changed(taken_back=ask.today)
    verb = "given to another auditor" if candidate else "taken back"
    note = ledger.audit_notes.add(audit.id, verb, ask.who.id, ask.now, reason)
    ledger.save_audit(audit, done, load_audit.entry(ask, verb, audit, done, note.state))
    raised = said(ledger.drafts.of(audit).answers, RAISED)
    ledger.drafts.remove(audit.id)
    if candidate and raised:  # a case of concern is not raised again by whoever goes on
        ledger.drafts.save(ledger.drafts.of(done), {"concern": "yes", RAISED: raised}, ask.now)
    tell_audit.put(ask, ledger, "audit-taken-back", [done], [audit.auditor_id], note=note.number)
    if candidate:
        tell_audit.put(ask, ledger, "audits-allocated", [done], [candidate.id])
    return after.saved(ask, ledger, _words(done, candidate))


def _settled(ask: Ask, ledger: Ledger, audit: Audit) -> None:
    """What only a draft of it says must not go with it: Refusal until it is raised, or is said to be none."""
    if unraised_in(ledger, audit) is None:
        return
    if required(ask, "concern", "Say whether it is one.") == YES:
        raise Refusal(f"Raise it first: “/concerns raise {audit.reference}”. Nothing was taken back.", field="concern")


def _words(done: Audit, candidate: Candidate | None) -> str:
    if candidate is None:
        return f"{done.reference} is taken back. Its auditor is told."
    return f"{done.reference} went to another auditor. Both are told."


def _due(ask: Ask, ledger: Ledger, audit: Audit) -> date | None:
    """Whoever gets it has as much time for it as is left; where none is, that is asked."""
    if not _is_late(audit, ask.today):
        return audit.due
    day = required_day(ask, "due")
    check_due(day, ask.today, ledger.policy)
    return day


def _offered(ask: Ask, ledger: Ledger, audit: Audit) -> date:
    """So soon that a round that is late already is not much later."""
    return min(due_of(ledger, audit.round), ledger.policy.calendar.add(ask.today, SOON))


def _is_late(audit: Audit, today: date) -> bool:
    return audit.due is None or audit.due <= today


def _given(ask: Ask, audit: Audit, candidate: Candidate, due: date | None) -> Audit:
    return audit.changed(auditor_id=candidate.id, kind=candidate.kind, allocated_on=ask.today, due=due)


def _form(ask: Ask, ledger: Ledger, audit: Audit) -> Form:
    others = _others(ledger, audit)
    people = ledger.people.named(candidate.id for candidate in others)
    context = load_audit.context(ask, audit) if not ask.context else dict(ask.context)
    untold = unraised_in(ledger, audit)
    view = load_audit.view(ask, ledger, [audit], [untold.said_by] if untold else ())
    due = _offered(ask, ledger, audit) if others and _is_late(audit, ask.today) else None
    return cards.form(audit, view, others, people, context, unraised=untold, due=due)


def _others(ledger: Ledger, audit: Audit) -> list[Candidate]:
    """Who may take it, the fewest audits first; nobody while its round is closed."""
    if audit.is_shut:
        return []
    case = Case(audit.case_ref, audit.team, audit.age_band)
    found = conditions(ledger, audit.round).candidates
    able = (c for c in found if c.id != audit.auditor_id and c.may_take(case))
    return sorted(able, key=lambda c: (c.load, c.id))


def _chosen(ask: Ask, ledger: Ledger, audit: Audit) -> Candidate | None:
    said = required(ask, "auditor", "Choose who audits it, or nobody.")
    if said == cards.NOBODY:
        return None
    found = next((c for c in _others(ledger, audit) if c.id == number_in(said)), None)
    if found is None:
        raise Refusal("They may not take this case now. Choose somebody else.", field="auditor")
    return found
