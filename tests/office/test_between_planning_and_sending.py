"""No reminder about a thing that was done between planning and sending: a message is drawn when it goes, or not at all."""

from tests.office.council import IDS
from tests.office.people import Office

OUTCOME = {"done": "Done", "recorded_in": "Plan", "difference": "yes"}


def clockwork(office: Office, name: str) -> list[str]:
    """What the clock told them; what people's doings told them is left out."""
    return [said for said in office.was_told(name) if not said.startswith(("A ", "An ", "You ", "More time"))]


def test_what_was_done_meanwhile_is_not_said_at_all(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-10")
    assert office.plans("2018-01-17 09:00")
    office.person("manager").says("/actions done A-17").fills(**OUTCOME)

    assert clockwork(office, "manager") == clockwork(office, "head of service") == []


def test_what_is_left_is_said_and_counted_without_what_was_done_meanwhile(office: Office) -> None:
    office.has("A-17", due="2018-01-10")
    office.has("A-18", due="2018-01-10")
    office.plans("2018-01-17 09:00")
    office.person("manager").says("/actions done A-17").fills(**OUTCOME)

    assert clockwork(office, "manager") == ["1 audit action went to your head of service today"]
    assert clockwork(office, "head of service") == ["1 audit action has drifted in North"]


def test_more_time_that_was_accepted_meanwhile_takes_the_action_out_of_both_messages(office: Office) -> None:
    office.has("A-17", due="2018-01-10")
    office.person("manager").says("/actions extend A-17").fills(due="2018-02-14", reason="A meeting")
    office.delivers()
    office.plans("2018-01-17 09:00")
    office.person("head of service").says("/actions waiting").presses("Accept more time", on="A-17")

    assert clockwork(office, "manager") == clockwork(office, "head of service") == []
    assert office.action("A-17").rung == 0


def test_what_was_closed_meanwhile_is_not_said(office: Office) -> None:
    office.has("A-17", due="2018-01-10")
    office.plans("2018-01-17 09:00")
    office.person("plt").says("/actions show A-17").presses("No longer applicable").fills(reason="Case closed")

    assert clockwork(office, "manager") == clockwork(office, "head of service") == []


def test_what_was_given_to_somebody_else_meanwhile_is_no_longer_said_to_its_earlier_owner(office: Office) -> None:
    office.has("A-17", due="2018-01-10", owner="worker")
    office.plans("2018-01-12 09:00")
    office.person("plt").says("/actions reassign A-17").fills(owner="U0MANAGER", reason="Theirs")

    assert clockwork(office, "worker") == []


def test_a_digest_whose_day_is_over_is_not_said_and_an_escalation_still_is(office: Office) -> None:
    office.has("A-17", due="2018-01-10")
    office.plans("2018-01-17 23:59")
    office.turns_to("2018-01-18 00:05")

    assert clockwork(office, "manager") == []
    assert clockwork(office, "head of service") == ["1 audit action has drifted in North"]


def test_whoever_left_meanwhile_is_told_nothing(office: Office) -> None:
    office.has("A-17", due="2018-01-08")
    office.plans("2018-01-10 09:00")
    gone = f"update people set active = false where id = {IDS['manager']}"
    office.does(lambda ledger: ledger.connection.exec_driver_sql(gone))

    assert office.was_told("manager") == []
