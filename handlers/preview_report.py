"""What each channel will read, shown before it is posted exactly as it will be; and afterwards to those who read a part of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from cards import report_offer, report_preview, summary_for
from cards.elements import Button, Card
from cards.replies import Reply, Show
from domain.refusal import Refusal
from domain.report import Report, ReportState
from domain.reporting import own_rooms, sees_all
from handlers import load_report
from handlers.ask import Ask
from handlers.sign_report import NO_FIGURES
from storage.history import Entry
from storage.ledger import Ledger
from storage.report_figures import frozen
from storage.report_rooms import destinations

ALL = "all"


def show_rooms(ask: Ask, ledger: Ledger) -> Reply:
    _, one = load_report.seen(ask, ledger)
    if not sees_all(ask.who):
        raise load_report.unseen()
    return Show(report_preview.rooms(one, destinations(ledger, one.month, one.figures)))


def show_part(ask: Ask, ledger: Ledger) -> Reply:
    """Of a report that is not posted yet, as it would be if it were posted now: for those alone who see all of it."""
    _, one = load_report.seen(ask, ledger)
    room = ask.about.partition(" ")[2]
    rooms = {each.room: each for each in destinations(ledger, one.month, one.figures)}
    if room not in rooms or not (sees_all(ask.who) or room in (ALL, *own_rooms(ask.who, ledger.people.teams()))):
        raise load_report.unseen()
    ledger.record(Entry.by(ask.who, load_report.role(ask), "opened", one.reference, None, {"room": room}))
    with _as_posted(ledger, one, room) as posted:
        drawn = summary_for.card(ledger, posted, room, None)
    return Show(report_preview.seen(one, rooms[room], drawn, whole=":" not in room))


def as_read(ask: Ask, ledger: Ledger, one: Report) -> Card:
    """What was posted for all, with a way to each part that is theirs."""
    rooms = {each.room: each for each in destinations(ledger, one.month, one.figures)}
    own = [room for room in own_rooms(ask.who, ledger.people.teams()) if room in rooms]
    ways = [Button(rooms[room].name, "report_part", f"{one.reference} {room}") for room in own[:10]]
    ways += [Button("Word report", "report_word", one.reference), Button("Workbook", "report_workbook", one.reference)]
    return report_preview.seen(one, rooms[ALL], summary_for.card(ledger, one, ALL, None), ways, whole=True)


@contextmanager
def _as_posted(ledger: Ledger, one: Report, room: str) -> Iterator[Report]:
    """The edition as if it were signed off and posted now; nothing of that stays."""
    if one.state is ReportState.POSTED:
        yield one
        return
    figures = one.figures or frozen(ledger, one, with_parts=":" in room)  # which nobody reads with the whole
    if figures is None:
        raise Refusal(NO_FIGURES)
    new = {"state": ReportState.POSTED, "narrative": report_offer.narrative_of(ledger, one), "figures": figures}
    savepoint = ledger.connection.begin_nested()
    try:
        posted = one.changed(**new, posted_at=ledger.now)
        ledger.reports.save(one, posted)
        yield ledger.reports.posted(one.month) or posted
    finally:
        savepoint.rollback()
