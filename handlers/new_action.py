"""A new action gets its number and its entry in the history, whether it was added by itself, with an audit or by a moderator."""

from dataclasses import replace

from domain.action import Action
from domain.capacity import adding
from domain.person import Actor
from handlers.ask import Ask
from storage.history import Entry, State, fingerprint
from storage.ledger import Ledger


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
