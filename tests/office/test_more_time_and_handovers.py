"""More time is asked for and decided; actions are handed over, reopened, closed and commented."""

from tests.office.people import Office


def ask(office: Office, who: str = "manager", due: str = "2018-01-24") -> None:
    office.person(who).says("/actions extend A-17").fills(due=due, reason="The family meeting is on the 22nd")


def test_an_accepted_extension_moves_the_due_date_and_keeps_the_first_one(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-05")
    ask(office)
    assert "more time asked, not decided" in office.person("manager").says("/actions mine").sees
    assert office.heard_by("head of service") == ["More time is asked for an audit action"]

    head = office.person("head of service").reads()
    assert "Until Wed 24 Jan: “The family meeting is on the 22nd”" in head.sees
    head.presses("Accept more time", on="A-17")
    shown = office.person("manager").says("/actions show A-17").sees
    assert "More time: 1 extension, first due Fri 5 Jan" in shown
    assert "accepted by @Head of service" in shown
    assert "due Wed 24 Jan · more time given once" in office.person("manager").says("/actions mine").sees
    assert office.heard_by("manager") == ["More time for an audit action was accepted"]


def test_a_declined_extension_moves_nothing_and_says_why(office: Office) -> None:
    office.has("A-17")
    ask(office)
    head = office.person("head of service").reads()
    head.presses("Decline more time", on="A-17").fills(reason="The child has waited long enough")
    assert office.action("A-17").due.isoformat() == "2018-01-10"
    assert "“The child has waited long enough”" in office.person("manager").reads().sees
    assert "Decline more time" not in head.reads().buttons


def test_the_head_of_service_does_not_decide_what_they_asked_for_themselves(office: Office) -> None:
    office.has("A-17", owner="head of service")
    ask(office, "head of service")
    assert office.planned() == [("more-time-asked", "director")]
    assert "Accept more time" not in office.person("head of service").says("/actions show A-17").buttons
    office.person("director").reads().presses("Accept more time", on="A-17")
    assert office.action("A-17").due.isoformat() == "2018-01-24"


def test_a_new_date_must_be_later_and_within_a_year(office: Office) -> None:
    office.has("A-17")
    manager = office.person("manager").says("/actions extend A-17")
    for due, sentence in {
        "2018-01-09": "The new date must be after today.",
        "2081-01-24": "That is more than a year away. Choose an earlier date.",
        "3/13/2018": "“3/13/2018” is not a date. Write it as 2018-01-31.",
    }.items():
        assert manager.fills(due=due, reason="Why").errors == {"due": sentence}


def test_an_old_accept_button_does_not_decide_on_a_later_request(office: Office) -> None:
    office.has("A-17")
    ask(office)
    head = office.person("head of service").reads()
    old = head._find("Accept more time", "A-17")
    head.presses("Decline more time", on="A-17").fills(reason="Not yet")
    ask(office, due="2018-03-01")
    head.presses_on(old)
    assert "has changed since" in head.sees
    assert office.action("A-17").due.isoformat() == "2018-01-10"


def test_reassigning_within_the_service_tells_both_and_keeps_the_due_date(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-05")
    manager = office.person("manager").says("/actions reassign A-17")
    manager.fills(owner="U0WESTMANAGER", reason="The family has moved")
    assert office.heard_by("west manager") == ["An audit action was reassigned"]
    assert "3 working days late" in office.person("west manager").says("/actions mine").sees
    assert office.heard_by("manager") == []


def test_a_handover_beyond_the_service_needs_the_plt(any_office: Office) -> None:
    office = any_office
    office.has("A-17")
    office.person("manager").says("/actions reassign A-17").fills(owner="U0SOUTHMANAGER", reason="Moved")
    assert office.action("A-17").owner_id == 1
    assert office.heard_by("plt") == ["A handover of an audit action is asked"]
    office.person("plt").reads().presses("Approve handover", on="A-17")
    assert "A-17" in office.person("south manager").says("/actions mine").sees
    assert office.heard_by("manager") == ["A handover of an audit action was approved"]
    assert office.heard_by("second plt")
    assert "Approve handover" not in office.person("second plt").reads().buttons


def test_a_declined_handover_leaves_the_owner(office: Office) -> None:
    office.has("A-17")
    office.person("manager").says("/actions reassign A-17").fills(owner="U0SOUTHMANAGER", reason="Moved")
    office.person("plt").reads().presses("Decline handover", on="A-17").fills(reason="Still yours")
    assert office.action("A-17").owner_id == 1
    assert "“Still yours”" in office.person("manager").reads().sees


def test_an_action_goes_to_nobody_who_cannot_own_it(office: Office) -> None:
    office.has("A-17")
    manager = office.person("manager").says("/actions reassign A-17")
    for owner in ("U0NOBODY", "U0LEAVER", "U0OUTSIDEMODERATOR"):
        assert "The Practice Learning Team can add them" in manager.fills(owner=owner, reason="Why").errors["owner"]
    assert "owner already" in manager.fills(owner="U0MANAGER", reason="Why").errors["owner"]


def test_the_plt_closes_and_reopens_with_a_reason(any_office: Office) -> None:
    office = any_office
    office.has("A-17")
    plt = office.person("plt").says("/actions all").presses("No longer applicable", on="A-17")
    plt.fills(reason="The case moved to another council")
    assert "No longer applicable · Case 412087" in plt.sees
    plt.says("/actions reopen A-17").fills(reason="It came back")
    assert office.action("A-17").is_open
    assert office.history("A-17") == ["closed as no longer applicable", "reopened"]


def test_completing_ends_the_waiting_for_more_time(office: Office) -> None:
    office.has("A-17")
    ask(office)
    office.person("manager").says("/actions done A-17").fills(done="Done", recorded_in="Plan", difference="yes")
    assert "no longer needed" in office.person("manager").says("/actions show A-17").sees
    assert office.heard_by("head of service") == ["An audit action was completed"]


def test_a_note_in_one_line_is_kept_and_told_to_the_owner(office: Office) -> None:
    office.has("A-17")
    plt = office.person("plt").says("/actions note A-17 Please record the review date")
    assert "A-17  Rewrite the plan" in plt.sees
    assert "“Please record the review date”" in office.person("manager").reads().sees
    assert "Please record the review date" in office.person("head of service").says("/actions show 17").sees
    with office.ledger() as ledger:
        assert all("review date" not in str(kept.entry) for kept in ledger.history.of("A-17"))
