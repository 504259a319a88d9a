"""Changing an outcome later: with a reason; the earlier judgement stays on record, and those who heard of it hear of this."""

from collections.abc import Mapping
from dataclasses import replace

from cards import moderation_forms as forms
from cards.elements import Form
from cards.moderation_forms import Asked
from cards.replies import NextForm, OpenForm, Reply
from domain.audit import Audit
from domain.judging import AuditVerb
from domain.moderation import ModerationKind, judged_anew
from handlers import after, concern_of_audit, decide_exemplar, load_audit, name_doubts, tell_moderation, verdict
from handlers.ask import Ask
from handlers.required import required, together
from storage.ledger import Ledger


def ask_change(ask: Ask, ledger: Ledger) -> Reply:
    audit = load_audit.as_seen(ask, ledger, AuditVerb.CHANGE_OUTCOME)
    return OpenForm(_form(ask, ledger, audit, load_audit.context(ask, audit)))


def change(ask: Ask, ledger: Ledger) -> Reply:
    audit = load_audit.as_seen(ask, ledger, AuditVerb.CHANGE_OUTCOME)
    (why, judged), seen = concern_of_audit.with_judgement(ask, ledger, audit, lambda: _judge(ask, ledger, audit))
    if concern_of_audit.is_to_be_asked(ask, audit):
        return NextForm(forms.change(audit, concern_of_audit.filled_in(ask, ledger, audit)))
    others = concern_of_audit.doubts_of(ask, ledger, seen)
    if doubtful := name_doubts.asked(
        ask, ledger, _form(ask, ledger, audit, ask.context), *verdict.TEXTS, others=others
    ):
        return NextForm(doubtful)
    made = verdict.keep(ask, ledger, audit, judged, ModerationKind.CHANGED, why, "outcome changed")
    new = concern_of_audit.raise_it(ask, ledger, seen) if seen else None
    tell_moderation.changed(ask, ledger, judged, made)
    decide_exemplar.follow(ask, ledger, judged)
    sentence = f"The outcome of {judged.reference} is changed, and who heard of it is told."
    return after.audit_raising(ask, ledger, sentence, new)


def _judge(ask: Ask, ledger: Ledger, audit: Audit) -> tuple[str, Audit]:
    """Why it changes, and the audit as it is judged now."""
    why, said = together(
        lambda: required(ask, "why", "Say why it changes."),
        lambda: verdict.of_form(ask, verdict.outcome(ask.said("outcome"))),
    )
    return why, judged_anew(audit, replace(said, reason=why), ledger.policy.good_features_from)


def _form(ask: Ask, ledger: Ledger, audit: Audit, context: Mapping[str, str]) -> Form:
    return forms.change(
        audit, Asked(verdict.as_it_stands(audit), context, concern_of_audit.asked(ask, ledger, audit, context))
    )
