"""Digest and escalation as the people of the office hear them."""

from domain.preference import Preference
from tests.office.council import IDS, put_cover
from tests.office.people import Office

OUTCOME = {"done": "Done", "recorded_in": "Plan", "difference": "yes"}


def test_drift_reaches_the_head_of_service_once_and_stops_when_the_work_is_done(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-10")

    assert office.wakes("2018-01-17 09:00")
    assert office.wakes("2018-01-17 09:00") == []
    office.person("manager").says("/actions done A-17").fills(**OUTCOME)
    office.wakes("2018-01-18 09:00")

    heard = office.heard_by("head of service")
    assert [line for line in heard if not line.startswith(("An ", "A "))] == [
        "1 audit action has drifted in North",
        "1 completed action waits for you",
    ]
    assert office.history("A-17")[:1] == ["escalated to the head of service"]


def test_the_owner_is_warned_the_day_before_and_told_when_it_happens(office: Office) -> None:
    office.has("A-17", due="2018-01-10")
    office.wakes("2018-01-16 09:00")
    assert office.heard_by("manager") == ["1 audit action goes to your head of service tomorrow"]
    office.wakes("2018-01-17 09:00")
    assert office.heard_by("manager")[1:] == ["1 audit action went to your head of service today"]


def test_a_cover_gets_the_digest_meanwhile(office: Office) -> None:
    office.has("A-17", due="2018-01-11")
    office.does(put_cover, "manager", "west manager", "2018-01-10", "2018-01-11")
    office.wakes("2018-01-11 09:00")
    office.wakes("2018-01-12 09:00")
    assert office.was_told("west manager") == ["1 audit action is due today"]
    assert office.was_told("manager") == ["1 audit action is late"]


def test_a_digest_shows_its_rows_as_they_are_after_a_press(office: Office) -> None:
    office.has("A-17", due="2018-01-11")
    office.has("A-18", due="2018-01-08", text="Visit the child")
    office.wakes("2018-01-11 09:00")
    manager = office.person("manager").reads()
    assert manager.sees.splitlines()[0] == "Good morning. 2 actions need you."
    manager.presses("Mark complete", on="A-18").fills(**OUTCOME)
    office.delivers()
    assert "A-18 ✓" in manager.reads().sees
    assert "1 action in it still needs something" in manager.sees
    assert "Late" in manager.sees


def test_the_head_answers_from_the_message_itself(office: Office) -> None:
    for number in (17, 18, 19):
        office.has(f"A-{number}", due="2018-01-10", text=f"Do the thing number {number}")
    office.wakes("2018-01-17 09:00")
    head = office.person("head of service").reads()
    assert head.sees.splitlines()[:2] == ["3 audit actions have drifted in North", "@Manager (3)"]

    head.presses("Accept a new date", on="A-17").fills(due="2018-02-14", reason="The court date moved")
    head.reads().presses("Ask the manager", on="A-18").fills(question="What holds it up?")
    head.reads().presses("Take over", on="A-19").fills(reason="It cannot wait")
    office.delivers()

    assert (str(office.action("A-17").due), office.action("A-17").rung) == ("2018-02-14", 0)
    assert office.action("A-19").owner_id == office.action("A-19").team.head_id
    manager = office.person("manager")
    assert office.heard_by("manager")[-3:] == [
        "More time for an audit action was accepted",
        "You are asked about an audit action",
        "An audit action was taken over",
    ]
    manager.reads(-2).presses("Add a note", on="A-18").fills(note="The school has not answered")
    assert office.heard_by("head of service")[-1] == "A note was added to an audit action"


def test_the_director_hears_at_ten_days_and_may_act_then(office: Office) -> None:
    office.has("A-17", due="2018-01-10")
    office.wakes("2018-01-24 09:00")
    assert office.heard_by("head of service") == ["1 audit action has drifted in North"]
    assert office.heard_by("director") == ["1 audit action has drifted in North"]
    director = office.person("director").reads()
    assert {"Accept a new date", "Ask the manager", "Take over", "Reassign"} <= set(director.buttons)
    director.presses("Accept a new date", on="A-17").fills(due="2018-02-14", reason="The court date moved")
    assert office.action("A-17").rung == 0


def test_a_new_owner_has_one_working_day_before_the_ladder_goes_on(office: Office) -> None:
    office.has("A-17", due="2018-01-10")
    office.turns_to("2018-01-16 15:00")
    office.person("manager").says("/actions reassign A-17").fills(owner="U0WORKER", reason="Theirs")
    office.wakes("2018-01-17 09:00")
    assert office.heard_by("head of service") == []
    assert office.heard_by("worker")[-1].endswith("1 audit action goes to your head of service tomorrow")
    office.wakes("2018-01-18 09:00")
    assert office.heard_by("head of service") == ["1 audit action has drifted in North"]


def test_what_is_the_heads_own_or_their_cover_s_climbs_past_them(office: Office) -> None:
    office.has("A-17", due="2018-01-10", owner="head of service")
    office.has("A-18", due="2018-01-10", owner="west manager")
    office.does(put_cover, "head of service", "west manager", "2018-01-15", "2018-01-19")
    office.wakes("2018-01-17 09:00")
    assert office.heard_by("director") == ["2 audit actions have drifted in North"]
    assert office.heard_by("head of service") == []
    assert not any("drifted" in line for line in office.heard_by("west manager"))


def test_whoever_has_the_digest_in_the_afternoon_has_it_also_where_something_came_back_late_since_the_morning(
    office: Office,
) -> None:
    office.has("A-17", due="2018-01-08")
    office.does(lambda ledger: ledger.preferences.put(IDS["manager"], Preference(15)))
    office.person("manager").says("/actions done A-17").fills(**OUTCOME)
    office.wakes("2018-01-17 09:00")
    office.turns_to("2018-01-17 10:00")
    office.person("head of service").says("/actions reopen A-17").fills(reason="It came back")
    office.wakes("2018-01-17 15:00")

    assert office.was_told("manager")[-1] == "1 audit action is late"


def test_taking_it_over_ends_the_handover_that_was_asked_for_it_and_another_may_be_asked_later(office: Office) -> None:
    office.has("A-17", due="2018-01-10")
    office.wakes("2018-01-17 09:00")
    manager = office.person("manager")
    manager.says("/actions reassign A-17").fills(owner="U0SOUTHMANAGER", reason="Moved")
    office.person("head of service").says("/actions show A-17").presses("Take over").fills(reason="It waits too long")
    manager.says("/actions reassign A-17").fills(owner="U0SOUTHMANAGER", reason="Moved after all")

    assert office.faults == []
    assert office.action("A-17").asked == "handover"
    assert "Approve handover" in office.person("plt").says("/actions waiting").buttons


def test_the_new_owner_of_a_late_action_reads_when_it_climbs_and_it_does(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-10")
    office.turns_to("2018-01-17 08:00")
    office.person("manager").says("/actions reassign A-17").fills(owner="U0WORKER", reason="On leave")
    says = "It goes to the head of service on Fri 19 Jan unless it is done or more time is accepted."
    assert says in office.person("worker").reads().sees

    for day, drifted in ((17, 0), (18, 0), (19, 1)):
        office.wakes(f"2018-01-{day} 09:00")
        heard = office.heard_by("head of service")
        assert heard.count("1 audit action has drifted in North") == drifted
    assert says not in office.person("worker").reads(0).sees


def test_only_the_new_owner_of_a_late_action_reads_when_it_climbs(office: Office) -> None:
    office.has("A-17", owner="worker", due="2018-01-09")
    office.has("A-18", owner="worker", due="2018-01-11")
    plt = office.person("plt")
    for reference in ("A-17", "A-18"):
        plt.says(f"/actions reassign {reference}").fills(owner="U0MANAGER", reason="Theirs")
        assert "It goes to" not in office.person("worker").reads().sees
    assert "It goes to the head of service on Tue 16 Jan" in office.person("manager").reads(0).sees
    assert "It goes to" not in office.person("manager").reads(1).sees
