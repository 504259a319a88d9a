"""What everybody's lists hold, how they are turned, and that rows stay where they are when something on them is done."""

import re

import pytest

from cards.places import Place
from cards.replies import Replace, Show
from handlers.ask import Knock
from tests.office.council import HOME, account_of, put_audit, put_cover
from tests.office.people import Colleague, Office


def filled(office: Office) -> None:
    """A-1 to A-4 are North's, A-5 West's, A-6 South's; A-7 is complete. A-2 comes from AU-7, A-6 from AU-8."""
    office.does(put_audit, 7, auditor="auditor", moderator="moderator")
    office.does(put_audit, 8, auditor="learner", moderator="outside moderator", case_ref="398114")
    office.has("A-1", due="2018-01-05")
    office.has("A-2", due="2018-01-10", audit=7)
    office.has("A-3", due="2018-02-01", owner="worker")
    office.has("A-4", due="2018-01-02", owner="west manager", added_by="plt")
    office.has("A-5", due="2018-01-08", team="West", owner="west manager")
    office.has("A-6", due="2018-01-04", team="South", owner="south manager", audit=8, case_ref="398114")
    office.has("A-7", status="complete")


def rows(person: Colleague) -> list[str]:
    return re.findall(r"^A-\d+", person.sees, re.MULTILINE)


SEEN = {
    "manager": {"mine": "A-1 A-2", "team": "A-4 A-1 A-2 A-3", "overdue": "A-4 A-1", "all": "A-4 A-1 A-2 A-3"},
    "worker": {"mine": "A-3", "overdue": "", "all": "A-3"},
    "west manager": {"mine": "A-4 A-5", "team": "A-5", "overdue": "A-4 A-5", "all": "A-4 A-5"},
    "south manager": {"mine": "A-6", "team": "A-6", "overdue": "A-6", "all": "A-6"},
    "head of service": {
        "mine": "",
        "team": "A-4 A-1 A-5 A-2 A-3",
        "overdue": "A-4 A-1 A-5",
        "all": "A-4 A-1 A-5 A-2 A-3",
    },
    "other head": {"mine": "", "team": "A-6", "overdue": "A-6", "all": "A-6"},
    "plt": {
        "mine": "",
        "team": "A-4 A-6 A-1 A-5 A-2 A-3",
        "overdue": "A-4 A-6 A-1 A-5",
        "all": "A-4 A-6 A-1 A-5 A-2 A-3",
    },
    "director": {"mine": "", "team": "A-4 A-6 A-1 A-5 A-2 A-3", "all": "A-4 A-6 A-1 A-5 A-2 A-3"},
    "auditor": {"mine": "", "overdue": "", "all": "A-2"},
    "learner": {"mine": "", "overdue": "A-6", "all": "A-6"},
    "moderator": {"mine": "", "overdue": "", "all": "A-2"},
    "outside moderator": {"mine": "", "overdue": "A-6", "all": "A-6"},
}


@pytest.mark.parametrize("who", SEEN)
def test_everybodys_lists_hold_what_is_theirs_overdue_first(office: Office, who: str) -> None:
    filled(office)
    for command, expected in SEEN[who].items():
        assert rows(office.person(who).says(f"/actions {command}")) == expected.split(), command
    if "team" not in SEEN[who]:
        assert office.person(who).says("/actions team").sees.startswith("You don't answer for a team.")


@pytest.mark.parametrize("who", SEEN)
def test_finding_reaches_closed_actions_and_not_beyond_what_one_sees(office: Office, who: str) -> None:
    filled(office)
    seen = set(SEEN[who]["all"].split())
    north = {"A-7"} if "A-1" in seen else set()
    assert set(rows(office.person(who).says("/actions find rewrite"))) == seen | north
    assert set(rows(office.person(who).says("/actions find 398114"))) == seen & {"A-6"}


def test_what_is_outside_the_service_cannot_be_asked_for_by_name(office: Office) -> None:
    filled(office)
    head = office.person("head of service")
    assert rows(head.says("/actions team West")) == ["A-5"]
    assert head.says("/actions team South").sees == "No team of that name is yours to see. You can ask for North, West."
    assert office.history("desk") == ["refused"]
    assert rows(office.person("plt").says("/actions team South")) == ["A-6"]


def test_reading_beyond_ones_own_work_is_written_down_and_reading_ones_own_is_not(office: Office) -> None:
    filled(office)
    for who, command in {"manager": "mine", "head of service": "team", "plt": "mine"}.items():
        office.person(who).says(f"/actions {command}")
    with office.ledger() as ledger:
        assert ledger.history.head()[0] == 0
    for who, command in {"manager": "find rewrite", "plt": "team", "director": "overdue"}.items():
        office.person(who).says(f"/actions {command}")
    assert [office.history(f"list:{name}") for name in ("find", "team", "overdue")] == [["listed"]] * 3


def many(office: Office, number: int = 23) -> Colleague:
    for n in range(1, number + 1):
        office.has(f"A-{n}", due=f"2018-01-{n:02}")
    return office.person("manager").says("/actions mine")


def test_a_list_is_turned_ten_by_ten_and_back(office: Office) -> None:
    manager = many(office)
    assert manager.sees.startswith("Your actions · 23 open, 9 overdue\nA-1 ")
    assert (len(rows(manager)), "Previous" in manager.buttons) == (10, False)
    assert "Page 1 of 3" in manager.sees

    manager.presses("Next")
    assert isinstance(manager.reply, Replace)
    assert (rows(manager)[0], rows(manager)[-1]) == ("A-11", "A-20")
    manager.presses("Next")
    assert (rows(manager), "Next" in manager.buttons) == (["A-21", "A-22", "A-23"], False)
    manager.presses("Previous").presses("Previous")
    assert (rows(manager)[0], "Previous" in manager.buttons) == ("A-1", False)


def test_a_list_of_ten_has_one_page(office: Office) -> None:
    manager = many(office, 10)
    assert "Page" not in manager.sees
    assert not {"Next", "Previous"} & set(manager.buttons)


@pytest.mark.parametrize("command", ["team", "team North", "overdue", "all", "find rewrite"])
def test_every_list_remembers_what_it_lists_when_it_is_turned(office: Office, command: str) -> None:
    many(office)
    office.turns_to("2018-03-01 09:00")
    head = office.person("head of service").says(f"/actions {command}")
    title = head.sees.splitlines()[0]
    head.presses("Next")
    assert head.sees.splitlines()[0] == title
    assert rows(head)[0] == "A-11"


def test_the_last_page_that_has_emptied_meanwhile_gives_way_to_the_one_before(office: Office) -> None:
    manager = many(office, 11)
    office.person("manager").says("/actions mine")
    manager.says("/actions done A-11").fills(done="Done", recorded_in="Plan", difference="yes")
    knock = Knock(
        account_of("manager"), HOME, "press", "page", office.now, office.key(), about="2", place=str(Place("mine"))
    )
    manager.knocks(knock)
    assert rows(manager)[0] == "A-1"


def test_rows_stay_where_they_are_after_a_change(office: Office) -> None:
    manager = many(office, 12)
    before = rows(manager)
    manager.presses("Mark complete", on="A-3").fills(done="Done", recorded_in="Plan", difference="yes")
    assert rows(manager) == before
    assert "Your actions · 11 open, 8 overdue" in manager.sees
    manager.presses("Reassign", on="A-1").fills(owner="U0WORKER", reason="Theirs")
    assert rows(manager) == before


def test_next_leaves_nothing_out_after_a_change(office: Office) -> None:
    manager = many(office, 23)
    manager.presses("Mark complete", on="A-3").fills(done="Done", recorded_in="Plan", difference="yes")
    manager.presses("Mark complete", on="A-4").fills(done="Done", recorded_in="Plan", difference="yes")
    seen = set(rows(manager))
    while "Next" in manager.buttons:
        seen |= set(rows(manager.presses("Next")))
    assert seen == {f"A-{n}" for n in range(1, 24)}


def test_a_list_that_fits_one_page_after_a_change_still_leads_to_the_rest(office: Office) -> None:
    manager = many(office, 11)
    manager.presses("Mark complete", on="A-3").fills(done="Done", recorded_in="Plan", difference="yes")
    assert rows(manager.presses("Next"))[-1] == "A-11"
    assert "Next" not in manager.buttons


def test_a_row_that_is_no_longer_ones_own_to_see_leaves_the_list(office: Office) -> None:
    office.has("A-1", owner="worker")
    office.has("A-2", owner="worker")
    worker = office.person("worker").says("/actions mine")
    worker.presses("Reassign", on="A-1").fills(owner="U0WESTMANAGER", reason="Theirs")
    assert rows(worker) == ["A-2"]


def test_an_old_list_whose_rows_are_all_done_says_what_became_of_them(office: Office) -> None:
    office.has("A-1")
    old = office.person("manager").says("/actions mine")
    button = old._find("Mark complete", "A-1")
    office.person("worker")
    office.has("A-2")
    other = office.person("plt").says("/actions show A-1").presses("No longer applicable").fills(reason="Case closed")
    assert "no longer applicable" in other.sees.lower()
    old.presses_on(button)
    assert old.sees == "A-1 was closed as no longer applicable. Nothing was changed by your press."


@pytest.mark.parametrize("about", ["", "x", "0", "-1", "²", "99", "9" * 99])
@pytest.mark.parametrize(
    "place", ["", "nowhere:1::", "mine:1:1:", "mine:x:1:", f"all:{'9' * 120}::", "find:1::", "find:1::%"]
)
def test_a_page_button_from_anywhere_is_answered(office: Office, about: str, place: str) -> None:
    office.has("A-1")
    knock = Knock(account_of("manager"), HOME, "press", "page", office.now, office.key(), about=about, place=place)
    assert isinstance(office.person("manager").knocks(knock).reply, Replace | Show)
    assert office.faults == []


def test_an_empty_list_tells_of_the_last_that_was_completed(office: Office) -> None:
    manager = office.person("manager").says("/actions mine")
    assert manager.sees == "You have no open actions."
    office.has("A-9")
    manager.says("/actions done A-9").fills(done="Done", recorded_in="Plan", difference="yes")
    office.later(days=1)
    assert manager.says("/actions").sees == "You have no open actions. The last one, A-9, was completed on Wed 10 Jan."


def test_a_cover_sees_the_covered_persons_list_with_the_owners_named(office: Office) -> None:
    filled(office)
    office.does(put_cover, "manager", "south manager", "2018-01-08", "2018-01-12")
    cover = office.person("south manager").says("/actions mine")
    assert rows(cover) == ["A-6", "A-1", "A-2"]
    assert "@Manager" in cover.sees
    assert rows(cover.says("/actions team")) == ["A-4", "A-6", "A-1", "A-2", "A-3"]


@pytest.mark.parametrize("today", ["2018-01-05", "2018-01-15"])
def test_before_and_after_a_cover_sees_their_own(office: Office, today: str) -> None:
    filled(office)
    office.does(put_cover, "manager", "south manager", "2018-01-08", "2018-01-12")
    office.turns_to(f"{today} 09:00")
    assert rows(office.person("south manager").says("/actions mine")) == ["A-6"]
    assert "you can see" in office.person("south manager").says("/actions done A-1").sees


def test_what_a_cover_does_is_written_down_for_both(office: Office) -> None:
    office.has("A-1", owner="worker")
    office.does(put_cover, "worker", "south manager", "2018-01-08", "2018-01-12")
    cover = office.person("south manager").says("/actions done A-1")
    cover.fills(done="Done", recorded_in="Plan", difference="yes")
    assert office.heard_by("worker") == office.heard_by("south manager") == []
    with office.ledger() as ledger:
        entry = ledger.history.of("A-1")[0].entry
    assert (entry.actor, entry.role) == ("person:3 for person:4", "owner")
    assert "@South manager" in office.person("manager").says("/actions show A-1").sees
