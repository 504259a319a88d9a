"""What auditbot offers for each section of a month's report, read for it: from the figures as they are now."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from cards import report_draft
from cards.report_draft import Beside
from domain.evidence import MONTHS
from domain.month import MonthOfRun
from domain.programme import after
from domain.recommendation import led_to
from domain.report import Report, ReportState, Section
from domain.report_sheet import ReportSheet
from domain.reporting import begun
from storage.ledger import Ledger
from storage.report_draft import run_for
from storage.report_sheets import noted, sheet_of


def offered(ledger: Ledger, month: date) -> Mapping[Section, str]:
    return offer_with_run(ledger, month)[0]


def offer_with_run(ledger: Ledger, month: date) -> tuple[Mapping[Section, str], MonthOfRun]:
    """With the figures it was made from."""
    run = run_for(ledger, month)
    return report_draft.offered(run, _beside(ledger, month)), run[-1]


def narrative_of(ledger: Ledger, one: Report) -> Mapping[Section, str]:
    """What stands in each section of this edition, or is offered for it."""
    return report_draft.narrative(one, offered(ledger, one.month) if one.state is ReportState.DRAFT else {})


def whole_sheet(ledger: Ledger, month: date) -> ReportSheet | None:
    """For the month's files: of a draft with what is offered for it; None where the month has no round."""
    sheet, one = sheet_of(ledger, month), ledger.reports.latest(month) or begun(month, ledger.now)
    return replace(sheet, narrative=narrative_of(ledger, one)) if sheet else None


def _beside(ledger: Ledger, month: date) -> Beside:
    last_day, last = date.fromordinal(after(month).toordinal() - 1), ledger.reports.posted_before(month)
    return Beside(
        led_to(ledger.recommendations.up_to(month)),
        last,
        ledger.evidence.between(after(month, 1 - MONTHS), last_day),
        [one for one in ledger.recommendations.open() if one.month <= month],
        noted(ledger, last.month) if last else {},
    )
