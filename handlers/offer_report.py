"""What auditbot offers for each section of a month's report, from the figures as they are now."""

from collections.abc import Mapping
from datetime import date

from cards import report_draft
from cards.report_draft import Beside
from domain.evidence import MONTHS
from domain.month import MonthOfRun
from domain.programme import after
from domain.report import Section
from storage.led_to import led_to
from storage.ledger import Ledger
from storage.months import run_of
from storage.report_draft import run_for


def offered(ledger: Ledger, month: date) -> Mapping[Section, str]:
    return offer_with_run(ledger, month)[0]


def offer_with_run(ledger: Ledger, month: date) -> tuple[Mapping[Section, str], MonthOfRun]:
    """With the figures it was made from."""
    run = run_for(ledger, month)
    return report_draft.offered(run, _beside(ledger, month)), run[-1]


def as_posted(ledger: Ledger, month: date) -> Mapping[Section, str]:
    """What it had offered for the figures that were posted."""
    return report_draft.offered(run_of(ledger, month), _beside(ledger, month))


def _beside(ledger: Ledger, month: date) -> Beside:
    last = date.fromordinal(after(month).toordinal() - 1)
    found = ledger.evidence.between(after(month, 1 - MONTHS), last)
    return Beside(led_to(ledger.connection, month), ledger.reports.posted_before(month), found)
