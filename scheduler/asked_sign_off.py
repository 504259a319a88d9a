"""That a month's report waits for a sign-off, to those who can give it; drawn again once it is given, or the draft is another."""

from collections.abc import Mapping
from typing import Any

from cards.elements import Card
from cards.notice import Post
from cards.report_notices import asked
from cards.view import View
from domain.person import Actor
from domain.report import Report, ReportState
from domain.reporting import ReportVerb, may
from scheduler import draft_report
from storage.copies import Copy
from storage.ledger import Ledger

Content = Mapping[str, Any]


def post(ledger: Ledger, reader: Actor, content: Content) -> Post | None:
    """None once it is another than it was asked for, or to somebody who can no longer sign it off."""
    one = draft_report.report_of(ledger, content)
    if one is None or not _waits(one, reader, content):
        return None
    drawn_with = dict.fromkeys((one.reference, one.this_edition), one.version)
    return Post(_card(ledger, reader, one, content), drawn_with)


def draw_again(ledger: Ledger, reader: Actor, copy: Copy) -> Card | None:
    one = draft_report.report_of(ledger, copy.content)
    if one and _waits(one, reader, copy.content):
        return _card(ledger, reader, one, copy.content)
    return draft_report.draw_again(ledger, reader, copy)


def _waits(one: Report, reader: Actor, content: Content) -> bool:
    is_same = (one.edition, one.version) == (content["edition"], content["version"])
    return is_same and one.state is ReportState.DRAFT and may(reader, ReportVerb.SIGN, one)


def _card(ledger: Ledger, reader: Actor, one: Report, content: Content) -> Card:
    return asked(one, content["by"], View.of(ledger, reader, ledger.today.day, (), {content["by"]}))
