"""“/actions export”: what the asker may see, as a workbook in a direct message; that it was asked for is written down."""

from cards.answers import say
from cards.replies import Reply, Show
from handlers.ask import Ask
from storage.history import Entry
from storage.ledger import Ledger


def export(ask: Ask, ledger: Ledger) -> Reply:
    number = ledger.record(Entry.by(ask.who, "reader", "exported", "actions"))
    ledger.outbox.put("export", f"person:{ask.who.id}", f"export:{number}", {})
    return Show(say("Your export is being made. It comes as a file in a direct message."))
