"""Everything about one audit; opening a case is written down."""

from cards import show_audit as cards
from cards import whole_audit
from cards.elements import Card
from cards.replies import OpenForm, Reply, Show
from cards.show_audit import AuditDossier
from domain.action import Action
from domain.audit import Audit
from domain.judging import AuditVerb, may
from handlers import load_audit
from handlers.ask import Ask
from storage.history import Entry
from storage.ledger import Ledger


def show(ask: Ask, ledger: Ledger) -> Reply:
    audit = load_audit.audit(ask, ledger, AuditVerb.SEE)
    ledger.record(Entry.by(ask.who, load_audit.role(ask, audit), "opened", audit.reference))
    return Show(_card(ask, ledger, audit))


def whole(ask: Ask, ledger: Ledger) -> Reply:
    """All that was written in it."""
    audit = load_audit.audit(ask, ledger, AuditVerb.SEE)
    ledger.record(Entry.by(ask.who, load_audit.role(ask, audit), "opened", audit.reference))
    return OpenForm(whole_audit.form(audit, _actions(ledger, audit)))


def drawn(ask: Ask, ledger: Ledger, number: int) -> Card | None:
    """The card as it is now; None if the audit is not there or not theirs to see."""
    audit = ledger.audits.get(number)
    return _card(ask, ledger, audit) if audit and may(ask.who, AuditVerb.SEE, audit) else None


def _card(ask: Ask, ledger: Ledger, audit: Audit) -> Card:
    notes, history = ledger.audit_notes.of(audit.id), ledger.history.of(audit.reference)
    view = load_audit.view(ask, ledger, [audit], AuditDossier(audit, notes, history).people)
    theirs = audit.id in view.begun and may(ask.who, AuditVerb.SUBMIT, audit)
    draft = ledger.drafts.of(audit) if theirs else None
    example = ledger.exemplars.of(audit.id) if audit.exemplar else None
    return cards.card(AuditDossier(audit, notes, history, draft, _actions(ledger, audit), example), view)


def _actions(ledger: Ledger, audit: Audit) -> list[Action]:
    return ledger.actions.some(ledger.audits.actions_of(audit.id))
