"""Notices about audits, examples and exemptions, as a cover ends or somebody leaves before they go."""

from tests.office.council import put_cover
from tests.office.people import Office
from tests.office.test_after_a_cover import all_seen
from tests.office.test_exempting import asked
from tests.office.test_moderating import GOOD, queue, submit
from tests.office.test_who_hears_instead import leaves

FINDINGS = "The findings of an audit are here"


def moderated_on_the_last_evening(office: Office) -> None:
    """West manager covers for Team manager, North, until Friday; the findings are put then, and not sent."""
    submit(office)
    office.does(put_cover, "manager", "west manager", "2018-01-08", "2018-01-12")
    office.turns_to("2018-01-12 18:00")
    queue(office).presses("Immediately admissible").fills(**GOOD)


def test_findings_that_wait_when_the_cover_ends_go_to_the_team_manager(any_office: Office) -> None:
    moderated_on_the_last_evening(any_office)
    any_office.turns_to("2018-01-15 09:30")
    assert any_office.was_told("west manager") == []
    assert any_office.was_told("manager") == [FINDINGS]


def test_a_cover_who_covers_still_hears_them_once(office: Office) -> None:
    moderated_on_the_last_evening(office)
    assert office.was_told("west manager") == [FINDINGS]
    office.turns_to("2018-01-15 09:30")
    assert office.was_told("manager") == []


def test_findings_for_a_team_manager_who_has_left_go_to_who_answers_for_the_team(office: Office) -> None:
    submit(office)
    queue(office).presses("Immediately admissible").fills(**GOOD)
    leaves(office, "manager")
    assert office.was_told("manager") == []
    assert office.was_told("head of service") == [FINDINGS]


def test_an_exemption_that_waits_when_the_cover_ends_goes_to_the_director(any_office: Office) -> None:
    any_office.does(put_cover, "director", "other head", "2018-01-08", "2018-01-12")
    any_office.turns_to("2018-01-12 18:00")
    asked(any_office)
    any_office.turns_to("2018-01-15 09:30")
    assert any_office.was_told("other head") == []
    assert any_office.was_told("director") == ["An exemption from a round waits for your decision"]


def test_what_a_cover_saw_of_audits_is_gone_the_day_after_its_last(any_office: Office) -> None:
    moderated_on_the_last_evening(any_office)
    seen = all_seen(any_office, "west manager")
    assert "412087" in seen
    assert "Findings  " in seen
    any_office.wakes("2018-01-13 07:00")
    assert all_seen(any_office, "west manager") == "AU-112 is no longer with you."
