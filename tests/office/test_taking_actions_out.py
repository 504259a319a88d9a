"""An action leaves a case of concern by being taken out of it, and by no side door: with a reason, by who may, and named."""

import pytest

from handlers.ask import Knock
from tests.office.concern_stories import CLOSED
from tests.office.council import HOME, account_of, put_cover
from tests.office.people import Office
from tests.office.test_following_concerns import SAID, concern, done, raised


def presses_all_the_same(office: Office, who: str) -> str:
    """From a card of before: the button does not stand on this one."""
    assert "Take an action out" not in office.person(who).says("/concerns show C-1").buttons
    press = Knock(account_of(who), HOME, "press", "concern_take_out", office.now, office.key(), about="C-1")
    return str(office.answer(press))


def test_an_action_taken_out_with_a_reason_is_an_ordinary_one_and_keeps_its_due_date(office: Office) -> None:
    head = raised(office)
    before = office.action("A-101")
    head.presses("Add an action").fills(action__1="Visit each week", due__1="2018-01-19")
    head.presses("Take an action out")
    assert head.fills(action="A-99", reason="-").errors == {"action": "Choose one of the actions in the list."}
    head.fills(action="A-101", reason="It belongs to the plan")
    after = office.action("A-101")
    assert (before.concern, after.concern, after.due) == ("C-1", "", before.due)
    assert office.history("A-101")[-1] == "taken out of a case of concern"
    assert "Action taken out A-101, @Head of service, 10 Jan 09:30: It belongs to the plan" in head.sees
    assert "· @Head of service · action taken out, A-101\n" in head.sees
    assert "· @Head of service · action added, A-102\n" in head.sees
    assert office.person("manager").says("/actions mine").sees.count("Case of concern") == 1
    head.presses("Take an action out").fills(action="A-102", reason="It is part of the plan")
    assert "It has no action." in head.sees
    assert "No action of C-1 is open." in presses_all_the_same(office, "head of service")
    head.presses("Close")
    assert "Taken out of it before: A-101, A-102." in head.sees
    head.fills(**CLOSED)
    assert concern(office).is_closed
    assert "Taken out of it before: A-101, A-102." in head.says("/concerns show C-1").sees
    assert "Taken out of it before: A-101, A-102." in office.person("manager").reads().sees


@pytest.mark.parametrize("who", ["plt", "head of service"])
def test_nothing_of_one_ends_as_no_longer_applicable_but_once_it_is_taken_out(office: Office, who: str) -> None:
    head = raised(office)
    shown = office.person(who).says("/actions show A-101")
    assert "No longer applicable" not in shown.buttons
    press = Knock(account_of(who), HOME, "press", "close", office.now, office.key(), about="A-101", version=1)
    assert "A-101 belongs to a case of concern" in str(office.answer(press))
    head.says("/concerns show C-1").presses("Take an action out").fills(action="A-101", reason="It is part of the plan")
    assert "No longer applicable" in office.person(who).says("/actions show A-101").buttons


def test_nobody_takes_out_what_is_theirs_to_do_or_what_they_did_in_anybodys_place(office: Office) -> None:
    raised(office)
    office.person("plt").says("/concerns show C-1").presses("Add an action").fills(
        action__1="Visit each week", due__1="2018-01-19"
    )
    office.person("manager").says("/actions done A-101").fills(**SAID)
    office.does(put_cover, "head of service", "manager", "2018-01-08", "2018-01-12")
    refused = presses_all_the_same(office, "manager")
    assert "A-101 is your own, or was done by you. Whoever is above you can take it out." in refused
    assert [office.action(name).concern for name in ("A-101", "A-102")] == ["C-1", "C-1"]


def test_the_heads_own_action_is_taken_out_by_the_director_and_by_nobody_else(any_office: Office) -> None:
    office = any_office
    head = raised(office).presses("Add an action")
    head.fills(action__1="Sign the plan", due__1="2018-01-19", owner__1="U0HEADOFSERVICE")
    director = office.person("director")
    assert "Take an action out" in head.says("/concerns show C-1").buttons
    done(office)
    assert "A-102 is your own" in presses_all_the_same(office, "head of service")
    assert "Take an action out" not in office.person("plt").says("/concerns show C-1").buttons

    asked = director.says("/concerns show C-1").presses("Take an action out")
    assert "A-101" not in asked.sees
    asked.fills(action="A-102", reason="It is part of the plan")

    assert office.action("A-102").concern == ""
    assert office.history("C-1")[-1] == "action taken out"
    with office.ledger() as ledger:
        assert ledger.history.of("C-1")[-1].entry.role == "director"
    assert "@Director took an action out of C-1, A-102." in head.reads().sees
    assert "Take an action out" not in director.says("/concerns show C-1").buttons
    head.says("/concerns close C-1").fills(**CLOSED)
    assert concern(office).is_closed
