"""The one door to the figures of a month: those that were frozen when its report was posted, or else as they are now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from typing import Any

from sqlalchemy import bindparam, select, text

from domain.audit_round import AuditRound
from domain.counted import together
from domain.counting import month_figures, part_figures
from domain.figures import Figures
from domain.month import MonthFigures, MonthOfRun, PartFigures
from domain.programme import after
from storage.columns import month_name, month_of
from storage.counted import Counted, alike, counted, raised_alone
from storage.nouns import Nouns
from storage.tables import reports, teams

YEAR = 12
PARTS = "parts"
"""Under this name the frozen figures keep those of each service and team: {"service:3": {…}, "team:4": {…}}."""
_POSTED = (
    select(reports.c.month, reports.c.figures)
    .where(reports.c.month.in_(bindparam("months", expanding=True)), text("reports.state = 'posted'"))
    .order_by(reports.c.edition)
)
_TEAMS = select(teams.c.id, teams.c.service_id)


def figures_of(ledger: Nouns, month: date) -> MonthOfRun:
    return run_of(ledger, month, 1)[0]


def run_of(ledger: Nouns, last: date, months: int = YEAR + 1) -> list[MonthOfRun]:
    """Every calendar month up to `last`, the oldest first, those without a round too."""
    wanted = _months(last, months)
    rounds = _rounds(ledger, wanted)
    frozen = _frozen(ledger, wanted)
    counts = _counted(ledger, [one for one in rounds.values() if one.month not in frozen])
    return [_month(ledger, month, rounds.get(month), frozen.get(month), counts) for month in wanted]


def part_of(ledger: Nouns, month: date, room: str) -> PartFigures | None:
    """Of a service or a team, which is named as its messages are: service:3, team:4. Frozen as the month's are; None where it is
    no part of what was posted."""
    return parts_of(ledger, month, [room]).get(room)


def parts_of(ledger: Nouns, month: date, rooms: Sequence[str]) -> dict[str, PartFigures]:
    """Of a posted month those alone that were frozen with it: nobody has signed off what is counted now."""
    first = month.replace(day=1)
    frozen = _frozen(ledger, [first]).get(first)
    if frozen is None:
        return parts_as_now(ledger, first, rooms)
    kept = frozen.get(PARTS, {})
    return {room: PartFigures.of_values(kept[room]) for room in rooms if room in kept}


def _months(last: date, count: int) -> list[date]:
    return [after(last, -n) for n in reversed(range(count))]


def _rounds(ledger: Nouns, wanted: Iterable[date]) -> dict[date, AuditRound]:
    months = set(wanted)
    return {one.month: one for one in ledger.rounds.all() if one.month in months}


def _frozen(ledger: Nouns, wanted: Iterable[date]) -> dict[date, Mapping[str, Any]]:
    """Those of the latest edition that was posted, by month."""
    asked = {"months": [month_name(month) for month in wanted]}
    return {month_of(row.month): row.figures for row in ledger.connection.execute(_POSTED, asked)}


def _counted(ledger: Nouns, rounds: Iterable[AuditRound]) -> dict[date, Counted]:
    """What was counted of each month's round, with the cases of concern that were raised in the month on their own."""
    months = {one.id: one.month for one in rounds}
    found = counted(ledger.connection, months)
    return {
        month: [*found[number], *raised_alone(ledger.connection, month, after(month) - timedelta(days=1))]
        for number, month in months.items()
    }


def _month(
    ledger: Nouns, month: date, one: AuditRound | None, frozen: Mapping[str, Any] | None, counts: Mapping[date, Counted]
) -> MonthOfRun:
    theme = one.theme if one else ""
    if frozen is not None:
        return MonthOfRun(month, theme, MonthFigures.of_values(frozen), is_posted=True)
    if one is None:
        return MonthOfRun(month)
    whole = together(facts for _, facts in counts[month])
    now = month_figures(whole, one.moderation_due, ledger.policy)
    if one.figures:  # of a report that was posted elsewhere: its table came with the tracker
        return MonthOfRun(month, theme, replace(now, table=Figures.of_values(one.figures)), is_posted=True)
    return MonthOfRun(month, theme, now if whole.audits else None)


def _teams_of(teams_and_services: Sequence[Any], room: str) -> frozenset[int]:
    kind, _, number = room.partition(":")
    return frozenset(
        row.id for row in teams_and_services if str(row.id if kind == "team" else row.service_id) == number
    )


def as_now(ledger: Nouns, month: date) -> MonthOfRun:
    """As it is counted now, whatever was posted of it: for a report that is written or corrected. What was posted before the
    council had auditbot stays, as there is nothing else to count it from."""
    return as_now_with_parts(ledger, month, [])[0]


def parts_as_now(ledger: Nouns, month: date, rooms: Sequence[str]) -> dict[str, PartFigures]:
    """The same of services and teams."""
    return as_now_with_parts(ledger, month, rooms)[1] if rooms else {}


def as_now_with_parts(ledger: Nouns, month: date, rooms: Sequence[str]) -> tuple[MonthOfRun, dict[str, PartFigures]]:
    """Both of the same counts: however many services and teams there are, each audit is counted once."""
    first = month.replace(day=1)
    one = _rounds(ledger, [first]).get(first)
    counts = _counted(ledger, [one] if one else [])
    return _as_now(ledger, first, one, counts), _parts_as_now(ledger, first, rooms, counts.get(first, ()))


def _as_now(ledger: Nouns, month: date, one: AuditRound | None, counts: Mapping[date, Counted]) -> MonthOfRun:
    if one is None or (one.figures and month not in _frozen(ledger, [month])):
        return figures_of(ledger, month)
    whole = together(facts for _, facts in counts[month])
    now = month_figures(whole, one.moderation_due, ledger.policy)
    return MonthOfRun(month, one.theme, now if whole.audits else None)


def _parts_as_now(ledger: Nouns, month: date, rooms: Sequence[str], counts: Counted) -> dict[str, PartFigures]:
    if not rooms:
        return {}
    grades = alike(ledger.connection, [one.id for one in _rounds(ledger, _months(month, YEAR)).values()])
    every = ledger.connection.execute(_TEAMS).all()
    found = {}
    for room in rooms:
        of = _teams_of(every, room)
        own = together(facts for team, facts in counts if team in of)
        found[room] = part_figures(own, chain.from_iterable(grades.get(team, ()) for team in sorted(of)))
    return found
