"""A case of concern that is seen in an audit, by its auditor or by who moderates it: what the form says of it, and raising it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from cards.asking import YES
from cards.concern_forms import FIRST, UNSAID
from cards.elements import Option
from cards.forms import TEXT_LENGTH
from cards.moderation_forms import Asked, Missed
from cards.words import shorten
from domain.action import Action, Audited
from domain.audit import Audit, Stage
from domain.concern import Concern
from domain.framework import MISSED
from domain.judging import knows_of_concern
from domain.oversight import may_raise
from domain.refusal import Barred, Refusal
from handlers import doubts, first_actions, new_concern
from handlers.ask import Ask
from handlers.required import required, required_yes, together
from storage.ledger import Ledger
from storage.missed import is_missed
from storage.unraised import unraised_in

J = TypeVar("J")
_OPTION = 70
SHOWN = "concern"
"""Comes back with a form in which the case of concern was asked about."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A case of concern as a form says it: its new actions, and which of the audit's belong to it."""

    concern: Concern
    wanted: Sequence[Action]
    picked: Sequence[Action] = ()


def of_form(ask: Ask, ledger: Ledger, audit: Audit, *, others: bool) -> Seen:
    """What the form says; Refusal at each input that is wrong. `others`: actions that are written down already belong to it, so
    that it needs no new one."""
    if not may_raise(ask.who, audit.team, audit):
        raise Barred(f"{audit.reference} is not one of your audits.", field="worry")
    worry, unsafe, _ = together(
        lambda: required(ask, "worry", "Say what the worry is.", TEXT_LENGTH),
        lambda: required_yes(ask, "unsafe", UNSAID),
        lambda: None if others and not ask.said(FIRST.what) else first_actions.check_one(ask, ledger, FIRST),
    )
    of = Audited(audit.id, audit.auditor_id, audit.moderator_id)
    concern = Concern(0, audit.case_ref, audit.team, worry, ask.today, unsafe, audit=of)
    return Seen(concern, [first_actions.one(ask, ledger, concern, FIRST)] if ask.said(FIRST.what) else [])


def of_moderation(ask: Ask, ledger: Ledger, audit: Audit) -> Seen | None:
    """The same with those of the audit's open actions that were ticked; None where the form says that none was missed."""
    if audit.concern or not _is_missed(ask):
        return None
    ticked = ask.chose("belong")
    picked = [action for action in _open(ledger, audit) if str(action.id) in ticked]
    return replace(of_form(ask, ledger, audit, others=bool(picked)), picked=picked)


def with_judgement(ask: Ask, ledger: Ledger, audit: Audit, judge: Callable[[], J]) -> tuple[J, Seen | None]:
    """What the form says of both, or all that is wrong in it. None where it is still to be asked about."""
    return together(judge, lambda: None if is_to_be_asked(ask, audit) else of_moderation(ask, ledger, audit))


def _is_missed(ask: Ask) -> bool:
    """Yes or no must be chosen; a no beside what only a yes can mean is a slip, and nobody's worry is dropped for one."""
    if required_yes(ask, "missed", "Say whether there is one."):
        return True
    if ask.said("worry") or ask.said(FIRST.what) or ask.chose("belong"):
        raise Refusal("You wrote of a case of concern above. Choose yes, or empty what you wrote.", field="missed")
    if MISSED in ask.chose("weaknesses"):
        raise Refusal(f"You ticked “{MISSED}”. Choose yes, or take that tick away.", field="missed")
    return False


def doubts_of(ask: Ask, ledger: Ledger, seen: Seen | None) -> list[str]:
    """What is worth a look before it is raised: that one about the same case is open already."""
    return doubts.about_concerns(ask, ledger, seen.concern.case_ref) if seen else []


def raise_it(ask: Ask, ledger: Ledger, seen: Seen) -> Concern:
    return new_concern.raise_it(ask, ledger, seen.concern, seen.wanted, FIRST.what, seen.picked)


def is_to_be_asked(ask: Ask, audit: Audit) -> bool:
    """Whether somebody has just said that there is one, and was not asked about it yet."""
    if audit.concern or ask.context.get(SHOWN) or ask.said("missed") != YES:
        return False
    return not any(ask.said(name) for name in ("worry", "unsafe", FIRST.what)) and not ask.chose("belong")


def filled_in(ask: Ask, ledger: Ledger, audit: Audit) -> Asked:
    """The form as it was sent, with what is asked about the case of concern."""
    context = {**ask.context, SHOWN: YES}
    return Asked(ask.knock.form, context, asked(ask, ledger, audit, context))


def asked(ask: Ask, ledger: Ledger, audit: Audit, context: Mapping[str, str]) -> Missed:
    """What the form of a moderation offers, should the audit have missed one."""
    theirs = _open(ledger, audit)
    options = (Option(str(action.id), f"{action.reference}  {shorten(action.text, _OPTION)}") for action in theirs)
    later = bool(audit.concern) and is_missed(ledger.history.of(audit.reference))
    known = knows_of_concern(ask.who, audit, seen_later=later)
    found_before = audit.stage is Stage.TO_MODERATE and unraised_in(ledger, audit) is not None
    return Missed(first_actions.due(ledger), tuple(options), bool(context.get(SHOWN)), known, found_before)


def _open(ledger: Ledger, audit: Audit) -> list[Action]:
    found = ledger.actions.some(ledger.audits.actions_of(audit.id))
    return [action for action in found if action.is_open and not action.concern]
