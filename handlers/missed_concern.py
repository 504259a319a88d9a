"""A case of concern that a moderator sees and the auditor did not: it needs an action, and is told at once."""

from datetime import date

from domain.action import Action, Audited
from domain.audit import Audit
from domain.refusal import Refusal
from handlers import new_action, tell
from handlers.ask import Ask
from handlers.required import required, required_day
from storage.ledger import Ledger

AT_ONCE = 1
"""Working days in which something is to be done, unless another day is chosen."""


def due(ledger: Ledger, audit: Audit) -> str:
    """When an action for it falls due, where the audit has none yet; "" where it has one."""
    if ledger.audits.actions_of(audit.id):
        return ""
    return ledger.policy.calendar.add(ledger.today.day, AT_ONCE).isoformat()


def action(ask: Ask, ledger: Ledger, audit: Audit) -> Action | None:
    """The action that the form names; None where the audit has one. Refusal where neither is there."""
    if ledger.audits.actions_of(audit.id):
        return None
    words = required(ask, "action", "A case of concern needs an action: say what is to be done at once.")
    day = _day(ask)
    owner = audit.team.manager_id or audit.team.head_id
    if owner is None:
        raise Refusal("The team has no manager who could act. Ask the PLT, then moderate it.", field="action")
    of = Audited(audit.id, audit.auditor_id, audit.moderator_id)
    return Action(0, audit.case_ref, audit.team, owner, words, ask.today, day, day, audit=of, added_by=ask.who.id)


def _day(ask: Ask) -> date:
    day = required_day(ask, "action_due")
    if day < ask.today:
        raise Refusal("That day is past. Choose today or later.", field="action_due")
    return day


def raise_it(ask: Ask, ledger: Ledger, audit: Audit, act: Action | None) -> None:
    """Team manager and head of service hear of it at once."""
    if act:
        tell.assigned(ask, ledger, [new_action.add(ask, ledger, act)])
    tell.concern_marked(ask, ledger, ledger.actions.some(ledger.audits.actions_of(audit.id)))
