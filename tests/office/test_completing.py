"""The main job in conversation: list, complete, return, complete again."""

from tests.office.people import Office


def complete(office: Office, who: str, reference: str) -> None:
    office.person(who).says(f"/actions done {reference}").fills(
        done="Plan rewritten in a family meeting", recorded_in="Supervision note", difference="yes"
    )


def test_a_manager_lists_and_completes_what_is_theirs(any_office: Office) -> None:
    office = any_office
    office.has("A-17", due="2018-01-05")
    office.has("A-23", due="2018-01-10", text="Agree what the history means")
    manager = office.person("manager").says("/actions mine")

    assert manager.sees.splitlines() == [
        "Your actions · 2 open, 1 overdue",
        "A-17  Rewrite the plan with the family | Case 412087 · 3 working days late, due Fri 5 Jan",
        "A-23  Agree what the history means | Case 412087 · due today",
    ]
    manager.presses("Mark complete", on="A-17")
    manager.fills(done="Plan rewritten", recorded_in="Supervision note", difference="too-early")

    assert manager.sees.splitlines() == [
        "Your actions · 1 open",
        "A-17 ✓ Rewrite the plan with the family | "
        "Completed by @Manager, 10 Jan 09:30 · Case 412087 · recorded in Supervision note · "
        "too early to say, asked again on Wed 7 Feb",
        "A-23  Agree what the history means | Case 412087 · due today",
    ]
    assert office.history("A-17") == ["completed"]
    assert office.planned() == [("completed", "head of service")]


def test_a_returned_completion_is_open_again_with_its_old_due_date_and_can_be_completed_again(
    any_office: Office,
) -> None:
    office = any_office
    office.has("A-17", due="2018-01-05")
    complete(office, "manager", "A-17")
    head = office.person("head of service").says("/actions show A-17")
    head.presses("Return").fills(reason="The note is not in the file")

    assert "A-17 · Open" in head.sees
    assert "The note is not in the file" in head.sees
    assert ("returned", "manager") in office.planned()
    assert "3 working days late" in office.person("manager").says("/actions mine").sees

    complete(office, "manager", "A-17")
    assert office.history("A-17") == ["completed", "opened", "returned", "completed"]
    assert "returned since" in office.person("manager").says("/actions show A-17").sees


def test_what_was_done_and_where_it_is_recorded_must_be_said(office: Office) -> None:
    office.has("A-17")
    manager = office.person("manager").says("/actions done 17")
    manager.fills(done="  ", recorded_in="Plan", difference="yes")
    assert manager.errors == {"done": "Say what was done."}
    manager.fills(done="Plan rewritten", recorded_in="", difference="yes")
    assert manager.errors == {"recorded_in": "Say where it is recorded."}
    manager.fills(done="Plan rewritten", recorded_in="Plan", difference="perhaps")
    assert manager.errors == {"difference": "Choose one: yes, too early to say, or no."}
    assert office.action("A-17").is_open


def test_the_second_to_complete_is_told_who_was_first_and_changes_nothing(any_office: Office) -> None:
    office = any_office
    office.has("A-17", owner="worker")
    manager = office.person("manager").says("/actions done A-17")
    complete(office, "worker", "A-17")
    manager.fills(done="Also done", recorded_in="Plan", difference="yes")
    assert manager.sees == "A-17 was completed by Worker, at 09:30. Nothing was changed by your press."
    assert office.action("A-17").completion.outcome.done == "Plan rewritten in a family meeting"
    assert office.history("A-17") == ["completed", "overtaken"]


def test_a_form_delivered_twice_completes_once(any_office: Office) -> None:
    office = any_office
    office.has("A-17")
    manager = office.person("manager").says("/actions done A-17")
    manager.fills(done="Done", recorded_in="Plan", difference="yes").again()
    assert manager.errors == {}
    assert office.history("A-17") == ["completed"]


def test_an_action_of_a_case_of_concern_waits_for_the_head_of_service(office: Office) -> None:
    office.has("A-17", concern="C-1")
    complete(office, "manager", "A-17")
    assert office.action("A-17").status == "awaiting-acceptance"
    assert "You have no open actions." in office.person("manager").says("/actions").sees

    head = office.person("head of service").says("/actions waiting")
    head.presses("Accept", on="A-17")
    assert office.action("A-17").status == "complete"
    assert ("accepted", "manager") in office.planned()


def test_what_waits_to_be_accepted_comes_back_open_when_it_is_returned(office: Office) -> None:
    office.has("A-17", escalated_on=None, concern="C-1", due="2018-01-05")
    complete(office, "manager", "A-17")
    office.person("head of service").says("/actions waiting").presses("Return", on="A-17").fills(reason="Not recorded")
    assert office.action("A-17").is_open
    assert office.action("A-17").due.isoformat() == "2018-01-05"


def test_nobody_accepts_what_they_did_themselves(office: Office) -> None:
    office.has("A-17", owner="head of service", concern="C-1")
    complete(office, "head of service", "A-17")
    assert "Nothing waits" in office.person("head of service").says("/actions waiting").sees
    assert "Accept" in office.person("director").says("/actions waiting").buttons


def test_several_are_completed_in_one_form_all_or_none(any_office: Office) -> None:
    office = any_office
    for reference in ("A-1", "A-2", "A-3"):
        office.has(reference)
    manager = office.person("manager").says("/actions mine").presses("Complete several")
    manager.fills(chosen=("A-1", "A-3"))
    answers = {
        "done__1": "One",
        "recorded_in__1": "Plan",
        "difference__1": "yes",
        "done__3": "Three",
        "recorded_in__3": "Plan",
    }
    manager.fills(**answers | {"done__1": ""})
    assert manager.errors == {
        "done.1": "Say what was done.",
        "difference.3": "Choose one: yes, too early to say, or no.",
    }
    manager.fills(**answers)
    assert manager.errors == {"difference.3": "Choose one: yes, too early to say, or no."}
    assert office.action("A-1").is_open

    manager.fills(**answers, difference__3="no", how__3="Too late for it")
    assert [office.action(f"A-{n}").status for n in (1, 2, 3)] == ["complete", "open", "complete"]
    assert "Your actions · 1 open" in manager.sees


def test_choosing_none_of_several_is_answered_at_the_input(office: Office) -> None:
    office.has("A-1")
    office.has("A-2")
    manager = office.person("manager").says("/actions mine").presses("Complete several").fills(chosen=())
    assert manager.errors == {"chosen": "Choose at least one action."}
