"""Recommendations: everything that can be asked of them is asked once and succeeds."""

from tests.office.council import account_of
from tests.office.people import Colleague, Office
from tests.office.team_plan_stories import put_posted

NEW = {"text": "Plan with the family", "measure": "Fewer plans without dates", "due": "2018-03-01"}


def recommends(office: Office, owner: str = "west manager", **said: str) -> Colleague:
    """Somebody of the PLT, before the list with one more on it."""
    plt = office.person("plt").says("/summary recommendations").presses("Add a recommendation")
    return plt.fills(**{**NEW, "owner": account_of(owner), "service": "1", **said})


def recommending(office: Office) -> None:
    """Twelve of them, for two pages; the first is followed to its end, the second is dropped."""
    office.does(put_posted, "2017-12")
    for number in range(12):
        plt = recommends(office, text=f"Plan with the family, {number}")
    plt.presses("Next").presses("Previous").presses("Open", on="R-1").presses("Change").fills(due="2018-03-02")
    plt.says("/summary recommendations").presses("Open", on="R-2").presses("Drop").fills(outcome="The law has changed")
    west = office.person("west manager").says("/summary show R-1").presses("Note progress").fills(progress="Half way")
    west.presses("Mark done").fills(outcome="Each plan has its dates")


RECOMMENDATION_STORIES = (recommending,)
