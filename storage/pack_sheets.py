"""What is answered to an inspection, read for its file in one go: every figure as it is."""

from datetime import date

from domain.pack_sheet import PackSheet
from domain.programme import after
from domain.recommendation import led_to
from domain.report import Section
from storage.months import run_of
from storage.nouns import Nouns
from storage.report_sheets import evidence_between, noted, planned, recommended
from storage.sentences import texts


def pack_of(ledger: Nouns, first: date, last: date) -> PackSheet:
    """From the first to the last month, both with their reports as they were posted; one that was not is left out of what is
    told in words."""
    months = [first]
    while months[-1] < last:
        months.append(after(months[-1]))
    posted = [one for month in months if (one := ledger.reports.posted(month))]
    return PackSheet(
        run=tuple(run_of(ledger, last, len(months))),
        analysis={one.month: said for one in posted if (said := one.narrative.get(Section.ANALYSIS, ""))},
        better=tuple(text for one in posted for text in texts(ledger.sentences.told(one))),
        evidence=evidence_between(ledger, first, after(last)),
        recommendations=recommended(ledger, first, last),
        led_to=led_to(ledger.recommendations.up_to(last)),
        plan=planned(ledger, first),
        notes={month: told for month in months if (told := noted(ledger, month))},
    )
