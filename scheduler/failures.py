"""Draws what is said of messages that failed, from what the outbox still holds of them: at once, and in the PLT's digest."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cards import failures, undelivered
from cards.elements import Card, Span
from cards.failures import Failure
from cards.notice import Post
from cards.report_doubts import question
from cards.undelivered import Lost, News, Unreachable
from cards.view import View
from domain.calendar import london_day
from domain.person import Actor
from domain.programme import month_named
from storage.copies import Copy
from storage.kinds import kind_of
from storage.ledger import Ledger
from storage.outbox import Notice
from storage.report_rooms import KIND as REPORT
from storage.report_rooms import destinations
from storage.undelivered import Undelivered


def post(ledger: Ledger, reader: Actor, kind: str, content: Mapping[str, Any]) -> Post | None:
    """None where there is nothing of it any more, or somebody has seen to what would be asked of a report."""
    notice = ledger.outbox.notice(int(content["of"]))
    if notice is None:
        return None
    if kind == "export-failed":
        return Post(failures.export_failed(notice.id, str(content["trouble"])))
    if asked := _of_a_report(ledger, notice):
        waits = notice.is_in_doubt and notice.tries == content.get("tries", notice.tries)
        return Post(asked, {notice.reference: notice.tries}) if waits else None
    to = _whom(ledger, reader, notice.recipient)
    return Post(
        failures.perhaps(_failure(notice.id, notice.kind, to, notice.content), _place(notice.recipient) == "channel")
    )


def draw_again(ledger: Ledger, _reader: Actor, copy: Copy) -> Card | None:
    """What is asked of a report is answered by a button, and then says how it stands."""
    notice = ledger.outbox.notice(int(copy.content["of"]))
    return _of_a_report(ledger, notice) if notice else None


def _of_a_report(ledger: Ledger, notice: Notice) -> Card | None:
    """None where it is none, or its channel belongs to nobody any more."""
    month = month_named(notice.content["month"]) if notice.kind == REPORT else None
    rooms = destinations(ledger, month) if month else []
    return next((question(month, each) for each in rooms if month and each.room == notice.content["room"]), None)


def news(ledger: Ledger, reader: Actor, day: date) -> News:
    """What the reader's digest of that day tells of: all that was reported since the last one that reached them."""
    told = ledger.failures.told_until(reader.id, day)
    lost = [_lost(ledger, reader, each) for each in ledger.failures.reported(told, day)]
    found = ledger.unreached.reported(told, day)
    people = ledger.people.named(person for person, _, _ in found)
    view = View.of(ledger, reader, day, (), people)
    unreachable = [
        Unreachable(view.mention(person), people[person].email, london_day(since), by_mail)
        for person, since, by_mail in found
    ]
    return undelivered.news(lost, unreachable)


def _lost(ledger: Ledger, reader: Actor, found: Undelivered) -> Lost:
    recipient, place = found.recipient, _place(found.recipient)
    sent = ledger.outbox.notice(int(found.content["of"])) if kind_of(found.kind).takes_back else None
    to = _whom(ledger, reader, sent.recipient if sent else recipient)
    failure = _failure(found.id, found.kind, to, found.content)
    return Lost(failure, found.trouble, place, found.letter, perhaps=sent is not None and sent.state != "sent")


def _failure(number: int, kind: str, to: Span, content: Mapping[str, Any]) -> Failure:
    actions = [f"A-{action}" for action in content.get("actions", ())]
    return Failure(number, kind, to, actions or [f"AU-{audit}" for audit in content.get("audits", ())])


def _place(recipient: str) -> str:
    return recipient.partition(":")[0]


def _whom(ledger: Ledger, reader: Actor, recipient: str) -> Span:
    """The person, or the channel by whose it is."""
    place, _, name = recipient.partition(":")
    if place in ("person", "mail"):
        return View.of(ledger, reader, ledger.today.day, (), {int(name)}).mention(int(name))
    return next((f"the channel of {room.name}" for room in ledger.channels.all() if room.channel == name), "a channel")
