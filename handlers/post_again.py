"""What a channel did not get of a posted report: posted there once more, or said to have arrived by somebody who has looked."""

from collections.abc import Callable, Sequence

from cards.answers import NOTHING
from cards.places import Place
from cards.replies import Nothing, Replace, Reply
from domain.refusal import Overtaken
from domain.report import Report
from handlers import load_report, show_report
from handlers.ask import Ask, number_in
from storage.history import Entry
from storage.ledger import Ledger
from storage.report_rooms import Destination, destinations

SEEN_TO = "Nothing is left of that to be posted again, or somebody has seen to it meanwhile."


def again(ask: Ask, ledger: Ledger) -> Reply:
    """In the channel that is named, as it was tried by then; else in each that refused it."""
    one = load_report.posted(ask, ledger)
    if _room(ask):
        found = [each for each in _named(ask, ledger, one) if each.channel]
    else:
        found = [each for each in destinations(ledger, one.month) if each.is_refused and each.channel]
    return _done(ask, ledger, one, "posted again", found, lambda of: _again(ledger, of))


def arrived(ask: Ask, ledger: Ledger) -> Reply:
    """Somebody has looked into the channel: from now on it counts as posted there."""
    one = load_report.posted(ask, ledger)
    found = [each for each in _named(ask, ledger, one) if each.is_in_doubt]
    return _done(ask, ledger, one, "found to have arrived", found, lambda of: _arrived(ledger, of))


def _room(ask: Ask) -> str:
    return ask.about.partition(" ")[2]


def _named(ask: Ask, ledger: Ledger, one: Report) -> list[Destination]:
    """Not what was tried again since the button was made."""
    room, _, tries = _room(ask).partition(" ")
    return [
        each for each in destinations(ledger, one.month)
        if each.room == room and each.put and each.put.tries == number_in(tries)
        and (each.is_in_doubt or each.is_refused)
    ]  # fmt: skip


def _again(ledger: Ledger, of: Destination) -> bool:
    return of.put is not None and ledger.outbox.again(of.put, f"channel:{of.channel}")


def _arrived(ledger: Ledger, of: Destination) -> bool:
    return of.put is not None and ledger.outbox.arrived(of.put)


def _done(
    ask: Ask, ledger: Ledger, one: Report, verb: str, found: Sequence[Destination], do: Callable[[Destination], bool]
) -> Reply:
    """With its entry; the question that the PLT was asked is drawn again wherever it stands."""
    done = [each for each in found if do(each)]
    if not done:
        raise Overtaken(f"{SEEN_TO} {NOTHING}")
    rooms = [each.room for each in done]
    number = ledger.record(Entry.by(ask.who, load_report.role(ask), verb, one.reference, {}, {"rooms": rooms}))
    for each in done:
        if each.put:
            ledger.tell_copies_of(each.put.reference, str(number))
    if Place.read(ask.place).name == "posted":
        return Nothing()
    return Replace(show_report.one_of(ask, ledger, load_report.seen(ask, ledger)[1]))
