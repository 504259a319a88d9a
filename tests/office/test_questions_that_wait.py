"""One question about an action waits at a time, and each comes to an end: decided, declined, or no longer needed."""

from sqlalchemy import update

from storage.tables import people, requests
from tests.office.council import IDS
from tests.office.people import Office


def states(office: Office) -> list[tuple[str, str]]:
    with office.ledger() as ledger:
        return [(str(row.kind), str(row.state)) for row in ledger.connection.execute(requests.select())]


def hand_beyond(office: Office, to: str = "U0SOUTHMANAGER") -> None:
    office.person("manager").says("/actions reassign A-17").fills(owner=to, reason="Moved to another service")


def test_while_a_handover_waits_no_more_time_is_asked(office: Office) -> None:
    office.has("A-17")
    hand_beyond(office)
    manager = office.person("manager").says("/actions extend A-17")
    assert manager.sees == "A handover was already asked for A-17, and waits for a decision."
    assert states(office) == [("handover", "asked")]


def test_while_more_time_is_asked_no_handover_is(office: Office) -> None:
    office.has("A-17")
    office.person("manager").says("/actions extend A-17").fills(due="2018-01-24", reason="A meeting")
    hand_beyond(office)
    assert "waits for a decision first" in office.person("manager").sees
    assert office.person("manager").says("/actions extend A-17").sees == (
        "More time was already asked for A-17, and waits for a decision."
    )
    assert states(office) == [("more-time", "asked")]


def test_reassigning_within_the_service_ends_the_wait_for_a_handover(any_office: Office) -> None:
    office = any_office
    office.has("A-17")
    hand_beyond(office)
    office.person("head of service").says("/actions reassign A-17").fills(owner="U0WESTMANAGER", reason="Stays here")
    assert states(office) == [("handover", "lapsed")]

    office.person("west manager").says("/actions reassign A-17").fills(owner="U0SOUTHMANAGER", reason="Moved after all")
    assert office.faults == []
    assert states(office) == [("handover", "lapsed"), ("handover", "asked")]
    assert office.person("plt").says("/actions waiting").presses("Approve handover", on="A-17").reply
    assert office.action("A-17").owner_id == IDS["south manager"]


def test_reassigning_within_the_service_leaves_a_question_about_time_waiting(office: Office) -> None:
    office.has("A-17")
    office.person("manager").says("/actions extend A-17").fills(due="2018-01-24", reason="A meeting")
    office.person("manager").says("/actions reassign A-17").fills(owner="U0WESTMANAGER", reason="Moved team")
    office.person("head of service").says("/actions waiting").presses("Accept more time", on="A-17")
    assert office.action("A-17").due.isoformat() == "2018-01-24"


def test_a_handover_to_somebody_who_has_left_meanwhile_cannot_be_approved(office: Office) -> None:
    office.has("A-17")
    hand_beyond(office)
    gone = update(people).where(people.c.id == IDS["south manager"]).values(active=False)
    office.does(lambda ledger: ledger.connection.execute(gone))
    plt = office.person("plt").says("/actions waiting").presses("Approve handover", on="A-17")
    assert "no longer takes part" in plt.sees
    assert office.action("A-17").owner_id == IDS["manager"]
    plt.says("/actions waiting").presses("Decline handover", on="A-17").fills(reason="They have left")
    assert states(office) == [("handover", "declined")]


def test_closing_ends_every_question(office: Office) -> None:
    office.has("A-17")
    hand_beyond(office)
    office.person("plt").says("/actions show A-17").presses("No longer applicable").fills(reason="Case closed")
    assert states(office) == [("handover", "lapsed")]
    assert "handover asked" not in office.person("manager").says("/actions show A-17").sees


def test_an_old_form_does_not_decide_on_a_later_question(office: Office) -> None:
    office.has("A-17")
    hand_beyond(office)
    plt = office.person("plt").says("/actions waiting").presses("Decline handover", on="A-17")
    office.person("second plt").says("/actions waiting").presses("Decline handover", on="A-17").fills(reason="No")
    hand_beyond(office)
    assert "has changed since" in plt.fills(reason="Not yet").sees
    assert states(office) == [("handover", "declined"), ("handover", "asked")]
