"""Nobody ends the escalation of their own late action by closing it, and whoever was told of it hears that it was closed."""

from dataclasses import replace

from tests.office.people import Colleague, Office
from tests.office.test_who_hears_instead import away

REFUSED = "Only the head of service or the PLT may close, and the next above where it is their own, A-30."


def close(person: Colleague) -> Colleague:
    """Press what no button offers, as one that went stale would."""
    last = person.says("/actions show A-30").last
    assert last is not None
    return person.knocks(replace(last, kind="press", does="close", about="A-30", key=person.office.key()))


def went_up(office: Office, **said: object) -> None:
    office.has("A-30", **{"owner": "west manager", "team": "West", "due": "2018-01-03", **said})
    office.wakes("2018-01-10 09:00")


def test_a_cover_of_the_head_does_not_close_their_own_late_action(any_office: Office) -> None:
    office = any_office
    away(office, "head of service", "west manager")
    went_up(office)
    west = office.person("west manager")
    assert "No longer applicable" not in west.says("/actions show A-30").buttons
    assert REFUSED in close(west).sees
    assert office.action("A-30").is_open
    assert office.was_told("director") == ["1 audit action has drifted in West"]
    office.person("director").says("/actions show A-30").presses("No longer applicable").fills(reason="Moved away")
    assert office.action("A-30").status == "not-applicable"


def test_a_head_who_took_it_over_does_not_close_it(any_office: Office) -> None:
    office = any_office
    went_up(office)
    head = office.person("head of service").reads().presses("Take over", on="A-30").fills(reason="It cannot wait")
    assert REFUSED in close(head).sees
    office.wakes("2018-01-17 09:00")
    assert "1 audit action has drifted in West" in office.was_told("director")
    assert REFUSED in close(head).sees
    assert office.action("A-30").is_open


def test_nobody_reopens_what_is_their_own(any_office: Office) -> None:
    office = any_office
    office.has("A-30", owner="head of service", status="not-applicable")
    sees = office.person("head of service").says("/actions reopen A-30").sees
    assert "Only the head of service or the PLT may reopen, and the next above where it is their own, A-30." in sees
    office.person("director").says("/actions show A-30").presses("Reopen").fills(reason="It came back")
    assert office.action("A-30").is_open


def test_whoever_it_went_up_to_hears_that_it_was_closed(any_office: Office) -> None:
    office = any_office
    went_up(office, due="2017-12-18")
    office.person("plt").says("/actions show A-30").presses("No longer applicable").fills(reason="Moved away")
    said = "An audit action no longer applies"
    for who in ("head of service", "director", "west manager"):
        assert office.was_told(who).count(said) == 1
    assert "“Moved away”" in office.person("director").reads().sees
    office.wakes("2018-01-25 09:00")
    assert office.was_told("director").count("1 audit action has drifted in West") == 1


def test_who_was_told_in_the_heads_place_hears_it_too_when_the_head_is_back(any_office: Office) -> None:
    office = any_office
    away(office, "head of service", "west manager")
    went_up(office)
    office.wakes("2018-01-15 09:00")
    office.person("plt").says("/actions show A-30").presses("No longer applicable").fills(reason="Moved away")
    for who in ("head of service", "director"):
        assert "An audit action no longer applies" in office.was_told(who)


def test_of_what_had_not_gone_up_since_its_new_date_nobody_above_hears(any_office: Office) -> None:
    office = any_office
    went_up(office)
    head = office.person("head of service").reads()
    head.presses("Accept a new date", on="A-30").fills(due="2018-02-14", reason="The court date moved")
    office.person("plt").says("/actions show A-30").presses("No longer applicable").fills(reason="Moved away")
    assert "An audit action no longer applies" not in office.was_told("head of service")


def test_the_director_may_reassign_what_came_in_the_place_of_the_head(any_office: Office) -> None:
    office = any_office
    away(office, "head of service", "west manager")
    went_up(office)
    director = office.person("director").reads()
    assert {"Accept a new date", "Ask the manager", "Take over", "Reassign"} <= set(director.buttons)
    director.presses("Reassign", on="A-30").fills(owner="U0MANAGER", reason="West is full")
    assert office.action("A-30").owner_id == 1
