"""What people see of trouble between Slack and the bot: next to nothing."""

import time

from playground import Workspace
from tests.end_to_end.conftest import Act

OUTCOME = {
    "What was done?": "The plan was rewritten in a family meeting",
    "Where is it recorded?": "Supervision note",
    "Did it make a difference for the child?": "Too early to say",
}


def test_a_connection_that_is_cut_is_soon_made_anew(act: Act) -> None:
    manager = act("U0TMNORTH")
    manager.says("/actions mine").waits_for("12 open, 3 overdue")
    manager.does("faults", disconnect=True)

    answered = False
    for _ in range(60):
        try:
            manager.says("/actions help").waits_for("/actions export")
            answered = True
            break
        except AssertionError:
            time.sleep(0.5)

    assert answered


def test_slack_asking_to_wait_delays_a_message_and_loses_none(act: Act, council: Workspace) -> None:
    council.faults.next("429", "chat.postMessage", retry_after=2)

    act("U0TMNORTH").says("/actions done A-17").fills(OUTCOME).submits()

    head = act("U0HOS1125").waits_for("completed an action")
    assert head.sees().count("completed an action") == 1


def test_a_form_that_slack_will_not_open_is_told_in_a_sentence(act: Act, council: Workspace) -> None:
    council.faults.next("503", "views.open")
    manager = act("U0TMNORTH").says("/actions done A-17").waits_for("The form could not be opened in time.")

    manager.says("/actions done A-17").fills(OUTCOME).submits().waits_for("A-17 ✓ ")


def test_a_private_list_that_was_pressed_on_shows_what_somebody_else_completed(act: Act) -> None:
    head, manager = act("U0HOS1125"), act("U0TMNORTH")
    head.says("/actions team North").waits_for("Page 1 of 2").presses("Next").waits_for("Page 2 of 2")
    head.presses("Previous").waits_for("Page 1 of 2")

    manager.says("/actions done A-17").fills(OUTCOME).submits()

    head.waits_for("North · 11 open, 2 overdue\nA-17 ✓ ")
