"""The annual plan, read in one go for its card and its files, as this reader may have it."""

from collections.abc import Callable
from datetime import date

from domain.annual_plan import AnnualPlan, annual_plan
from domain.person import Actor
from domain.programme import after
from domain.recommendation import BEGINS, Recommendation, RecommendationVerb, may
from domain.report_sheet import Recommended
from domain.reporting import sees_all
from domain.suppression import OPEN
from storage.months import run_of
from storage.nouns import Nouns
from storage.report_sheets import recommended
from storage.told_months import told_run_of

LONGEST = 36
"""So many months are looked back at most."""


def plan_of(ledger: Nouns, year: int, reader: Actor) -> AnnualPlan:
    """The recommendations of the year's reports that they see, and those from before that were open in it. Who does not see
    every figure is told of what was posted, no more than channels are."""
    services = ledger.people.services_around(reader)
    made = _made(ledger, year, lambda one: may(reader, RecommendationVerb.SEE, one, services))
    last = after(ledger.today.day.replace(day=1), -1)  # of this month's audits not all are in yet
    months = min(_months(min([one.month for one in made], default=last), last), LONGEST)
    if sees_all(reader):
        return annual_plan(year, made, run_of(ledger, last, months), OPEN)
    return annual_plan(year, made, told_run_of(ledger, last, months), max(ledger.policy.hide_below, 1))


def _months(first: date, last: date) -> int:
    """From this one to that one; one at least."""
    return max((last.year - first.year) * 12 + last.month - first.month + 1, 1)


def _made(ledger: Nouns, year: int, seen: Callable[[Recommendation], bool]) -> tuple[Recommended, ...]:
    return recommended(ledger, date(year, BEGINS, 1), date(year + 1, BEGINS - 1, 1), seen)
