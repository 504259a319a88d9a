"""A month's report, as the asker may read it; drawn anew, and again after a change."""

from cards import report_card as cards
from cards.elements import Card
from cards.history import actors
from cards.places import Place
from cards.replies import Replace, Reply, Show
from cards.report_card import Standing
from cards.report_draft import narrative
from cards.view import View
from domain.audit_round import AuditRound
from domain.programme import month_named
from domain.report import Report, ReportState
from domain.reporting import ReportVerb, may, reported, sees_all
from handlers import load_report, offer_report
from handlers.ask import Ask
from storage.ledger import Ledger
from storage.months import figures_of


def show(ask: Ask, ledger: Ledger) -> Reply:
    """Of the month that was typed, or of the newest one that is due."""
    return Show(_drawn(ask, ledger, *load_report.seen(ask, ledger)))


def show_one(ask: Ask, ledger: Ledger) -> Reply:
    """In place of another month's, if it was opened from there."""
    card = _drawn(ask, ledger, *load_report.seen(ask, ledger))
    return Replace(card) if Place.read(ask.place).name == cards.ONE else Show(card)


def drawn(ask: Ask, ledger: Ledger, place: Place) -> Card | None:
    """The card at this place as it is now; None if it is no such place, or nothing that the asker may see."""
    month = month_named(place.rest) if place.name == cards.ONE else None
    of = ledger.rounds.of_month(month) if month else None
    if month is None or of is None:
        return None
    one = load_report.of_month(ledger, month)
    return _drawn(ask, ledger, of, one) if may(ask.who, ReportVerb.SEE, one) else None


def _drawn(ask: Ask, ledger: Ledger, of: AuditRound, one: Report) -> Card:
    if not sees_all(ask.who):
        raise load_report.unseen()
    told = ledger.history.of(one.reference)
    also = {one.written_by, one.signed_by, one.posted_by, *(who for kept in told for who in actors(kept))}
    offer, now = offer_report.offer_with_run(ledger, one.month)
    found = figures_of(ledger, one.month) if one.state is ReportState.POSTED else now
    standing = Standing(one, of, found.figures, narrative(one, offer), _others(ask, ledger, one), told)
    return cards.card(standing, View.of(ledger, ask.who, ask.today, (), also))


def _others(ask: Ask, ledger: Ledger, one: Report) -> list[str]:
    return [f"{month:%Y-%m}" for month in reported(ledger.rounds.all(), ask.today) if month != one.month]
