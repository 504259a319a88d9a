"""A report's recommendations: told to their owners once it is posted, followed until done, and seen by those who lead."""

import pytest
from sqlalchemy import select

from handlers.chosen import NOT_KNOWN
from storage.tables import history, recommendations
from tests.office.council import account_of
from tests.office.people import Office
from tests.office.recommendation_stories import NEW, recommends
from tests.office.team_plan_stories import put_posted

PUSH = "A recommendation of the audits' report is yours"


def verbs(office: Office) -> list[str]:
    return office.history("R-1")


def test_its_owner_hears_of_it_at_once_where_its_report_is_posted(office: Office) -> None:
    office.does(put_posted, "2017-12")

    recommends(office)

    assert office.heard_by("west manager") == [PUSH]
    told = office.person("west manager").reads()
    assert "R-1  Plan with the family" in told.sees
    assert "11-25 · by Thu 1 Mar · how it will be seen: Fewer plans without dates" in told.sees
    assert told.buttons == ["Note progress", "Mark done"]


def test_before_it_is_posted_nobody_hears_of_it_but_who_runs_the_programme(office: Office) -> None:
    recommends(office)

    assert office.heard_by("west manager") == []
    unseen = office.person("west manager").says("/summary show R-1").sees
    assert unseen == office.person("west manager").says("/summary show R-99").sees.replace("R-99", "R-1")
    assert "not posted yet" in office.person("director").says("/summary show R-1").sees


def test_its_owner_notes_progress_and_says_that_it_is_done_in_every_copy(office: Office) -> None:
    office.does(put_posted, "2017-12")
    recommends(office)
    owner = office.person("west manager").reads().presses("Note progress").fills(progress="Half way")
    owner.reads().presses("Mark done").fills(outcome="Each plan has its dates")

    owner.reads()
    assert "done" in owner.sees
    assert owner.buttons == []
    card = office.person("plt").says("/summary show R-1")
    assert "What came of it: Each plan has its dates" in card.sees
    assert "Half way" in card.sees
    assert verbs(office) == ["recommended", "progress noted", "done"]
    with office.ledger() as ledger:
        kept = repr(ledger.connection.execute(select(history)).all())
    assert not [said for said in ("Half way", "Each plan", "Plan with", "Fewer plans") if said in kept]
    assert "No recommendation is open." in office.person("plt").says("/summary recommendations").sees


def test_a_new_owner_is_told_and_the_old_one_sees_that_it_is_theirs_no_more(office: Office) -> None:
    office.does(put_posted, "2017-12")
    plt = recommends(office)
    assert office.heard_by("west manager") == [PUSH]
    plt.presses("Open", on="R-1").presses("Change").fills(owner=account_of("manager"))

    assert "Owner: @Manager" in plt.sees
    assert office.heard_by("manager") == [PUSH]
    assert office.person("west manager").reads().sees == "R-1 is no longer yours."


def test_of_two_who_change_it_at_once_the_second_is_told(office: Office) -> None:
    plt = recommends(office).presses("Open", on="R-1").presses("Change")
    other = office.person("second plt").says("/summary show R-1").presses("Drop").fills(outcome="The law has changed")
    assert "What came of it: The law has changed" in other.sees

    plt.fills(text="Another")

    assert "R-1 is dropped already. Nothing was changed by your press." in plt.sees
    assert verbs(office) == ["recommended", "dropped", "overtaken"]


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"text": ""}, "Say what is recommended."),
        ({"text": "As A-17 shows"}, "“A-17” tells who is meant. Take out every reference and name."),
        ({"measure": ""}, "Say how it will be seen that it worked."),
        ({"owner": "U0NOBODY"}, NOT_KNOWN),
        ({"due": "2018-01-06"}, "The due date is past. Choose today or later."),
        ({"month": "2016-01"}, "Choose one of these reports."),
        ({"service": "99"}, "Choose a service, or all of them."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_input(office: Office, said: dict[str, str], error: str) -> None:
    plt = recommends(office, **{**NEW, **said})

    assert plt.sees == error
    with office.ledger() as ledger:
        assert ledger.connection.execute(select(recommendations)).all() == []


@pytest.mark.parametrize("who", ["moderator", "auditor", "learner"])
def test_whoever_leads_nothing_sees_none(office: Office, who: str) -> None:
    office.does(put_posted, "2017-12")
    recommends(office)

    assert "You see no recommendations." in office.person(who).says("/summary recommendations").sees
    assert "There is no recommendation R-1 that you can see." in office.person(who).says("/summary show R-1").sees


def test_its_owner_is_reminded_once_on_the_day_it_falls_due(office: Office) -> None:
    office.does(put_posted, "2017-12")
    recommends(office, due="2018-01-19")
    assert office.heard_by("west manager") == [PUSH]

    for day in ("2018-01-18", "2018-01-19", "2018-01-22"):
        office.wakes(f"{day} 09:00")

    assert office.was_told("west manager").count("A recommendation of the audits' report is due") == 1


def test_whoever_leads_another_service_sees_it_no_more_than_one_that_there_is_not(office: Office) -> None:
    office.does(put_posted, "2017-12")
    recommends(office)
    recommends(office, service="all")

    south = office.person("south manager")
    assert south.says("/summary show R-1").sees == south.says("/summary show R-99").sees.replace("R-99", "R-1")
    assert "R-2" in south.says("/summary recommendations").sees
    assert "R-1" not in south.sees
