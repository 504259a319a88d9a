"""Draws the notices about messages that failed, from what the outbox still holds of them."""

from collections.abc import Mapping
from typing import Any

from cards import failures
from cards.elements import Card, Span
from cards.failures import Failure
from cards.view import View
from domain.calendar import london_day
from domain.person import Actor
from storage.ledger import Ledger
from storage.outbox import Notice


def card(ledger: Ledger, reader: Actor, kind: str, content: Mapping[str, Any]) -> Card | None:
    """None once nothing needs to be done about it."""
    notice = ledger.outbox.notice(int(content["of"]))
    if notice is None:
        return None
    if kind == "no-account":
        return _no_account(ledger, notice)
    trouble = str(content["trouble"])
    if kind == "export-failed":
        return failures.export_failed(notice.id, trouble)
    failure = Failure(notice.id, notice.kind, _whom(ledger, reader, notice), _references(notice))
    if kind == "ask-plt":
        return failures.perhaps(failure, to_channel=notice.recipient.startswith("channel:"))
    return failures.undelivered(failure, trouble)


def _no_account(ledger: Ledger, notice: Notice) -> Card | None:
    person = ledger.people.get(notice.person_id or 0)
    if person is None or person.account or not person.active:
        return None
    return failures.no_account(person.name, person.email, london_day(notice.put_at))


def _whom(ledger: Ledger, reader: Actor, notice: Notice) -> Span:
    """The person, or the channel by the team that it belongs to."""
    if notice.person_id is not None:
        return View.of(ledger, reader, london_day(ledger.now), (), {notice.person_id}).mention(notice.person_id)
    name = notice.recipient.partition(":")[2]
    return next((f"the channel of {team.name}" for team in ledger.people.teams() if team.channel == name), "a channel")


def _references(notice: Notice) -> list[str]:
    return [f"A-{number}" for number in notice.content.get("actions", ())]
