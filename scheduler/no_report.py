"""A month of which there is no report: on the first working day of the next one the PLT is told so, and why."""

from collections.abc import Mapping
from typing import Any

from cards.elements import Card
from cards.notice import Post
from cards.report_notices import NONE, none
from domain.person import Actor
from domain.programme import month_named
from domain.report import reference_of
from domain.reporting import begun, sees_all, without
from scheduler.draft_report import card_of, last_month, tell
from storage.copies import Copy
from storage.ledger import Ledger

NAME = "no report"
TOLD = "no report told"
"""What is claimed for the month's first day, as the name is for the day on which it ran."""


def is_due(ledger: Ledger) -> bool:
    month = last_month(ledger)
    if without(ledger.rounds.all(), month, ledger.today.day) is None:
        return False
    return TOLD not in ledger.runs.done(month)


def run(ledger: Ledger) -> None:
    month = last_month(ledger)
    if is_due(ledger) and ledger.runs.claim(TOLD, month):
        tell(ledger, NONE, month)


def post(ledger: Ledger, reader: Actor, content: Mapping[str, Any]) -> Post | None:
    """None where there is one meanwhile, or to somebody who is no more of the PLT."""
    month = month_named(str(content.get("month", "")))
    why = without(ledger.rounds.all(), month, ledger.today.day) if month else None
    return Post(none(month, why), {reference_of(month): 0}) if month and why and sees_all(reader) else None


def draw_again(ledger: Ledger, reader: Actor, copy: Copy) -> Card | None:
    """Once its round is open there is a report, though maybe nothing of it is kept yet: how it stands with that."""
    month = month_named(str(copy.content.get("month", "")))
    if month is None or not sees_all(reader):
        return None
    if why := without(ledger.rounds.all(), month, ledger.today.day):
        return none(month, why)
    return card_of(ledger, reader, ledger.reports.latest(month) or begun(month, ledger.now))
