"""That the figures of a posted report no longer hold, as an audit of its month was judged anew; until a correction is begun."""

from collections.abc import Mapping
from typing import Any

from cards.elements import Card
from cards.notice import Post
from cards.report_notices import outdated
from domain.person import Actor
from domain.report import Report, ReportState
from domain.reporting import sees_all
from scheduler import draft_report
from storage.copies import Copy
from storage.ledger import Ledger

Content = Mapping[str, Any]


def post(ledger: Ledger, reader: Actor, content: Content) -> Post | None:
    """None once it is corrected, or to somebody who is no more of the PLT."""
    one = draft_report.report_of(ledger, content)
    if one is None or not _stands(one, content) or not sees_all(reader):
        return None
    return Post(outdated(one), {one.reference: one.version})


def draw_again(ledger: Ledger, reader: Actor, copy: Copy) -> Card | None:
    one = draft_report.report_of(ledger, copy.content)
    if one and _stands(one, copy.content) and sees_all(reader):
        return outdated(one)
    return draft_report.draw_again(ledger, reader, copy)


def _stands(one: Report, content: Content) -> bool:
    return one.state is ReportState.POSTED and one.edition == content["edition"]
