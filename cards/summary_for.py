"""What a channel reads of a posted report, gathered for its card: all services as one, or a service's or team's own part."""

from collections.abc import Sequence
from datetime import date

from cards import summary, summary_of_part
from cards.elements import Card
from cards.month_chart import DrawMonths
from cards.summary import Whole
from cards.summary_of_part import Own
from domain.editions import year_is_withheld
from domain.month import MonthFigures, MonthOfRun, OfChildren, PartFigures
from domain.programme import after
from domain.report import Report
from domain.suppression import (
    OPEN,
    Part,
    ToldGrades,
    findings,
    findings_of_teams,
    grades,
    not_again,
    year_told_with,
    years,
)
from storage.ledger import Ledger
from storage.months import YEAR, part_of, parts_of
from storage.months_beside import run_with, told_run_with
from storage.report_teams import TeamsOf, teams_told
from storage.sentences import texts
from storage.told_months import told_run_of

TEAM, SERVICE = "team:", "service:"


def card(ledger: Ledger, one: Report, room: str, draw: DrawMonths | None) -> Card:
    """`room`: all, plt, service:3 or team:4."""
    if room.startswith((TEAM, SERVICE)):
        mine = part_of(ledger, one.month, room)
        if mine is None:
            return summary_of_part.none(one, _name(ledger, room))
        return summary_of_part.own(_own(ledger, one, room, mine))
    is_plt, better = room == "plt", texts(ledger.sentences.told(one))
    run = run_with(ledger, one) if is_plt else told_run_with(ledger, one)
    below = OPEN if is_plt else run[-1].hides_below(one.hides_below(ledger.policy.hide_below))
    return summary.whole(Whole(one, run, below, better, is_plt, _corrected(ledger, one)), draw)


def _corrected(ledger: Ledger, one: Report) -> MonthOfRun | None:
    """The month as it was in the edition before."""
    before = next((each for each in ledger.reports.of(one.month) if each.edition == one.edition - 1), None)
    if before is None or before.figures is None:
        return None
    return MonthOfRun(one.month, figures=MonthFigures.of_values(before.figures), is_posted=True)


def _own(ledger: Ledger, one: Report, room: str, mine: PartFigures) -> Own:
    [now] = told_run_of(ledger, one.month, 1)
    below = now.hides_below(one.hides_below(ledger.policy.hide_below))
    found = tuple(mine.findings) if below == OPEN else _findings(ledger, now, room, below)
    year_of, year = _year(ledger, one.month, room, mine, below)
    team = int(room.removeprefix(TEAM)) if room.startswith(TEAM) else None
    return Own(one, _name(ledger, room), now.theme, mine.actions, found, year_of, year, below, team)


def _name(ledger: Ledger, room: str) -> str:
    return next((each.name for each in ledger.channels.all() if each.reference == room), "")


def _findings(ledger: Ledger, now: MonthOfRun, room: str, below: int) -> Sequence[str] | None:
    """A service hears what any of its teams does. None where it is not told again."""
    if now.figures is None:
        return ()
    if OfChildren.TAGS in now.figures.withheld:
        return None
    told = findings(now.figures.findings, below)
    services = teams_told(ledger, now.month)
    every = [team for teams in services.values() for team in teams]
    named = findings_of_teams(told, parts_of(ledger, now.month, every))
    return [tag for tag in told if any(tag in named.get(team, ()) for team in services.get(room, [room]))]


def _year(ledger: Ledger, month: date, room: str, mine: PartFigures, below: int) -> tuple[str, ToldGrades | None]:
    """Where everything is told, over the twelve months up to this one; else over those that ended with a December whose report
    was posted, as every channel has it."""
    if below == OPEN:
        return f"twelve months to {month:%B %Y}", grades(mine.grades, OPEN)
    last = year_told_with(month)
    services = teams_told(ledger, last)
    ended = ledger.reports.posted(last)
    if ended is None or not any(room in (service, *teams) for service, teams in services.items()):
        return "", None
    run, name = told_run_with(ledger, ended)[-YEAR:], f"{after(last, 1 - YEAR):%B} to {last:%B %Y}"
    if year_is_withheld(run):
        return name, not_again(0)
    below, months = max(below, *(one.below for one in run)), [one.figures.table for one in run if one.figures]
    return name, years(months, _parts(ledger, last, services), below).get(room)


def _parts(ledger: Ledger, last: date, services: TeamsOf) -> list[Part]:
    found = parts_of(ledger, last, [*services, *(team for teams in services.values() for team in teams)])
    return [
        Part(service, found[service].grades, {team: found[team].grades for team in teams})
        for service, teams in sorted(services.items())
    ]
