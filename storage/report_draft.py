"""What a report that is not posted yet is written from: the months before as they were posted, and its own as it is now."""

from collections.abc import Sequence
from datetime import date

from domain.month import MonthOfRun
from domain.programme import after
from domain.report import Report
from storage.months import YEAR, as_now, run_of
from storage.months_beside import run_with
from storage.nouns import Nouns


def run_for(ledger: Nouns, month: date) -> Sequence[MonthOfRun]:
    """Thirteen months, the oldest first; the last one, the report's own, counted anew."""
    return [*run_of(ledger, after(month, -1), YEAR), as_now(ledger, month)]


def run_of_edition(ledger: Nouns, one: Report) -> Sequence[MonthOfRun]:
    """The same for the files of an edition: its own month and those beside it as they were frozen, once it is signed off."""
    return run_for(ledger, one.month) if one.figures is None else run_with(ledger, one)
