"""A new action gets its number and its entry in the history, whether it was added by itself, with an audit or by a moderator."""

from dataclasses import replace
from datetime import date

from domain.action import Action, Audited
from domain.audit import Audit
from domain.capacity import adding
from domain.person import Actor
from handlers.ask import Ask
from storage.history import Entry, State, fingerprint
from storage.ledger import Ledger


def of_audit(ask: Ask, audit: Audit, owner: int, words: str, due: date) -> Action:
    """One that comes with an audit, as drafted: without its number."""
    of = Audited(audit.id, audit.auditor_id, audit.moderator_id)
    return Action(0, audit.case_ref, audit.team, owner, words, ask.today, due, due, audit=of, added_by=ask.who.id)


def add(ask: Ask, ledger: Ledger, drafted: Action) -> Action:
    """The same with its number. In the history stands whose right it was, and of its words a hash."""
    action = replace(drafted, id=ledger.numbers.take("action"))
    told: State = {
        "team": action.team.id,
        "owner": action.owner_id,
        "due": action.due.isoformat(),
        "hash": fingerprint(action.text),
        **({"audit": action.audit.reference} if action.audit else {}),
        **({"concern": action.concern} if action.concern else {}),
    }
    adder, role = adding(ask.who, action.audit)
    who = Actor(ask.who.person, () if adder is ask.who.person else (adder,))
    ledger.add(action, Entry.by(who, role, "added", action.reference, None, told))
    return action
