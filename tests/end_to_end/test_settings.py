"""Settings from end to end: an absence from the home page, and the policy in its two steps, by Socket Mode and by HTTP."""

from tests.end_to_end.conftest import Act


def test_an_absence_is_set_from_the_home_page_and_the_cover_has_the_work(act: Act) -> None:
    manager, cover = act("U0TMNORTH"), act("U0TMWEST").goes_to("Home")
    cover.waits_for("Your actions · ")
    manager.goes_to("Home").waits_for("12 open").presses("Settings").waits_for("Daily at 09:00, as for everybody")
    manager.presses("Add an absence")
    said = {"First day away": "2018-01-10", "Last day away": "2018-01-19", "Who covers?": "Team manager, East"}
    manager.fills(said).submits()
    assert manager.errors == {"Who covers?": "They do not work in the same service. Ask the PLT to set it."}
    manager.fills({"Who covers?": "Team manager, West"}).submits()
    manager.waits_for("You are away. @Team manager, West covers for you.").closes()
    manager.waits_for("You are away until Fri 19 Jan.")
    cover.waits_for("You cover for @Team manager, North until Fri 19 Jan.")
    act("U0TMWEST").waits_for("You cover for @Team manager, North until Fri 19 Jan. They set this.")


def test_the_policy_is_shown_with_its_effect_and_then_saved(act: Act) -> None:
    plt = (
        act("U0PLT")
        .says("/actions settings")
        .waits_for("The head of service is told of an action that is 5 working days late.")
    )
    plt.presses("Change", near="The director is told").fills({"The head of service hears": "five"}).submits()
    assert plt.errors == {
        "The head of service hears": "“five” will not do. Write a whole number in figures, for example 5."
    }
    plt.fills({"The head of service hears": "3"}).submits()
    plt.waits_for("The head of service hears: 3 working days after it was due (now 5)").waits_for("would get a digest")
    plt.submits().waits_for("The head of service is told of an action that is 3 working days late.")


def test_reminders_are_snoozed_from_a_row_and_the_head_of_service_sees_it(act: Act) -> None:
    manager, head = act("U0TMNORTH"), act("U0HOS1125")
    manager.says("/actions snooze A-60").fills({"No reminders before": "2018-01-19"}).submits()
    assert manager.errors == {"No reminders before": "It is due on 19 Jan 2018. Choose an earlier day."}
    manager.fills({"No reminders before": "2018-01-16"}).submits()
    head.says("/actions show A-60").waits_for("Snoozed once, now until Tue 16 Jan")
