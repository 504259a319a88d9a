"""A second moderation shows how far moderators agree: made without knowing the first, kept beside it, and changing no outcome
by itself."""

from cards import moderation_forms as forms
from cards.replies import NextForm, OpenForm, Reply
from domain.audit import DONE
from domain.judging import AuditVerb, as_known
from domain.moderation import ModerationKind
from handlers import after, load_audit, name_doubts, tell_moderation, verdict
from handlers.ask import Ask
from handlers.required import optional
from storage.ledger import Ledger


def ask_second(ask: Ask, ledger: Ledger) -> Reply:
    audit = load_audit.as_seen(ask, ledger, AuditVerb.SECOND)
    return OpenForm(forms.second(as_known(ask.who, audit), load_audit.context(ask, audit)))


def moderate_again(ask: Ask, ledger: Ledger) -> Reply:
    audit = load_audit.as_seen(ask, ledger, AuditVerb.SECOND)
    says = verdict.outcome(ask.said("outcome")), verdict.grade(ask)
    if form := name_doubts.asked(ask, ledger, forms.second(as_known(ask.who, audit), ask.context), "note"):
        return NextForm(form)
    done, note = audit.changed(second=DONE), optional(ask, "note")
    made = verdict.keep(ask, ledger, audit, done, ModerationKind.SECOND, note, "moderated a second time", says)
    tell_moderation.judged_again(ask, ledger, done, made)
    return after.audit(ask, ledger, f"Your second moderation of {audit.reference} is kept. The PLT is told.")
