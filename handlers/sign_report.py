"""Signing a report off: those who wrote in it ask for it; somebody who wrote nothing in it has read it; its words and figures are
frozen from then on."""

from collections.abc import Mapping

from cards import report_offer
from cards.answers import NOTHING
from cards.replies import Replace, Reply
from domain.refusal import Refusal
from domain.report import TITLES, TYPED, Report, ReportState, Section
from domain.reporting import ReportVerb, may
from handlers import load_report, plain_text, show_report, tell_report
from handlers.ask import Ask
from storage import report_lists
from storage.history import Entry
from storage.ledger import Ledger
from storage.report_figures import frozen

NO_FIGURES = "No audit of this month is moderated yet, so there is nothing to sign off."
OWN = (
    "Whoever wrote in a report does not sign it off, nor does their cover. Somebody else of the Practice Learning Team does; "
    "“/actions settings”, Sign-off of the monthly report, can allow it."
)
NOBODY = (
    "There is nobody else of the Practice Learning Team who could sign it off. “/actions settings”, Sign-off of the monthly "
    "report, can let the writer do it."
)
TOLD = "They were told already that it waits as it stands now."


def ask_for_it(ask: Ask, ledger: Ledger) -> Reply:
    """Whoever can sign it off is told that it waits for them; of each version once."""
    one = load_report.as_seen(ask, ledger, ReportVerb.ASK)
    if frozen(ledger, one, with_parts=False) is None:
        raise Refusal(NO_FIGURES)
    people = tell_report.able_to_sign(ask, ledger, one)
    if not people:
        raise Refusal(f"{NOBODY} {NOTHING}")
    if not tell_report.asked(ask, ledger, one, people):
        raise Refusal(f"{TOLD} {NOTHING}")
    after = {"edition": one.edition, "version": one.version}
    ledger.record(Entry.by(ask.who, load_report.role(ask), "sign-off asked for", one.reference, {}, after))
    return Replace(show_report.one_of(ask, ledger, one))


def sign(ask: Ask, ledger: Ledger) -> Reply:
    """With what auditbot offers wherever nothing else was written."""
    one = load_report.as_seen(ask, ledger, ReportVerb.SIGN)
    if not may(ask.who, ReportVerb.SIGN, one, own=bool(ledger.policy.writer_signs_off)):
        raise Refusal(OWN)
    figures = frozen(ledger, one)
    if figures is None:
        raise Refusal(NO_FIGURES)
    kept = report_offer.narrative_of(ledger, one)
    _check_offered(ledger, one, kept)
    new = {"state": ReportState.SIGNED, "narrative": kept, "figures": figures}
    signed = one.changed(**new, signed_by=ask.who.id, signed_at=ask.now)
    saved = load_report.save(ask, ledger, "signed off", one, signed)
    report_lists.keep(ledger, saved)
    tell_report.signed(ask, ledger, saved)
    return Replace(show_report.one_of(ask, ledger, saved))


def _check_offered(ledger: Ledger, one: Report, kept: Mapping[Section, str]) -> None:
    """What teams and others typed elsewhere is filled in for who writes nothing, so nobody may have looked at it."""
    for section in (each for each in TYPED if each not in one.written):
        plain_text.check_offered(ledger, "", kept[section], f", under “{TITLES[section]}”")


def take_back(ask: Ask, ledger: Ledger) -> Reply:
    """It is a draft again, with what was written in it; what auditbot had filled in it offers anew."""
    one = load_report.as_seen(ask, ledger, ReportVerb.TAKE_BACK)
    new = one.changed(state=ReportState.DRAFT, narrative=one.written, figures=None, signed_by=None, signed_at=None)
    saved = load_report.save(ask, ledger, "sign-off taken back", one, new)
    return Replace(show_report.one_of(ask, ledger, saved))
