"""The auditor answers the feedback: the words go to the moderator, or where they have left to the Practice Learning
Team, and are kept."""

from cards import moderation_forms as forms
from cards.replies import NextForm, OpenForm, Reply
from domain.judging import AuditVerb
from handlers import after, load_audit, name_doubts, tell_moderation
from handlers.ask import Ask
from handlers.required import required
from storage.history import Entry
from storage.ledger import Ledger


def ask_reply(ask: Ask, ledger: Ledger) -> Reply:
    audit = load_audit.audit(ask, ledger, AuditVerb.REPLY)
    return OpenForm(forms.reply(audit, load_audit.context(ask, audit)))


def reply(ask: Ask, ledger: Ledger) -> Reply:
    audit = load_audit.audit(ask, ledger, AuditVerb.REPLY)
    text = required(ask, "note", "Write your reply.")
    if form := name_doubts.asked(ask, ledger, forms.reply(audit, ask.context), "note"):
        return NextForm(form)
    note = ledger.audit_notes.add(audit.id, "replied", ask.who.id, ask.now, text)
    ledger.record(Entry.by(ask.who, load_audit.role(ask, audit), "replied", audit.reference, None, note.state))
    to = "the moderator" if tell_moderation.replied(ask, ledger, audit, note.number) else "the Practice Learning Team"
    return after.said(f"Your reply about {audit.reference} is sent to {to}.")
