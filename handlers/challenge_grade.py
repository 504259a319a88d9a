"""The team manager challenges a grade, and a second moderator decides: it stands or changes, with a reason either way."""

from cards import moderation_forms as forms
from cards.answers import say
from cards.audit_words import GRADES
from cards.replies import NextForm, OpenForm, Reply, Show
from cards.words import short_date
from domain import moderation as rules
from domain.audit import WAITING, Audit
from domain.judging import AuditVerb
from domain.moderation import ModerationKind
from domain.refusal import Refusal
from handlers import after, load_audit, name_doubts, tell_moderation, verdict
from handlers.ask import Ask
from handlers.required import required, together
from storage.history import Entry
from storage.ledger import Ledger

CHALLENGED = "grade challenged"


def ask_challenge(ask: Ask, ledger: Ledger) -> Reply:
    """Too late, its messages are drawn again, so that none offers it any longer."""
    audit = load_audit.as_seen(ask, ledger, AuditVerb.CHALLENGE)
    if over := _over(ask, ledger, audit):
        role = load_audit.role(ask, audit)
        told = Entry.by(ask.who, role, "overtaken", audit.reference, None, {"asked": "press challenge"})
        ledger.tell_copies_of(audit.reference, str(ledger.record(told)))
        return Show(say(over))
    return OpenForm(forms.challenge(audit, load_audit.context(ask, audit)))


def challenge(ask: Ask, ledger: Ledger) -> Reply:
    audit = _in_time(ask, ledger)
    reason = required(ask, "reason", "Say why the grade should be another.")
    if form := name_doubts.asked(ask, ledger, forms.challenge(audit, ask.context), "reason"):
        return NextForm(form)
    note = ledger.audit_notes.add(audit.id, CHALLENGED, ask.who.id, ask.now, reason)
    waits = audit.changed(challenge=WAITING, challenged_by=ask.who.id)
    ledger.save_audit(audit, waits, load_audit.entry(ask, CHALLENGED, audit, waits, note.state))
    tell_moderation.challenged(ask, ledger, waits, note.number)
    return after.audit(ask, ledger, f"The grade of {audit.reference} is challenged. A second moderator decides.")


def ask_decision(ask: Ask, ledger: Ledger) -> Reply:
    audit = load_audit.as_seen(ask, ledger, AuditVerb.DECIDE_CHALLENGE)
    return OpenForm(forms.decide(audit, _reason(ledger, audit), load_audit.context(ask, audit)))


def decide(ask: Ask, ledger: Ledger) -> Reply:
    audit = load_audit.as_seen(ask, ledger, AuditVerb.DECIDE_CHALLENGE)
    grade, reason = together(lambda: verdict.grade(ask), lambda: required(ask, "reason", "Say why."))
    if form := name_doubts.asked(ask, ledger, forms.decide(audit, _reason(ledger, audit), ask.context), "reason"):
        return NextForm(form)
    done = rules.decided(audit, grade, ledger.policy.good_features_from)
    made = verdict.keep(ask, ledger, audit, done, ModerationKind.CHALLENGE, reason, "challenge decided")
    tell_moderation.decided(ask, ledger, done, made)
    return after.audit(ask, ledger, f"The grade of {audit.reference} is {GRADES[grade]}. Everybody concerned is told.")


def _in_time(ask: Ask, ledger: Ledger) -> Audit:
    audit = load_audit.as_seen(ask, ledger, AuditVerb.CHALLENGE)
    if over := _over(ask, ledger, audit):
        raise Refusal(over)
    return audit


def _over(ask: Ask, ledger: Ledger, audit: Audit) -> str:
    """That there is no time for it any more; "" where there is."""
    if rules.can_be_challenged(audit, ask.today, ledger.policy):
        return ""
    until = rules.challenge_until(audit, ledger.policy)
    when = f" until {short_date(until, ask.today)}" if until else " once it was moderated"
    return f"The grade of {audit.reference} could be challenged{when}. Nothing was changed by your press."


def _reason(ledger: Ledger, audit: Audit) -> str:
    return next((n.text for n in reversed(ledger.audit_notes.of(audit.id)) if n.kind == CHALLENGED), "")
