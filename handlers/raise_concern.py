"""Raising a case of concern: within what one sees, never without an action, and told at once to those who must answer."""

from collections.abc import Sequence
from dataclasses import replace

from cards import concern_forms as forms
from cards.concern_forms import UNSAID, Raising
from cards.elements import Form
from cards.forms import TEXT_LENGTH
from cards.replies import NextForm, OpenForm, Reply
from domain.action import Action, Audited, parse_reference
from domain.audit import Audit
from domain.concern import Concern
from domain.judging import AuditVerb
from domain.judging import may as may_of_audit
from domain.oversight import may_raise
from domain.person import Team
from domain.refusal import Barred, Refusal, unseen_audit
from handlers import after, doubts, first_actions, new_concern
from handlers.ask import Ask, number_in
from handlers.required import case_typed, required, required_yes, together
from handlers.teams_to_raise_for import teams_to_raise_for
from storage.audit_lists import of_case
from storage.history import fingerprint
from storage.ledger import Ledger

NOT_YOURS = (
    "The PLT, team managers and heads of service raise cases of concern, and auditors and moderators those of audits that are "
    "theirs. Nothing was changed."
)


def ask_concern(ask: Ask, ledger: Ledger) -> Reply:
    """The empty form, wherever it was asked for: of a message that a shortcut was used on nothing is taken. Where an audit is
    named, and one may be raised from it, it is about that one."""
    return OpenForm(_form(ask, ledger, Raising((), "", _of_named(ask, ledger), {"place": ask.place})))


def add_room(ask: Ask, ledger: Ledger) -> Reply:
    """The same form with what it holds, and room for one more action."""
    places = min(first_actions.places(ask) + 1, forms.MOST_ACTIONS)
    return NextForm(_form(ask, ledger, _filled_in(ask, places=places)))


def raise_concern(ask: Ask, ledger: Ledger) -> Reply:
    """Checks what was said, asks once about what looks doubtful, then saves and tells those who must answer."""
    drafted, _ = together(lambda: _drafted(ask, ledger), lambda: first_actions.check(ask, ledger))
    actions = first_actions.wanted(ask, ledger, drafted)
    mark = fingerprint("\n".join([drafted.case_ref, drafted.text, *(action.text for action in actions)]))[:16]
    found = _doubts(ask, ledger, drafted, actions)
    if found and mark not in ask.chose("sure"):
        return NextForm(_form(ask, ledger, replace(_filled_in(ask), doubts=found, mark=mark)))
    concern = new_concern.raise_it(ask, ledger, drafted, actions, field="action.1")
    return after.raised(ask, ledger, concern)


def _of_named(ask: Ask, ledger: Ledger) -> dict[str, str | tuple[str, ...]]:
    """Case, team and audit of the audit that the button or the words name; nothing where it is not theirs to see."""
    number = parse_reference(ask.about or ask.words, "AU")
    audit = ledger.audits.get(number) if number is not None else None
    if audit is None or not may_of_audit(ask.who, AuditVerb.SEE, audit) or not may_raise(ask.who, audit.team, audit):
        return {}
    return {"case_ref": audit.case_ref, "team": str(audit.team.id), "audit": audit.reference}


def _form(ask: Ask, ledger: Ledger, asked: Raising) -> Form:
    theirs = teams_to_raise_for(ask.who, ledger)
    if not theirs:
        raise Refusal(NOT_YOURS)
    return forms.raise_one(replace(asked, teams=theirs, due=first_actions.due(ledger)))


def _filled_in(ask: Ask, places: int = 0) -> Raising:
    return Raising((), "", ask.knock.form, {"place": ask.place}, places or first_actions.places(ask))


def _drafted(ask: Ask, ledger: Ledger) -> Concern:
    """The case of concern as it was said, or a refusal at each input that is wrong."""
    (case_ref, team, audit), text, unsafe = together(
        lambda: _whose(ask, ledger),
        lambda: required(ask, "worry", "Say what the worry is.", TEXT_LENGTH),
        lambda: required_yes(ask, "unsafe", UNSAID),
    )
    of = Audited(audit.id, audit.auditor_id, audit.moderator_id) if audit else None
    return Concern(0, case_ref, team, text, ask.today, unsafe, audit=of)


def _whose(ask: Ask, ledger: Ledger) -> tuple[str, Team, Audit | None]:
    """Case and team, and the audit that it was seen in, which must fit both."""
    case_ref, team = together(lambda: case_typed(ask), lambda: _team(ask, ledger))
    return case_ref, team, _audit(ask, ledger, case_ref, team)


def _team(ask: Ask, ledger: Ledger) -> Team:
    chosen = number_in(required(ask, "team", "Choose the team."))
    team = next((team for team in teams_to_raise_for(ask.who, ledger) if team.id == chosen), None)
    if team is None:
        raise Barred("Choose one of the teams in the list.", field="team")
    return team


def _audit(ask: Ask, ledger: Ledger, case_ref: str, team: Team) -> Audit | None:
    """The audit it comes from. Auditors and moderators name one of theirs, or else its case and team."""
    if ask.said("audit"):
        return _named(ask, ledger, case_ref, team)
    if may_raise(ask.who, team):
        return None
    audit = next((a for a in of_case(ledger.audits, case_ref, team.id) if may_raise(ask.who, team, a)), None)
    if audit is None:
        raise Barred(
            "You can raise one for the cases of your audits. Check case and team, or name the audit.", field="case_ref"
        )
    return audit


def _named(ask: Ask, ledger: Ledger, case_ref: str, team: Team) -> Audit:
    said = ask.said("audit")
    number = parse_reference(said, "AU")
    audit = ledger.audits.get(number) if number is not None else None
    if audit is None or not may_of_audit(ask.who, AuditVerb.SEE, audit):
        raise Barred(unseen_audit(f"AU-{number}" if number is not None else said[:12]).sentence, field="audit")
    if audit.case_ref != case_ref:
        raise Refusal(f"{audit.reference} read another case. Check the case reference.", field="case_ref")
    if audit.team.id != team.id:
        raise Refusal(f"{audit.reference} read a case of another team. Check the team.", field="team")
    if not may_raise(ask.who, team, audit):
        raise Barred(f"{audit.reference} is not one of your audits.", field="audit")
    return audit


def _doubts(ask: Ask, ledger: Ledger, drafted: Concern, actions: Sequence[Action]) -> list[str]:
    texts = [drafted.text, *(action.text for action in actions)]
    return [*doubts.about_names(ledger, texts), *doubts.about_concerns(ask, ledger, drafted.case_ref)]
