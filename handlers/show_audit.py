"""Everything about one audit; opening a case is written down."""

from collections.abc import Sequence

from cards import show_audit as cards
from cards import whole_audit
from cards.elements import Card
from cards.replies import OpenForm, Reply, Show
from cards.show_audit import AuditDossier
from domain.action import Action
from domain.audit import Audit
from domain.concern import Concern
from domain.judging import AuditVerb, as_known, is_blind, knows_of_concern, may, reads_said, sees_feedback
from domain.oversight import standings
from handlers import load_audit
from handlers.ask import Ask
from storage.history import Entry, Kept
from storage.ledger import Ledger
from storage.missed import is_missed


def show(ask: Ask, ledger: Ledger) -> Reply:
    audit = load_audit.audit(ask, ledger, AuditVerb.SEE)
    ledger.record(Entry.by(ask.who, load_audit.role(ask, audit), "opened", audit.reference))
    return Show(_card(ask, ledger, audit))


def whole(ask: Ask, ledger: Ledger) -> Reply:
    """All that was written in it and said of it, as far as it is theirs to read."""
    audit = load_audit.audit(ask, ledger, AuditVerb.SEE)
    ledger.record(Entry.by(ask.who, load_audit.role(ask, audit), "opened", audit.reference))
    known, notes = as_known(ask.who, audit), ledger.audit_notes.of(audit.id)
    theirs = [note for note in notes if reads_said(ask.who, audit, note.kind, note.by)]
    view = load_audit.view(ask, ledger, [audit], [note.by for note in theirs])
    told = sees_feedback(ask.who, audit)
    return OpenForm(whole_audit.form(known, _actions(ledger, audit), theirs, view, feedback=told))


def drawn(ask: Ask, ledger: Ledger, number: int) -> Card | None:
    """The card as it is now; None if the audit is not there or not theirs to see."""
    audit = ledger.audits.get(number)
    return _card(ask, ledger, audit) if audit and may(ask.who, AuditVerb.SEE, audit) else None


def _card(ask: Ask, ledger: Ledger, audit: Audit) -> Card:
    notes, history = ledger.audit_notes.of(audit.id), ledger.history.of(audit.reference)
    said = ledger.opinions.of(audit.id)
    view = load_audit.view(ask, ledger, [audit], AuditDossier(audit, notes, history, opinion=said).people)
    theirs = audit.id in view.begun and may(ask.who, AuditVerb.SUBMIT, audit)
    draft = ledger.drafts.of(audit) if theirs else None
    example = ledger.exemplars.of(audit.id) if audit.exemplar else None
    raised, seniors = ledger.concerns.of_audit(audit.id), ledger.people.seniors()
    seen = [concern.reference for concern in raised if standings(ask.who, concern, seniors)]
    seen = [] if is_blind(ask.who, audit) and is_missed(history) else seen
    known = bool(seen) or _reads_concern(ask, ledger, audit, history, raised)
    dossier = AuditDossier(audit, notes, history, draft, _actions(ledger, audit), example, known, seen, said)
    return cards.card(dossier, view)


def _reads_concern(ask: Ask, ledger: Ledger, audit: Audit, history: Sequence[Kept], raised: Sequence[Concern]) -> bool:
    """Whether the reader may know that there is one, though they see none: by their part in the audit; and who would see one of
    this case, where the register has none."""
    if knows_of_concern(ask.who, audit, seen_later=is_missed(history)):
        return True
    if not audit.concern or (is_blind(ask.who, audit) and is_missed(history)):
        return False
    such = Concern(0, audit.case_ref, audit.team, "", ask.today)
    return not raised and bool(standings(ask.who, such, ledger.people.seniors()))


def _actions(ledger: Ledger, audit: Audit) -> list[Action]:
    return ledger.actions.some(ledger.audits.actions_of(audit.id))
