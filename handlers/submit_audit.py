"""Submitting an audit: what was filled in becomes the audit, its actions go to the team manager, the moderators hear of it."""

from dataclasses import dataclass

from cards.replies import FormErrors, NextForm, Reply
from cards.unraised import NOT_RAISED
from cards.words import count
from domain import draft as rules
from domain.action import Action
from domain.audit import Audit
from domain.draft import CHECKED, Draft
from domain.judging import OF_SUBMITTING, AuditVerb
from domain.refusal import Refusal
from domain.submission import Features, features, submitted
from domain.theme import AREAS
from handlers import after, audit_doubts, fill_in_audit, load_audit, new_action, tell, tell_audit
from handlers.ask import Ask
from storage.history import State, fingerprint
from storage.ledger import Ledger

OVERRULED = OF_SUBMITTING


@dataclass(frozen=True, slots=True)
class _Sent:
    """What is submitted: the audit as it was, its finished draft, and what is said of good features."""

    audit: Audit
    draft: Draft
    found: Features | None


def submit(ask: Ask, ledger: Ledger) -> Reply:
    """All of it or nothing: a step that is unfinished by now comes up again instead."""
    audit = load_audit.as_seen(ask, ledger, AuditVerb.SUBMIT)
    draft = fill_in_audit.save(ask, ledger, audit, as_seen=True)
    step = rules.first_unfinished(draft.answers, ask.today, ledger.policy)
    if step != CHECKED:
        lacking = [*rules.lacks(step, draft.answers, ask.today, ledger.policy).values(), NOT_RAISED]
        return NextForm(fill_in_audit.form(ask, ledger, audit, draft, step, lacking[:1]), kept=True)
    sent = _Sent(audit, draft, features(draft, ledger.policy.good_features_from))
    if sent.found and sent.found.overruled and not sent.found.why:
        return FormErrors({"why": "Say why, as it does not follow from the areas."})
    found = audit_doubts.of(ask, ledger, audit, draft, CHECKED)
    if audit_doubts.settled(ask, ledger, draft, CHECKED, found) is None:
        return NextForm(fill_in_audit.form(ask, ledger, audit, draft, CHECKED, found.sentences, found.mark), kept=True)
    return _submit(ask, ledger, sent)


def _submit(ask: Ask, ledger: Ledger, sent: _Sent) -> Reply:
    audit, draft = sent.audit, sent.draft
    owner = audit.team.manager_id
    if owner is None:
        raise Refusal("This team has no manager yet who could own the actions. Your draft is kept. Ask the PLT.")
    done = submitted(audit, draft, ledger.policy.good_features_from, ask.who.id, ask.today)
    ledger.save_audit(audit, done, load_audit.entry(ask, "submitted", audit, done, _hashes(ask, ledger, sent, done)))
    actions = [_added(ask, ledger, done, owner, one) for one in rules.wanted(draft.answers)]
    ledger.drafts.remove(audit.id)
    if untold := rules.left_untold(draft.answers):
        ledger.drafts.save(ledger.drafts.of(done), untold, ask.now)
    tell.assigned(ask, ledger, actions)
    tell_audit.submitted(ask, ledger, done)
    number = len(ledger.audits.actions_of(done.id))
    went = (
        f"{done.reference} is submitted with {count(number, 'action')}. The team manager and the moderators are told."
    )
    return after.saved(ask, ledger, went)


def _added(ask: Ask, ledger: Ledger, audit: Audit, owner: int, asked: rules.Wanted) -> Action:
    """One of the actions, whatever the moderation will say."""
    if asked.due is None:
        raise ValueError("an action of a finished draft has a due date")
    return new_action.add(ask, ledger, new_action.of_audit(ask, audit, owner, asked.text, asked.due))


def _hashes(ask: Ask, ledger: Ledger, sent: _Sent, done: Audit) -> State:
    """What the history holds of what was written: a hash for each area, and for the reason where one was needed."""
    written = [done.areas[area] for area in AREAS]
    state: dict[str, str | int | bool | list[str] | None] = {
        "hashes": [fingerprint(f"{area.evidence}\n{area.impact}") for area in written]
    }
    if sent.found and sent.found.overruled:
        state |= ledger.audit_notes.add(done.id, OVERRULED, ask.who.id, ask.now, sent.found.why).state
    return state
