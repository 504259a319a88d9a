"""Months as those are told of them who do not run the audits: what was posted alone, no more of it than when it was, and after a
correction no more than its editions say together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select, text

from domain.editions import Edition, told_of
from domain.month import MonthFigures, MonthOfRun, PartFigures
from domain.report import BELOW
from storage.columns import month_name, month_of
from storage.months import PARTS, YEAR, run_of
from storage.nouns import Nouns
from storage.report_teams import TEAMS
from storage.tables import reports

Frozen = Mapping[str, Any]
_POSTED = (
    select(reports.c.month, reports.c.edition, reports.c.figures)
    .where(reports.c.month.in_(bindparam("months", expanding=True)), text("reports.state = 'posted'"))
    .order_by(reports.c.edition)
)


def told_run_of(ledger: Nouns, last: date, months: int = YEAR + 1) -> list[MonthOfRun]:
    """Every calendar month up to `last`, the oldest first."""
    return as_told(ledger, run_of(ledger, last, months))


def as_told(ledger: Nouns, run: Sequence[MonthOfRun], up_to: Mapping[date, int] | None = None) -> list[MonthOfRun]:
    """`up_to`: of months whose figures are those of an earlier edition than the last, its number."""
    editions = _editions(ledger, [one.month for one in run], up_to or {})
    return [_told(one.as_posted, editions.get(one.month, ()), ledger.policy.hide_below) for one in run]


def _told(one: MonthOfRun, editions: Sequence[Frozen], hide_below: int) -> MonthOfRun:
    """Never more of it than with any of its editions; where every count is told, a correction tells every count, too."""
    below = max((each.get(BELOW, 0) for each in editions), default=0)
    if one.figures is None or len(editions) < 2 or not max(below, hide_below):
        return replace(one, below=below)
    return replace(one, below=below, figures=told_of([_edition(each) for each in editions]))


def _editions(ledger: Nouns, months: Iterable[date], up_to: Mapping[date, int]) -> dict[date, list[Frozen]]:
    found: dict[date, list[Frozen]] = {}
    for row in ledger.connection.execute(_POSTED, {"months": [month_name(month) for month in months]}):
        month = month_of(row.month)
        if row.figures is not None and row.edition <= up_to.get(month, row.edition):
            found.setdefault(month, []).append(row.figures)
    return found


def _edition(kept: Frozen) -> Edition:
    parts = {room: PartFigures.of_values(part) for room, part in kept.get(PARTS, {}).items()}
    return Edition(MonthFigures.of_values(kept), parts, kept.get(TEAMS, {}))
