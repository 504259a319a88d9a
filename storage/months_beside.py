"""The months that stand beside a report's own, as that edition tells them for good: frozen with its sign-off, by the edition that
was posted of each of them, or with its figures where none was. A later correction of one of them changes nothing of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select, text

from domain.month import MonthFigures, MonthOfRun
from domain.programme import after
from domain.report import BESIDE, Report, ReportState
from storage.columns import month_name, month_of
from storage.months import YEAR, run_of
from storage.nouns import Nouns
from storage.tables import reports
from storage.told_months import as_told, told_run_of

POSTED = "posted"
"""Under this name it is kept of a month without an edition whether its figures were published elsewhere."""
_OF = (reports.c.month.in_(bindparam("months", expanding=True)), text("reports.state = 'posted'"))
_EDITIONS = select(reports.c.month, reports.c.edition).where(*_OF).order_by(reports.c.edition)
_FIGURES = select(reports.c.month, reports.c.edition, reports.c.figures).where(*_OF)


def beside_now(ledger: Nouns, month: date) -> dict[str, Any]:
    """By month, the number of the edition that was posted last, or else its figures; nothing of a month without any."""
    last = after(month, -1)
    editions = _editions(ledger, last)
    counted = {
        month_name(one.month): one.figures.as_values() | {POSTED: one.is_posted}
        for one in run_of(ledger, last, YEAR)
        if one.figures and one.month not in editions
    }
    return counted | {month_name(of): edition for of, edition in editions.items()}


def run_with(ledger: Nouns, one: Report) -> list[MonthOfRun]:
    """The thirteen months as this edition tells them, its own the last; those beside as they are now where none were kept."""
    if one.figures is None:
        return run_of(ledger, one.month)
    themes = {of.month: of.theme for of in ledger.rounds.all()}
    is_posted = one.state is ReportState.POSTED
    own = MonthOfRun(one.month, themes.get(one.month, ""), MonthFigures.of_values(one.figures), is_posted)
    return [*_beside(ledger, one.month, one.figures.get(BESIDE), themes), own]


def told_run_with(ledger: Nouns, one: Report) -> list[MonthOfRun]:
    """The same as those are told who do not run the audits."""
    kept = (one.figures or {}).get(BESIDE)
    if kept is None:
        return told_run_of(ledger, one.month)
    editions = {month_of(of): told if isinstance(told, int) else 0 for of, told in kept.items()}
    return as_told(ledger, run_with(ledger, one), editions | {one.month: one.edition})


def run_of_month(ledger: Nouns, month: date) -> list[MonthOfRun]:
    """As its last posted edition tells it, or else as it is now."""
    one = ledger.reports.posted(month)
    return run_with(ledger, one) if one else run_of(ledger, month)


def corrected_since(ledger: Nouns, one: Report) -> tuple[date, ...]:
    """The months beside it of which a later edition was posted than the one that it tells."""
    kept = (one.figures or {}).get(BESIDE, {})
    if not kept:
        return ()
    found = _editions(ledger, after(one.month, -1)).items()
    return tuple(sorted(of for of, edition in found if _is_earlier(kept.get(month_name(of)), edition)))


def _is_earlier(kept: int | Mapping[str, Any] | None, edition: int) -> bool:
    return isinstance(kept, int) and kept < edition


def _beside(ledger: Nouns, month: date, kept: Mapping[str, Any] | None, themes: Mapping[date, str]) -> list[MonthOfRun]:
    if kept is None:
        return run_of(ledger, after(month, -1), YEAR)
    asked = {"months": [of for of, told in kept.items() if isinstance(told, int)]}
    posted = {(row.month, row.edition): row.figures for row in ledger.connection.execute(_FIGURES, asked)}
    found = []
    for of in _months(after(month, -1)):
        told, theme = kept.get(month_name(of)), themes.get(of, "")
        values = posted[month_name(of), told] | {POSTED: True} if isinstance(told, int) else told
        figures = MonthFigures.of_values(values) if values else None
        found.append(MonthOfRun(of, theme, figures, bool(values and values[POSTED])))
    return found


def _editions(ledger: Nouns, last: date) -> dict[date, int]:
    """The last that was posted of each of the twelve months up to this one."""
    asked = {"months": [month_name(of) for of in _months(last)]}
    return {month_of(row.month): row.edition for row in ledger.connection.execute(_EDITIONS, asked)}


def _months(last: date) -> list[date]:
    return [after(last, -n) for n in reversed(range(YEAR))]
