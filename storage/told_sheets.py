"""What a month's report says to those who do not run the audits: of what was posted no more than channels are told, and the
recommendations to all services and to their own."""

from collections.abc import Collection
from datetime import date

from domain.recommendation import is_for, led_to
from domain.report_sheet import ReportSheet
from storage.months import told_run_of
from storage.nouns import Nouns
from storage.report_sheets import edition, recommended
from storage.sentences import texts


def told_sheet_of(ledger: Nouns, month: date, services: Collection[int]) -> ReportSheet | None:
    """As the last edition that was posted; None where there is none."""
    one, of = ledger.reports.posted(month), ledger.rounds.of_month(month)
    if one is None or of is None:
        return None
    made = recommended(ledger, month, month, lambda r: is_for(r, services))
    return ReportSheet(
        month=month,
        theme=of.theme,
        run=tuple(told_run_of(ledger, month)),
        better=tuple(texts(ledger.sentences.told(one))),
        recommendations=made,
        led_to=led_to(made),
        aspects=of.aspects,
        below=max(one.hides_below(ledger.policy.hide_below), 1),
        **(edition(one) | {"narrative": {}}),
    )
