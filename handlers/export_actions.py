"""“/actions export”: what the asker may see, as a workbook in a direct message; the asking, and how many, are written down."""

from cards.answers import say
from cards.replies import Reply, Show
from handlers.ask import Ask
from storage.history import Entry
from storage.ledger import Ledger
from storage.visible import Scope


def export(ask: Ask, ledger: Ledger) -> Reply:
    actions = len(ledger.lists.ids(Scope.of(ask.who)))
    number = ledger.record(Entry.by(ask.who, "reader", "exported", "actions", after={"actions": actions}))
    ledger.outbox.put("export", f"person:{ask.who.id}", f"export:{number}", {})
    return Show(say("Your export is being made. It comes as a file in a direct message."))
