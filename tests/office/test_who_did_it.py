"""The history names the cover and whom they stood in for, in the capacity that was used; a handover says who asked and why."""

import pytest

from tests.office.council import IDS
from tests.office.people import Office
from tests.office.test_who_hears_instead import away, complete

HEAD = f"person:{IDS['west manager']} for person:{IDS['head of service']}"


def last(office: Office, of: str = "A-17") -> tuple[str, str, str]:
    with office.ledger() as ledger:
        entry = ledger.history.of(of)[-1].entry
    return entry.actor, entry.role, entry.verb


def test_what_the_heads_cover_does_is_done_as_the_head(any_office: Office) -> None:
    office = any_office
    office.has("A-17", concern="C-1")
    away(office, "head of service", "west manager")
    complete(office, "manager")
    west = office.person("west manager").says("/actions waiting").presses("Return").fills(reason="Not recorded")
    assert last(office) == (HEAD, "head of service", "returned")
    sees = office.person("plt").says("/actions show A-17").sees
    assert "@West manager for @Head of service · returned" in sees
    assert "Returned, @West manager for @Head of service, " in sees
    assert "@Manager · completed" in sees

    west.says("/actions note A-17 Please record it")
    assert last(office) == (HEAD, "head of service", "noted")
    office.has("A-18")
    west.says("/actions show A-18").presses("No longer applicable").fills(reason="Moved away")
    assert last(office, "A-18") == (HEAD, "head of service", "closed as no longer applicable")


def test_a_cover_who_uses_a_right_of_their_own_stands_in_for_nobody(any_office: Office) -> None:
    office = any_office
    office.has("A-17", owner="west manager", team="West")
    away(office, "head of service", "west manager")
    complete(office, "west manager")
    assert last(office) == (f"person:{IDS['west manager']}", "owner", "completed")
    assert "@West manager · completed" in office.person("plt").says("/actions show A-17").sees


def test_a_head_who_owns_it_accepts_it_as_the_head(any_office: Office) -> None:
    """Of all that somebody is to an action, what they used is written down, and not the highest of it."""
    office = any_office
    office.has("A-17", owner="director", concern="C-1")
    complete(office, "manager")
    office.person("head of service").says("/actions waiting").presses("Return").fills(reason="Not recorded")
    complete(office, "manager")
    office.does(lambda ledger: ledger.connection.exec_driver_sql("update actions set owner_id = 5 where id = 17"))
    office.person("head of service").says("/actions waiting").presses("Accept")
    assert last(office) == (f"person:{IDS['head of service']}", "head of service", "accepted")


def test_a_cover_for_the_director_takes_over_as_the_director(any_office: Office) -> None:
    office = any_office
    office.has("A-17", owner="head of service", due="2018-01-02")
    away(office, "director", "other head")
    office.wakes("2018-01-10 09:00")
    office.person("other head").reads().presses("Ask the manager", on="A-17").fills(question="What holds it up?")
    assert last(office) == (
        f"person:{IDS['other head']} for person:{IDS['director']}",
        "director",
        "asked about the delay",
    )


@pytest.mark.parametrize("asker", ["head of service", "west manager"])
def test_who_asked_for_a_handover_hears_that_it_is_approved_and_everybody_who_asked_and_why(
    any_office: Office, asker: str
) -> None:
    office = any_office
    office.has("A-17")
    if asker == "west manager":
        away(office, "head of service", "west manager")
    ask = office.person(asker).says("/actions reassign A-17")
    ask.fills(owner="U0SOUTHMANAGER", reason="The family has moved")
    office.person("plt").says("/actions waiting").presses("Approve handover", on="A-17")
    by = "@West manager for @Head of service" if asker == "west manager" else "@Head of service"
    for who in (asker, "manager", "south manager"):
        assert office.was_told(who)[-1] == "A handover of an audit action was approved"
        sees = office.person(who).reads().sees
        assert f"@Plt approved the handover of A-17 to @South manager, asked for by {by}. Its due date stays." in sees
    assert "“The family has moved”" in office.person(asker).reads().sees
    assert "“The family has moved”" in office.person("south manager").reads().sees


def test_whoever_takes_it_over_has_taken_it_over(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-02")
    office.wakes("2018-01-10 09:00")
    head = office.person("head of service").reads()
    head.presses("Take over", on="A-17").fills(reason="It cannot wait")
    assert office.was_told("manager")[-1] == "An audit action was taken over"
    sees = office.person("manager").reads().sees
    assert "@Head of service took over A-17. Its due date stays." in sees
    assert "reassigned" not in sees
