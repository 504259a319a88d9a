"""“/summary files” and “/summary pack”, and the buttons that name one of these files or of the annual plan: each comes in a
direct message; that it was asked for is written down."""

from collections.abc import Mapping, Sequence

from cards import report_files as cards
from cards.answers import NOTHING
from cards.replies import Reply, Show
from cards.report_files import OF_REPORT, Paper
from cards.report_words import span
from domain.programme import MOST_MONTHS, months_asked
from domain.recommendation import year_name
from domain.refusal import Refusal
from domain.reporting import READERS, sees_all
from handlers import load_report, show_plan
from handlers.ask import Ask
from handlers.handling import Handle
from storage.history import Entry
from storage.ledger import Ledger

WHOSE = "The report's files are for the Practice Learning Team, directors, heads of service and team managers."
PACK = "pack:"
_SPAN = (
    f"Write the first and the last month, as in “/summary pack 2017-07..2017-12”: {MOST_MONTHS} months at most, and none that "
    "is to come."
)
EXPORTED = "exported"


def send_all(ask: Ask, ledger: Ledger) -> Reply:
    return _send_report(ask, ledger, OF_REPORT)


def only(paper: Paper) -> Handle:
    """For a button that names one file of a month's report."""

    def send(ask: Ask, ledger: Ledger) -> Reply:
        return _send_report(ask, ledger, (paper,))

    return send


def send_pack(ask: Ask, ledger: Ledger) -> Reply:
    """What an inspection is answered: for the months that were typed."""
    if not sees_all(ask.who):
        raise load_report.unseen()
    months = months_asked(ask.words, ask.today)
    if months is None:
        raise Refusal(_SPAN)
    first, last = (f"{month:%Y-%m}" for month in months)
    what = f"the inspection pack of {span(*months)}"
    return _send(ask, ledger, (Paper.PACK,), what, f"{PACK}{first}..{last}", {"month": first, "last": last})


def only_of_plan(paper: Paper) -> Handle:
    """For a button that names one file of the annual plan."""

    def send(ask: Ask, ledger: Ledger) -> Reply:
        year = show_plan.asked_for(ask)
        what, subject = f"the annual plan of {year_name(year)}", f"{show_plan.PREFIX}{year}"
        return _send(ask, ledger, (paper,), what, subject, {"year": year})

    return send


def _send_report(ask: Ask, ledger: Ledger, papers: Sequence[Paper]) -> Reply:
    """Those who read only what was posted get that, as channels are told it. Whoever else presses in a channel is told whose the
    files are."""
    if ask.knock.kind == "press" and not ask.who.holds(*READERS):
        raise Refusal(f"{WHOSE} {NOTHING}")
    of, one = load_report.seen(ask, ledger)
    return _send(ask, ledger, papers, f"the report of {one.name}", one.reference, {"month": f"{of.month:%Y-%m}"})


def _send(
    ask: Ask, ledger: Ledger, papers: Sequence[Paper], what: str, subject: str, of: Mapping[str, object]
) -> Reply:
    for paper in papers:
        number = ledger.record(Entry.by(ask.who, load_report.role(ask), EXPORTED, subject, after={"file": str(paper)}))
        ledger.outbox.put("export", f"person:{ask.who.id}", f"export:{number}", {"paper": str(paper), **of})
    return Show(cards.asked_for(papers, what))
