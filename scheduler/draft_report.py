"""The draft of the monthly report: on the first working day of a month the PLT is told that last month's can be written; where
that slot was missed, in the next one."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from cards.elements import Card
from cards.notice import Post
from cards.report_notices import DRAFTED, TELLS, card
from cards.view import View
from domain.audit_round import RoundState
from domain.person import Actor, Role
from domain.programme import after, month_named
from domain.report import Report
from domain.reporting import begun, sees_all
from storage.copies import Copy
from storage.history import Entry
from storage.ledger import Ledger

NAME = "draft of the report"
TOLD = "report drafted"
"""What is claimed for the month's first day, as the name is for the day on which it ran."""
Content = Mapping[str, Any]


def is_due(ledger: Ledger) -> bool:
    """Once for each month; not where it is planned alone, or was posted already, maybe before the council had auditbot."""
    month = last_month(ledger)
    one = ledger.rounds.of_month(month)
    if one is None or one.state is RoundState.PLANNED or one.figures:
        return False
    return TOLD not in ledger.runs.done(month) and ledger.reports.posted(month) is None


def run(ledger: Ledger) -> None:
    month = last_month(ledger)
    if not is_due(ledger) or not ledger.runs.claim(TOLD, month):
        return
    if ledger.reports.latest(month) is None:
        one = begun(month, ledger.now).changed()
        if ledger.reports.begin(one):
            ledger.record(Entry("program", "program", "drafted", one.reference, {}, {"state": str(one.state)}))
    tell(ledger, DRAFTED, month)


def tell(ledger: Ledger, kind: str, month: date) -> None:
    """All of the PLT, or who stands in for them today: once of each month."""
    plt = [person.id for person in ledger.people.holding(Role.PLT)]
    for person in ledger.absences.present(plt, ledger.today.day):
        ledger.outbox.put(kind, f"person:{person}", f"{kind}:{month:%Y-%m}:{person}", {"month": f"{month:%Y-%m}"})


def last_month(ledger: Ledger) -> date:
    return after(ledger.today.day.replace(day=1), -1)


def post(kind: str, ledger: Ledger, reader: Actor, content: Content) -> Post | None:
    """None once it has gone on, or to somebody who is no more of the PLT."""
    one = report_of(ledger, content)
    if one is None or one.state is not TELLS[kind] or not sees_all(reader):
        return None
    return Post(card_of(ledger, reader, one), {one.reference: one.version})


KINDS: Mapping[str, Callable[[Ledger, Actor, Content], Post | None]] = {kind: partial(post, kind) for kind in TELLS}


def draw_again(ledger: Ledger, reader: Actor, copy: Copy) -> Card | None:
    one = report_of(ledger, copy.content)
    return card_of(ledger, reader, one) if one and sees_all(reader) else None


def report_of(ledger: Ledger, content: Content) -> Report | None:
    month = month_named(str(content.get("month", "")))
    return ledger.reports.latest(month) if month else None


def card_of(ledger: Ledger, reader: Actor, one: Report) -> Card:
    return card(one, View.of(ledger, reader, ledger.today.day, (), {one.signed_by, one.posted_by}))
