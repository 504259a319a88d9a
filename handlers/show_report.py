"""A month's report, as the asker may read it; drawn anew, and again after a change."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from cards import report_offer
from cards import report_sheet as cards
from cards.elements import Card
from cards.history import actors
from cards.places import Place
from cards.replies import OpenForm, Replace, Reply, Show
from cards.report_draft import narrative
from cards.report_notices import why_none
from cards.report_sheet import Standing
from cards.report_words import corrected_since, figures_changed
from cards.view import View
from domain import programme
from domain.audit_round import AuditRound
from domain.month import MonthFigures
from domain.programme import month_named
from domain.progress import Left, course
from domain.report import Report, ReportState, Section
from domain.report_changes import changed, has_changed_otherwise
from domain.reporting import ReportVerb, abilities, reported, sees_all, without
from handlers import load_report, preview_report
from handlers.ask import Ask
from handlers.send_report import EXPORTED
from storage import months_beside
from storage.audit_lists import of_round
from storage.history import Kept
from storage.ledger import Ledger
from storage.months import as_now
from storage.report_rooms import destinations
from storage.sentences import texts


def show(ask: Ask, ledger: Ledger) -> Reply:
    """Of the month that was typed, or of the newest one that is due."""
    return Show(one_of(ask, ledger, load_report.seen(ask, ledger)[1]))


def show_one(ask: Ask, ledger: Ledger) -> Reply:
    """In place of another month's, if it was opened from there."""
    card = one_of(ask, ledger, load_report.seen(ask, ledger)[1])
    return Replace(card) if Place.read(ask.place).name == cards.ONE else Show(card)


def drawn(ask: Ask, ledger: Ledger, place: Place) -> Card | None:
    """The card at this place as it is now; None if it is no such place, or nothing that the asker may see."""
    month = month_named(place.rest) if place.name == cards.ONE else None
    of = ledger.rounds.of_month(month) if month else None
    if month is None or of is None:
        return None
    one = load_report.readable(ask, ledger, month)
    return one_of(ask, ledger, one) if one else None


def whole(ask: Ask, ledger: Ledger) -> Reply:
    """Every section in full, before it is signed off or afterwards."""
    _, one = load_report.seen(ask, ledger)
    if not sees_all(ask.who):
        raise load_report.unseen()
    return OpenForm(cards.in_full(report_offer.narrative_of(ledger, one), texts(ledger.sentences.told(one))))


def one_of(ask: Ask, ledger: Ledger, one: Report) -> Card:
    """Who does not see all of it reads what the channel of all services does, with a way to their own parts."""
    of = ledger.rounds.of_month(one.month)
    if of is None:
        raise load_report.unseen()
    if not sees_all(ask.who):
        return preview_report.as_read(ask, ledger, one)
    every = ledger.history.of(one.reference)
    told = [kept for kept in every if kept.entry.verb != EXPORTED]
    files = Counter(str(kept.entry.after.get("file")) for kept in every if kept.entry.verb == EXPORTED)
    also = {one.written_by, one.signed_by, one.posted_by, *(who for kept in told for who in actors(kept))}
    standing = replace(_standing(ask, ledger, of, one, told), files=files)
    return cards.card(standing, View.of(ledger, ask.who, ask.today, (), also))


def _standing(ask: Ask, ledger: Ledger, of: AuditRound, one: Report, told: list[Kept]) -> Standing:
    offer, found = _offer(ledger, one)
    able = abilities(ask.who, one, own=bool(ledger.policy.writer_signs_off))
    left = course(of, of_round(ledger.audits, of.id)).left if one.state is ReportState.DRAFT else Left()
    rooms = destinations(ledger, one.month, one.figures)
    better = texts(ledger.sentences.told(one))
    rounds = ledger.rounds.all()
    others = [month for month in reported(rounds, ask.today) if month != one.month]
    last = programme.after(ask.today.replace(day=1), -1)
    why = without(rounds, last, ask.today) if one.month < last else None
    none = why_none(last, why) if why else ""
    words, since = narrative(one, offer), _since(ledger, one, can_correct=ReportVerb.CORRECT in able)
    return Standing(one, of, found, words, others, told, able, left, rooms, better, none=none, since=since)


def _since(ledger: Ledger, one: Report, *, can_correct: bool) -> list[str]:
    """What is no more as it was when it was signed off or posted; counted where it is opened, and nowhere else."""
    beside = corrected_since(months_beside.corrected_since(ledger, one), posted=one.state is ReportState.POSTED)
    posted = one.figures if one.state is ReportState.POSTED else None
    now = as_now(ledger, one.month).figures if posted else None
    own = ""
    if posted and now:
        was = MonthFigures.of_values(posted)
        rows, otherwise = changed(was, now), has_changed_otherwise(was, now)
        own = figures_changed(rows, otherwise=otherwise, can_correct=can_correct)
    return [words for words in (own, beside) if words]


def _offer(ledger: Ledger, one: Report) -> tuple[Mapping[Section, str], MonthFigures | None]:
    """What auditbot has to a draft, with the figures as they are now; once it is signed off, these are its own, and nothing is
    offered any more."""
    if one.state is ReportState.DRAFT:
        offer, now = report_offer.offer_with_run(ledger, one.month)
        return offer, now.figures
    return {}, MonthFigures.of_values(one.figures) if one.figures else None
