"""The home page of every role: what is mine and due, what waits for my decision, how my teams or services stand."""

import pytest

from tests.office.council import account_of, put_audit, put_cover
from tests.office.people import Colleague, Office
from tests.office.screen import lines_of


def filled(office: Office) -> None:
    office.does(put_audit, 7, auditor="auditor", moderator="moderator")
    office.has("A-1", due="2018-01-05")
    office.has("A-2", owner="worker", audit=7)
    office.has("A-3", concern="C-1", owner="worker")
    office.person("worker").says("/actions done A-3").fills(done="Done", recorded_in="Plan", difference="yes")
    office.has("A-4", team="South", owner="south manager")


def home(office: Office, who: str) -> Colleague:
    return office.person(who).opens_home()


MINE, NONE, NORTH = "Your actions · 1 open, 1 overdue", "You have no open actions.", "North · 11-25: 2 open, 1 overdue"
WAITS = "Waiting for you · 1"
HOMES: dict[str, list[str]] = {
    "manager": [MINE, "Your team", NORTH],
    "worker": ["Your actions · 1 open"],
    "west manager": [NONE, "Your team", "West · 11-25: nothing open"],
    "south manager": ["Your actions · 1 open", "Your team", "South · Early Help: 1 open"],
    "head of service": [NONE, WAITS, "Teams", NORTH, "West · 11-25: nothing open"],
    "other head": [NONE, "Your team", "South · Early Help: 1 open"],
    "plt": [NONE, "Teams", NORTH, "South · Early Help: 1 open", "West · 11-25: nothing open"],
    "director": [NONE, "Teams", NORTH, "South · Early Help: 1 open", "West · 11-25: nothing open"],
    "auditor": [NONE],
    "learner": [NONE],
    "moderator": [NONE],
    "outside moderator": [NONE],
}
EVER = {"My actions", "Away", "Settings", "Help"}
CONCERNS = "Cases of concern"
TEAM = EVER | {"All open", "Overdue", CONCERNS}
BUTTONS = {
    "manager": TEAM, "worker": EVER, "head of service": TEAM, "director": TEAM, "plt": TEAM | {"Add an action"},
    **dict.fromkeys(("auditor", "learner", "moderator", "outside moderator"), EVER | {"Add an action", CONCERNS}),
}  # fmt: skip
PAGE = EVER | TEAM | {"Add an action", "All that waits"}


@pytest.mark.parametrize("who", HOMES)
def test_everybodys_home_page_shows_what_is_theirs(office: Office, who: str) -> None:
    filled(office)
    shown = home(office, who).sees.splitlines()
    headings = [line for line in shown if not line.startswith("A-") and line != "Your actions"]
    assert headings == HOMES[who]


@pytest.mark.parametrize("who", BUTTONS)
def test_the_buttons_below_are_those_that_lead_somewhere_for_them(office: Office, who: str) -> None:
    filled(office)
    page = home(office, who)
    assert set(page.buttons) & PAGE == BUTTONS[who]
    for button in sorted(BUTTONS[who]):
        shown = home(office, who).presses(button)
        assert shown.sees
    assert office.faults == []
    with office.ledger() as ledger:
        assert "refused" not in {kept.entry.verb for kept in ledger.history.all()}


def test_buttons_on_the_home_page_do_what_they_do_in_lists(any_office: Office) -> None:
    office = any_office
    filled(office)
    home(office, "head of service").presses("Accept", on="A-3")
    assert office.action("A-3").status == "complete"
    manager = home(office, "manager").presses("Mark complete", on="A-1")
    manager.fills(done="Done", recorded_in="Plan", difference="yes")
    assert NONE in home(office, "manager").sees
    assert WAITS not in home(office, "head of service").sees


def test_teams_with_overdue_work_come_first_and_those_with_none_last(office: Office) -> None:
    office.has("A-1", team="West", due="2018-01-12")
    shown = home(office, "plt").sees.splitlines()
    assert [line.split(" · ")[0] for line in shown if " · " in line] == ["West", "North", "South"]
    office.has("A-2", team="South", due="2018-01-05")
    shown = home(office, "plt").sees.splitlines()
    assert [line.split(" · ")[0] for line in shown if " · " in line] == ["South", "West", "North"]


def test_more_than_fits_is_counted_and_led_to(office: Office) -> None:
    for number in range(1, 9):
        office.has(f"A-{number}", concern="C-1", owner="worker")
    worker = home(office, "worker")
    assert "3 more actions: press “My actions” below." in worker.sees
    for number in range(1, 9):
        office.person("worker").says(f"/actions done A-{number}").fills(
            done="Done", recorded_in="Plan", difference="no"
        )
    head = home(office, "head of service")
    assert "Waiting for you · 8" in head.sees
    assert "Waiting for you · 8 in all" in head.presses("All that waits").sees


def test_a_cover_has_the_covered_persons_work_on_their_home_page(office: Office) -> None:
    filled(office)
    office.does(put_cover, "manager", "south manager", "2018-01-08", "2018-01-12")
    shown = home(office, "south manager").sees
    assert "Your actions · 2 open, 1 overdue" in shown
    assert "@Manager" in shown
    assert NORTH in shown


def test_whoever_never_opened_a_home_page_is_sent_none(office: Office) -> None:
    filled(office)
    office.delivers()
    assert office.slack.homes == {}


def test_a_cover_s_home_page_follows_the_covered_persons_work(office: Office) -> None:
    office.has("A-1")
    office.does(put_cover, "manager", "south manager", "2018-01-08", "2018-01-12")
    cover = home(office, "south manager")
    office.person("manager").says("/actions done A-1").fills(done="Done", recorded_in="Plan", difference="yes")
    office.delivers()
    assert set(office.slack.homes) == {cover.account}


def test_cases_of_concern_come_before_all_else_to_those_whom_they_concern(office: Office) -> None:
    filled(office)
    for who in ("manager", "head of service", "worker", "plt"):
        home(office, who)
    said = {"case_ref": "412099", "team": "1", "worry": "No visit", "unsafe": "no", "action__1": "Visit within a day"}
    office.person("plt").says("/concerns raise").fills(**said)
    manager = home(office, "manager")
    assert manager.sees.startswith("Cases of concern · 1 open\nC-2  Case 412099 · North | Raised 10 Jan 09:30")
    assert "Cases of concern" not in home(office, "worker").sees
    manager.presses("I have this", on="C-2")
    office.delivers()
    published = {
        who: "\n".join(lines_of(office.slack.homes[account_of(who)])) for who in ("manager", "head of service", "plt")
    }
    assert all("the team manager has it, the head of service not yet" in page for page in published.values())
    assert home(office, "head of service").presses("Open", on="C-2").sees.startswith("C-2 · Raised")
