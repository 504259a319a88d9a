"""Adding an action: what SMART asks, no names, no duplicates by accident; the owner is told at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cards import forms
from cards.elements import Form, Text
from cards.replies import NextForm, OpenForm, Reply
from domain.action import Action, Audited, Status, parse_reference
from domain.permission import may_add
from domain.person import AUDITORS, MODERATORS, Role, Team
from domain.refusal import Barred, Refusal
from domain.request import check_due
from domain.smart import hints
from handlers import after, doubts, new_action, tell
from handlers.ask import Ask, number_in
from handlers.required import case_typed, required, required_day, together
from storage.history import fingerprint
from storage.ledger import Ledger

_INPUTS = ("case_ref", "team", "audit", "text", "due")


@dataclass(frozen=True, slots=True)
class _Doubts:
    """What is worth asking about before saving; `hints` are only shown once, the others want a tick."""

    hints: tuple[str, ...]
    questions: tuple[str, ...]


def ask_new(ask: Ask, ledger: Ledger) -> Reply:
    if not ask.who.holds(Role.PLT, *MODERATORS, *AUDITORS):
        raise Refusal("Only the PLT, auditors and moderators may add actions. Nothing was changed.")
    due = ledger.policy.calendar.add(ask.today, ledger.policy.due_after)
    return OpenForm(forms.add(ledger.people.teams(), due, {"place": ask.place, "case_ref": _case_in(ask.words)}))


def add(ask: Ask, ledger: Ledger) -> Reply:
    """Checks what was typed, asks once about what looks doubtful, then saves and tells the owner."""
    action = _drafted(ask, ledger)
    found = _doubts(ask, ledger, action)
    sure = fingerprint(action.text + action.case_ref)[:16]
    if (found.questions and sure not in ask.chose("sure")) or (found.hints and ask.context.get("hinted") != sure):
        return NextForm(_again(ask, ledger, found, sure))
    numbered = new_action.add(ask, ledger, action)
    tell.assigned(ask, ledger, [numbered])
    return after.form(ask, ledger, numbered, f"{numbered.reference} is added, and its owner is told.")


def _drafted(ask: Ask, ledger: Ledger) -> Action:
    """The action as typed, or a refusal at each input that is wrong."""
    (case_ref, team, audit), words, due = together(
        lambda: _whose(ask, ledger),
        lambda: required(ask, "text", "Say what is to be done.", forms.TEXT_LENGTH),
        lambda: _due(ask, ledger),
    )
    if team.manager_id is None:
        raise Refusal("This team has no manager yet who could own it. Ask the PLT.", field="team")
    return Action(
        0, case_ref, team, team.manager_id, words, ask.today, due, due, Status.OPEN, 1, audit, added_by=ask.who.id
    )


def _whose(ask: Ask, ledger: Ledger) -> tuple[str, Team, Audited | None]:
    """Case and team, and the audit that it comes from, which must fit both."""
    case_ref, team = together(lambda: case_typed(ask), lambda: _team(ask, ledger))
    return case_ref, team, _audit(ask, ledger, case_ref, team)


def _due(ask: Ask, ledger: Ledger) -> date:
    due = required_day(ask, "due")
    check_due(due, ask.today, ledger.policy)
    return due


def _team(ask: Ask, ledger: Ledger) -> Team:
    chosen = required(ask, "team", "Choose the team.")
    number = number_in(chosen)
    team = ledger.people.team(number) if number is not None else None
    if team is None:
        raise Refusal("Choose one of the teams in the list.", field="team")
    return team


def _audit(ask: Ask, ledger: Ledger, case_ref: str, team: Team) -> Audited | None:
    """The audit it comes from: auditors and moderators must name one, and one they may add to."""
    said = ask.said("audit")
    if not said:
        if not may_add(ask.who, None):
            raise Refusal("Say from which of your audits it comes, for example AU-7.", field="audit")
        return None
    number = parse_reference(said, "AU")
    found = ledger.audits.case_of(number) if number is not None else None
    if found is None or not may_add(ask.who, found.audit):
        raise Barred(f"There is no audit {said[:12]} that you can add to.", field="audit")
    if found.case_ref != case_ref:
        raise Refusal(f"{found.audit.reference} read another case. Check the case reference.", field="case_ref")
    if found.team_id != team.id and not ask.who.holds(Role.PLT):
        raise Refusal(f"{found.audit.reference} read a case of another team. Check the team.", field="team")
    return found.audit


def _doubts(ask: Ask, ledger: Ledger, action: Action) -> _Doubts:
    questions = doubts.about_names(ledger, [action.text]) + doubts.about_others(
        ask, ledger, action.case_ref, action.text
    )
    return _Doubts(tuple(hints(action.text)), tuple(questions))


def _again(ask: Ask, ledger: Ledger, found: _Doubts, sure: str) -> Form:
    """The same form with what was typed, and what to look at above it."""
    said: Mapping[str, str] = {name: ask.said(name) for name in _INPUTS} | {"place": ask.context.get("place", "")}
    lines = tuple(Text(sentence) for sentence in (*found.questions, *found.hints))
    form = forms.add(ledger.people.teams(), ask.today, said, lines, sure)
    return forms.add_if_sure(form, sure) if found.questions else form


def _case_in(words: str) -> str:
    """“/actions add 412087” fills in the case reference."""
    first = (words.split() or [""])[0]
    return first if any(letter.isdigit() for letter in first) else ""
