"""The main job from end to end, by Socket Mode and by signed HTTP: list, complete, be returned, complete again."""

from tests.end_to_end.conftest import Act

OUTCOME = {
    "What was done?": "The plan was rewritten in a family meeting",
    "Where is it recorded?": "Supervision note",
    "Did it make a difference for the child?": "Too early to say",
}


def test_a_manager_completes_a_head_returns_and_the_manager_completes_again(act: Act) -> None:
    manager, head = act("U0TMNORTH"), act("U0HOS1125")
    manager.says("/actions mine").waits_for("12 open, 3 overdue")
    manager.presses("Mark complete", near="A-17").fills(OUTCOME).submits()
    manager.waits_for("Completed by @Team manager, North").waits_for("11 open, 2 overdue")

    head.waits_for("completed an action").waits_for("The plan was rewritten")
    head.presses("Return", near="A-17").fills({"What is missing?": "Say where the plan is filed"}).submits()
    head.waits_for("This has changed since")
    manager.waits_for("returned a completed action").waits_for("Say where the plan is filed")

    manager.presses("Mark complete", near="returned").fills(OUTCOME).submits()
    manager.says("/actions show A-17").waits_for("returned since")
    head.waits_for("A-17 ✓ ")


def test_what_is_missing_is_said_at_its_input_and_nothing_typed_is_lost(act: Act) -> None:
    manager = act("U0TMNORTH").says("/actions done A-17")
    manager.fills({**OUTCOME, "Where is it recorded?": "   "}).submits()
    assert manager.errors == {"Where is it recorded?": "Say where it is recorded."}
    manager.fills({"Where is it recorded?": "Plan"}).submits()
    manager.waits_for("A-17 ✓ ")


def test_people_who_are_not_let_in_all_get_the_same_sentence(act: Act) -> None:
    for account in ("U0GUEST", "U0STRANGER", "U0UNLISTED"):
        act(account).says("/actions mine").waits_for("auditbot does not know you here.")


def test_more_time_is_asked_decided_and_shown(act: Act) -> None:
    manager, head = act("U0TMNORTH"), act("U0HOS1125")
    manager.says("/actions extend A-17").fills({"New date": "2018-02-01", "Why is more time needed?": "Meeting moved"})
    manager.submits().waits_for("more time asked, not decided")
    head.waits_for("Please decide").presses("Accept more time", near="A-17")
    manager.waits_for("accepted more time").waits_for("due Thu 1 Feb")


def test_an_export_arrives_as_a_file_in_the_direct_message(act: Act) -> None:
    act("U0TMNORTH").says("/actions export").waits_for("Your export is ready: ").waits_for("[file: ")


def test_the_home_page_is_published_and_kept_up_to_date(act: Act) -> None:
    manager = act("U0TMNORTH").goes_to("Home").waits_for("Your actions · 12 open, 3 overdue")
    manager.presses("Mark complete", near="A-17").fills(OUTCOME).submits()
    manager.waits_for("Your actions · 11 open, 2 overdue")


def test_an_action_is_added_by_a_shortcut_and_its_owner_is_told(act: Act) -> None:
    plt, manager = act("U0PLT"), act("U0TMNORTH")
    plt.uses("Add an audit action")
    plt.fills(
        {
            "Case reference": "400123",
            "Team": "North · 11–25",
            "What is to be done?": "Agree the plan at the next review",
        }
    )
    plt.submits().waits_for("A-64")
    manager.waits_for("You have 1 new audit action").waits_for("Case 400123")
