"""Moderating an audit: one of the three outcomes is pressed, the form says the rest, and everybody concerned is told."""

from collections.abc import Mapping

from cards import moderation_forms as forms
from cards.audit_words import OUTCOMES
from cards.moderation_forms import Asked
from cards.replies import NextForm, OpenForm, Reply
from domain.audit import Admissibility, Audit
from domain.judging import AuditVerb
from domain.moderation import ModerationKind, Verdict, moderated
from handlers import after, concern_of_audit, load_audit, name_doubts, tell_moderation, verdict
from handlers.ask import Ask
from storage.ledger import Ledger

MARKED = "It is marked as an example: “/audits exemplars” is where it is anonymised."


def ask_immediate(ask: Ask, ledger: Ledger) -> Reply:
    return _ask(ask, ledger, Admissibility.IMMEDIATE)


def ask_development(ask: Ask, ledger: Ledger) -> Reply:
    return _ask(ask, ledger, Admissibility.WITH_DEVELOPMENT_NEEDS)


def ask_inadmissible(ask: Ask, ledger: Ledger) -> Reply:
    return _ask(ask, ledger, Admissibility.INADMISSIBLE)


def _ask(ask: Ask, ledger: Ledger, outcome: Admissibility) -> Reply:
    audit = load_audit.as_seen(ask, ledger, AuditVerb.MODERATE)
    context = load_audit.context(ask, audit) | {"outcome": str(outcome)}
    return OpenForm(forms.moderate(audit, outcome, _asked(ask, ledger, audit, context)))


def moderate(ask: Ask, ledger: Ledger) -> Reply:
    """Of two at once one wins; the other is told who it was."""
    audit = load_audit.as_seen(ask, ledger, AuditVerb.MODERATE)
    (said, judged), seen = concern_of_audit.with_judgement(ask, ledger, audit, lambda: _judge(ask, ledger, audit))
    if concern_of_audit.is_to_be_asked(ask, audit):
        return NextForm(forms.moderate(audit, said.outcome, concern_of_audit.filled_in(ask, ledger, audit)))
    form = forms.moderate(audit, said.outcome, _asked(ask, ledger, audit, ask.context))
    others = concern_of_audit.doubts_of(ask, ledger, seen)
    if doubtful := name_doubts.asked(ask, ledger, form, *verdict.TEXTS, others=others):
        return NextForm(doubtful)
    ledger.drafts.remove(audit.id)
    made = verdict.keep(ask, ledger, audit, judged, ModerationKind.FIRST, said.reason, "moderated")
    new = concern_of_audit.raise_it(ask, ledger, seen) if seen else None
    tell_moderation.moderated(ask, ledger, judged, made)
    marked = f" {MARKED}" if judged.is_exemplary else ""
    sentence = f"{judged.reference}: {OUTCOMES[said.outcome]}. The auditor is told.{marked}"
    return after.audit_raising(ask, ledger, sentence, new)


def _judge(ask: Ask, ledger: Ledger, audit: Audit) -> tuple[Verdict, Audit]:
    said = verdict.of_form(ask, verdict.outcome(ask.context.get("outcome", "")))
    return said, moderated(audit, said, ask.who.id, ask.today, ledger.policy.good_features_from)


def _asked(ask: Ask, ledger: Ledger, audit: Audit, context: Mapping[str, str]) -> Asked:
    return Asked(verdict.as_it_stands(audit), context, concern_of_audit.asked(ask, ledger, audit, context))
