"""The annual plan in chat: by theme, with what the figures did since; those who lead have their own, with small counts hidden."""

from datetime import date

import pytest

from domain.recommendation import Recommendation
from storage.ledger import Ledger
from tests.office.council import IDS
from tests.office.people import Office
from tests.office.posted_months import DRIFT, SMART, with_both_months
from tests.office.team_plan_stories import put_posted
from tests.office.test_report_files import received
from tests.reports.reading import lines

NOVEMBER, DUE = date(2017, 11, 1), date(2018, 3, 1)
OURS = {
    1: {"theme": "Supervision", "tags": (DRIFT, SMART), "service_id": 1, "owner_id": IDS["head of service"]},
    2: {"theme": "Supervision", "tags": (), "service_id": 2, "owner_id": IDS["other head"]},
    3: {"theme": "Planning", "tags": (DRIFT,), "service_id": None, "owner_id": None, "measure": "Fewer without dates"},
}


def put_recommendations(ledger: Ledger) -> None:
    for number, said in OURS.items():
        text, by = f"Recommended {number}", IDS["plt"]
        ledger.recommendations.add(Recommendation(number, NOVEMBER, text, DUE, by, ledger.now, **said))  # type: ignore[arg-type]


def test_it_stands_by_theme_with_what_the_figures_did_and_each_has_their_own(office: Office) -> None:
    with_both_months(office).does(put_recommendations)
    office.slack.posted.clear()

    plt = office.person("plt").says("/summary plan")
    head = office.person("head of service").says("/summary plan 2017")

    assert plt.sees.startswith("Annual plan of practice improvement, 2017/18\n3 recommendations, 3 open\nSupervision")
    assert "From November 2017 · 11-25 · Head of service, 11-25 · by Thu 1 Mar" in plt.sees
    assert "We will see it worked by: Fewer without dates" in plt.sees
    assert "SMART plans: 2 of 21 (10%) in November 2017, 3 of 25 (12%) in December 2017" in plt.sees
    assert "R-2" in plt.sees
    assert "R-2" not in head.sees
    assert "drift and delay: 10 of 21 (48%) in November 2017, 12 of 25 (48%) in December 2017" in head.sees
    assert "SMART plans: not told in November 2017, not told in December 2017" in head.sees
    assert "counts of children that are small are not told" in head.sees
    head.presses("Word document")
    [word] = received(office, "head of service")
    told = "\n".join(lines(word.content))
    assert "SMART plans: not told in November 2017" in told
    assert "Recommended 2" not in told
    assert "Counts of children below 5 are hidden" in word.card.fallback
    assert office.history("plan:2017") == ["exported"]


def test_it_turns_its_pages_and_its_years_and_opens_what_stands_on_it(office: Office) -> None:
    office.does(put_posted)
    for number in range(1, 11):
        one = Recommendation(number, NOVEMBER, f"Recommended {number}", DUE, IDS["plt"], office.now)
        office.does(lambda ledger, one=one: ledger.recommendations.add(one))

    plan = office.person("manager").says("/summary recommendations").presses("Annual plan")
    assert "10 recommendations, 10 open · page 1 of 2\nWithout a theme" in plan.sees
    assert plan.presses("Next").buttons == ["Open", "Open", "Previous", "Word document", "Workbook", "2016/17"]
    empty = plan.presses("2016/17").sees
    assert empty.startswith(
        "Annual plan of practice improvement, 2016/17\nThere is no recommendation of this year that you"
    )
    assert plan.presses("2017/18").presses("Open", on="R-8").sees.startswith("R-8 · Open")


@pytest.mark.parametrize("who", ["moderator", "auditor", "outside moderator"])
def test_nobody_else_learns_that_there_is_one(office: Office, who: str) -> None:
    there, not_there = (office.person(who).says(f"/summary plan {year}").sees for year in ("2017", "nonsense"))
    assert there == not_there
    assert there.startswith("There is no report there that you can see.")
