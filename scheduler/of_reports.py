"""Draws what a channel is told of a posted report, from its latest edition as it is when it goes and whenever it is corrected."""

from collections.abc import Mapping
from typing import Any

from cards.elements import Card
from cards.month_chart import DrawMonths
from cards.notice import Post
from cards.summary_for import card
from domain.programme import month_named
from domain.report import Report
from storage.ledger import Ledger

Content = Mapping[str, Any]


def post_in_channel(ledger: Ledger, content: Content, draw: DrawMonths | None) -> Post | None:
    """None where nothing of the month is posted any more."""
    one = _report(ledger, content)
    return Post(card(ledger, one, content["room"], draw), {one.reference: one.version}) if one else None


def draw_again(ledger: Ledger, content: Content, draw: DrawMonths | None) -> Card | None:
    one = _report(ledger, content)
    return card(ledger, one, content["room"], draw) if one else None


def _report(ledger: Ledger, content: Content) -> Report | None:
    month = month_named(content["month"])
    return ledger.reports.posted(month) if month else None
