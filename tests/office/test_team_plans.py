"""Each team's plan, its reviews, and what it notes after a report: who writes and sees them, and who is reminded when."""

import pytest
from sqlalchemy import select

from storage.tables import history, plan_items, team_notes
from tests.office.council import account_of, put_cover
from tests.office.people import Colleague, Office
from tests.office.team_plan_stories import put_posted

SECRET = "Plan with the family first"


@pytest.fixture
def manager(office: Office) -> Colleague:
    """The team manager of West, before the page of their team, once November's report is posted."""
    office.does(put_posted)
    return office.person("west manager").says("/summary team")


def told(office: Office, of: str) -> list[tuple[str, object]]:
    with office.ledger() as ledger:
        rows = ledger.connection.execute(select(history).where(history.c.subject == of).order_by(history.c.id))
        return [(row.verb, row.after) for row in rows]


def test_a_manager_notes_in_a_line_what_the_team_will_do_differently(office: Office, manager: Colleague) -> None:
    assert "After the report of November 2017, what will the team do differently? Nothing yet." in manager.sees

    manager.presses("Note it").fills(line=SECRET)

    assert f"“{SECRET}”" in manager.sees
    assert f"“{SECRET}”" in office.person("plt").says("/summary team west").sees
    assert SECRET not in repr(told(office, "plan:2"))
    with office.ledger() as ledger:
        assert ledger.team_plans.notes_of(ledger.reports.posted_before(ledger.today.day).month)[2].text == SECRET


def test_before_a_report_is_posted_no_line_is_asked_for(office: Office) -> None:
    manager = office.person("west manager").says("/summary team")

    assert "do differently" not in manager.sees
    assert manager.buttons == ["Add a step"]


def test_of_two_who_write_the_line_at_once_the_second_is_told(office: Office, manager: Colleague) -> None:
    other = office.stranger(account_of("west manager")).says("/summary team").presses("Note it")
    manager.presses("Note it").fills(line="One")

    other.fills(line="Two")

    assert "Somebody else has written the line of West meanwhile. Nothing was changed." in other.sees
    with office.ledger() as ledger:
        assert ledger.connection.execute(select(team_notes.c.text)).scalars().all() == ["One"]


def test_a_step_is_added_changed_and_ended_with_what_came_of_it(office: Office, manager: Colleague) -> None:
    manager.presses("Add a step").fills(step="Read plans together", due="2018-03-01")
    manager.presses("Change").fills(due="2018-03-02")
    assert "by Fri 2 Mar" in manager.sees

    manager.presses("Done").fills(state="dropped", outcome="The court does it now")

    assert "The plan has no open steps." in manager.sees
    assert "P-1 Read plans together · dropped on Wed 10 Jan: The court does it now" in manager.sees
    assert [verb for verb, _ in told(office, "P-1")] == ["added", "changed", "ended"]
    assert "court" not in repr(told(office, "P-1"))


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"step": "", "due": "2018-03-01"}, "Say what the team will do."),
        ({"step": "Read", "due": "2018-01-09"}, "The due date is past. Choose today or later."),
        ({"step": "Read", "due": "2018-03-03"}, "Sat 3 Mar is not a working day. Choose Mon 5 Mar, for example."),
    ],
)
def test_a_step_that_cannot_be_is_refused_at_its_input(
    office: Office, manager: Colleague, said: dict[str, str], error: str
) -> None:
    manager.presses("Add a step").fills(**said)

    assert manager.sees == error
    with office.ledger() as ledger:
        assert ledger.connection.execute(select(plan_items)).all() == []


def test_a_head_of_service_reviews_and_a_manager_does_not(office: Office, manager: Colleague) -> None:
    head = office.person("head of service").says("/summary team").presses("Open", on="West").presses("Record a review")
    head.fills(review="Gone through with the manager")

    assert "Reviewed on Wed 10 Jan by @Head of service: Gone through with the manager" in head.sees
    assert "Record a review" not in manager.says("/summary team").buttons
    manager.knocks(head.last.__class__(**{**vars_of(head.last), "account": manager.account, "key": "forged"}))
    assert "Only the head of service may review the plan of West." in manager.sees


def vars_of(knock: object) -> dict[str, object]:
    return {name: getattr(knock, name) for name in knock.__slots__}  # type: ignore[attr-defined]


@pytest.mark.parametrize("who", ["manager", "other head", "moderator", "auditor"])
def test_whoever_has_nothing_to_do_with_a_team_hears_of_it_what_they_hear_of_none(office: Office, who: str) -> None:
    absent, theirs = (office.person(who).says(f"/summary team {name}").sees for name in ("Nowhere", "West"))

    assert absent == theirs == "There is no team of that name whose plan you can see."


def test_a_head_is_reminded_once_a_quarter_of_the_plans_that_are_not_yet_reviewed(office: Office) -> None:
    office.wakes("2018-04-03 09:00")
    office.wakes("2018-04-04 09:00")

    reminders = [push for push in office.was_told("head of service") if "team plan" in push]
    assert reminders == ["2 team plans to go through this quarter"]
    head = office.person("head of service")
    head.reads(next(n for n, p in enumerate(office.was_told("head of service")) if "team plan" in p)).presses(
        "Open", on="West"
    )
    head.presses("Record a review").fills(review="Gone through")
    office.person("other head").says("/summary team South").presses("Record a review").fills(review="Gone through")
    office.wakes("2018-07-02 09:00")
    assert sum("team plan" in push for push in office.was_told("head of service")) == 2


def test_whoever_covers_for_a_head_is_reminded_in_their_place(office: Office) -> None:
    office.does(put_cover, "head of service", "other head", "2018-04-02", "2018-04-20")

    office.wakes("2018-04-03 09:00")

    assert [push for push in office.was_told("head of service") if "team plan" in push] == []
    assert sum("team plan" in push for push in office.was_told("other head")) == 2


def test_nobody_is_reminded_of_plans_that_were_reviewed_in_the_quarter(office: Office) -> None:
    office.turns_to("2018-04-03 08:00")
    head = office.person("head of service")
    for team in ("North", "West"):
        head.says(f"/summary team {team}").presses("Record a review").fills(review="Gone through")

    office.wakes("2018-04-03 09:00")

    assert [push for push in office.was_told("head of service") if "team plan" in push] == []
