"""The teams' plans: everything that can be asked of them is asked once and succeeds."""

from datetime import date

from sqlalchemy import insert

from domain.counted import Facts
from domain.counting import month_figures
from domain.policy import DEFAULT
from storage.ledger import Ledger
from storage.tables import reports
from tests.office.council import IDS
from tests.office.people import Office


def put_posted(ledger: Ledger, month: str = "2017-11") -> None:
    """A report that was posted, as far as the plans need to know."""
    if ledger.reports.posted(date.fromisoformat(f"{month}-01")):
        return
    row = {"month": month, "edition": 9, "state": "posted", "narrative": {}, "started_at": ledger.now, "version": 3}
    row |= {"posted_by": IDS["plt"], "posted_at": ledger.now, "change": ""}
    row["figures"] = month_figures(Facts(), None, DEFAULT).as_values()
    ledger.connection.execute(insert(reports), row)


def planning_in_teams(office: Office) -> None:
    office.does(put_posted)
    west = (
        office.person("west manager").says("/summary team").presses("Note it").fills(line="Plan with the family first")
    )
    west.presses("Change the line").fills(line="Write plans with the family")
    west.presses("Add a step").fills(step="Read plans together", due="2018-03-01")
    west.presses("Add a step").fills(step="Ask the school early", due="2018-03-02")
    west.presses("Change").fills(step="Read every plan together")
    west.presses("Done").fills(outcome="Each plan was read")
    office.person("plt").says("/summary team").presses("Open", on="West")
    head = office.person("head of service").says("/summary team West").presses("Record a review")
    head.fills(review="Gone through; the second step goes on")


TEAM_PLAN_STORIES = (planning_in_teams,)
