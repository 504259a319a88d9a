"""What a report that is not posted yet is written from: the months before as they were posted, and its own as it is now."""

from collections.abc import Sequence
from datetime import date

from domain.month import MonthFigures, MonthOfRun
from domain.programme import after
from domain.report import Report, ReportState
from storage.months import YEAR, as_now, run_of
from storage.nouns import Nouns


def run_for(ledger: Nouns, month: date) -> Sequence[MonthOfRun]:
    """Thirteen months, the oldest first; the last one, the report's own, counted anew."""
    return [*run_of(ledger, after(month, -1), YEAR), as_now(ledger, month)]


def run_of_edition(ledger: Nouns, one: Report, theme: str) -> Sequence[MonthOfRun]:
    """The same for the files of an edition: its own month as it was frozen, once it is signed off."""
    if one.figures is None:
        return run_for(ledger, one.month)
    own = MonthOfRun(one.month, theme, MonthFigures.of_values(one.figures), is_posted=one.state is ReportState.POSTED)
    return [*run_of(ledger, after(one.month, -1), YEAR), own]
