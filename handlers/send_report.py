"""“/summary files”, and the buttons “Word” and “Workbook”: a month's report as files in a direct message; that they were asked
for is written down."""

from collections.abc import Sequence

from cards import report_files as cards
from cards.replies import Reply, Show
from cards.report_files import Paper
from domain.reporting import sees_all
from handlers import load_report
from handlers.ask import Ask
from storage.history import Entry
from storage.ledger import Ledger


def send_all(ask: Ask, ledger: Ledger) -> Reply:
    return _send(ask, ledger, tuple(Paper))


def send_word(ask: Ask, ledger: Ledger) -> Reply:
    return _send(ask, ledger, (Paper.WORD,))


def send_workbook(ask: Ask, ledger: Ledger) -> Reply:
    return _send(ask, ledger, (Paper.WORKBOOK,))


def _send(ask: Ask, ledger: Ledger, papers: Sequence[Paper]) -> Reply:
    of, one = load_report.seen(ask, ledger)
    if not sees_all(ask.who):
        raise load_report.unseen()
    for paper in papers:
        entry = Entry.by(ask.who, load_report.role(ask), "exported", one.reference, after={"file": str(paper)})
        number = ledger.record(entry)
        content = {"paper": str(paper), "month": f"{of.month:%Y-%m}"}
        ledger.outbox.put("export", f"person:{ask.who.id}", f"export:{number}", content)
    return Show(cards.asked_for(papers, of.month))
