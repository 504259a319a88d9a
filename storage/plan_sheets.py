"""The annual plan, read for its files in one go."""

from datetime import date

from domain.annual_plan import AnnualPlan, annual_plan
from domain.recommendation import BEGINS
from storage.months import run_of
from storage.nouns import Nouns
from storage.report_sheets import recommended

LONGEST = 36
"""So many months are looked back at most."""


def plan_of(ledger: Nouns, year: int) -> AnnualPlan:
    """The recommendations of the year's reports, and those from before that were open in it."""
    made = recommended(ledger, date(year, BEGINS, 1), date(year + 1, BEGINS - 1, 1))
    last = ledger.today.day.replace(day=1)
    first = min([one.month for one in made], default=last)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return annual_plan(year, made, run_of(ledger, last, min(max(months, 1), LONGEST)))
