"""One's own audits: those to do, those with the moderators, and the latest that are done."""

from cards import audits as cards
from cards.elements import Card
from cards.replies import Reply, Show
from handlers import load_audit
from handlers.ask import Ask
from storage.audit_lists import own
from storage.ledger import Ledger


def mine(ask: Ask, ledger: Ledger) -> Reply:
    return Show(drawn(ask, ledger))


def drawn(ask: Ask, ledger: Ledger) -> Card:
    """The list as it is now."""
    found = own(ledger.audits, ask.who.selves)
    return cards.mine(found, load_audit.view(ask, ledger, found))
