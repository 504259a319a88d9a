"""Nobody decides or accepts what they asked for or did themselves, nor what somebody did in their place."""

from tests.office.council import IDS
from tests.office.people import Office
from tests.office.test_who_hears_instead import ask_for_time, away, complete


def test_whoever_asks_while_covering_for_the_head_is_answered_by_the_next_above(any_office: Office) -> None:
    """Otherwise nobody could decide until the head is back: the cover may not, and the head is away."""
    office = any_office
    office.has("A-17", owner="west manager", team="West")
    away(office, "head of service", "west manager")
    ask_for_time(office, "west manager")
    assert office.planned() == [("more-time-asked", "director")]
    assert "Accept more time" not in office.person("west manager").says("/actions show A-17").buttons
    assert "Accept more time" not in office.person("head of service").says("/actions show A-17").buttons
    office.person("director").reads().presses("Accept more time", on="A-17")
    assert office.action("A-17").due.isoformat() == "2018-01-24"


def test_what_somebody_asked_before_they_came_to_cover_for_the_head_waits_for_the_next_above(
    any_office: Office,
) -> None:
    office = any_office
    office.has("A-17")
    ask_for_time(office, "manager")
    assert office.planned() == [("more-time-asked", "head of service")]
    away(office, "head of service", "manager")
    assert "A-17" in office.person("director").says("/actions waiting").sees
    assert "Nothing waits" in office.person("manager").says("/actions waiting").sees
    office.turns_to("2018-01-15 09:00")
    assert "A-17" in office.person("head of service").says("/actions waiting").sees
    assert "Nothing waits" in office.person("director").says("/actions waiting").sees


def test_what_a_cover_asks_for_in_the_heads_place_is_not_the_heads_to_decide(any_office: Office) -> None:
    office = any_office
    office.has("A-17", owner="head of service")
    away(office, "head of service", "other head")
    ask_for_time(office, "other head")
    assert office.planned() == [("more-time-asked", "director")]
    office.turns_to("2018-01-15 09:00")
    head = office.person("head of service").says("/actions show A-17")
    assert "Accept more time" not in head.buttons
    assert "@Other head for @Head of service asked for more time" in head.sees
    office.person("director").reads().presses("Accept more time", on="A-17")
    assert office.action("A-17").due.isoformat() == "2018-01-24"
    assert ("more-time-decided", "other head") in office.planned()
    assert ("more-time-decided", "head of service") in office.planned()


def test_what_a_cover_asks_for_as_the_owner_they_are_is_the_heads_to_decide_once_they_are_back(office: Office) -> None:
    office.has("A-17", owner="west manager", team="West")
    away(office, "head of service", "west manager")
    ask_for_time(office, "west manager")
    office.turns_to("2018-01-15 09:00")
    assert "Accept more time" in office.person("head of service").says("/actions show A-17").buttons


def test_what_a_cover_completes_in_the_heads_place_is_not_the_heads_to_accept(any_office: Office) -> None:
    office = any_office
    office.has("A-17", owner="head of service", concern="C-1")
    away(office, "head of service", "other head")
    complete(office, "other head")
    assert ("completed", "director") in office.planned()
    office.turns_to("2018-01-15 09:00")
    head = office.person("head of service").says("/actions show A-17")
    assert {"Accept", "Return"} & set(head.buttons) == set()
    assert "@Other head for @Head of service, 10 Jan 09:30" in head.sees
    office.person("director").says("/actions waiting").presses("Accept", on="A-17")
    assert office.action("A-17").status == "complete"


def test_whom_a_cover_stood_in_for_is_kept_with_the_request_and_ends_with_it(any_office: Office) -> None:
    office = any_office
    office.has("A-17", owner="plt", team="South")
    away(office, "plt", "manager")
    ask_for_time(office, "manager")
    with office.ledger() as ledger:
        asked = ledger.requests.of(17)[0]
    assert (asked.asked_by, asked.in_place_of) == (IDS["manager"], IDS["plt"])
    assert office.action("A-17").asked_in_place_of == IDS["plt"]
    office.person("other head").says("/actions waiting").presses("Accept more time", on="A-17")
    assert office.action("A-17").asked_in_place_of is None
