"""What a month's report says to those who do not run the audits: of what was posted no more than channels are told, and the
recommendations to all services and to their own."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from domain.recommendation import is_for
from domain.report import Report
from domain.report_sheet import ReportSheet
from storage.months_beside import corrected_since, told_run_with
from storage.nouns import Nouns
from storage.report_lists import lists_of
from storage.report_sheets import as_of, edition, recommended
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
        run=tuple(told_run_with(ledger, one)),
        better=tuple(texts(ledger.sentences.told(one))),
        recommendations=made,
        led_to=_led_to(ledger, one, {each.reference for each in made}),
        as_of=as_of(ledger, one),
        corrected=corrected_since(ledger, one),
        aspects=of.aspects,
        below=max(one.hides_below(ledger.policy.hide_below), 1),
        **(edition(one) | {"narrative": {}}),
    )


def _led_to(ledger: Nouns, one: Report, seen: Collection[str]) -> Mapping[str, Sequence[str]]:
    """As it was signed off, and of the recommendations that are theirs to see alone."""
    found = lists_of(ledger, one).led_to
    return {tag: [reference for reference in made if reference in seen] for tag, made in found.items()}
