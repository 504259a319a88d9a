"""How each reply is said in Slack, by where it was asked for."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.slack.answer import ERROR, Open, Publish, Respond, Said, Update, said
from bot.slack.carried import Carried
from bot.slack.identify import Heard, hear
from cards.elements import Card, Form, Input, Text
from cards.replies import Done, FormErrors, Home, NextForm, Nothing, OpenForm, Replace, Show
from tests.edge.kit import must_be_taken_as_view
from tests.edge.payloads import URL, command, form, interaction, opened_home, press, typed

NOW = datetime(2018, 1, 10, 9, 30, tzinfo=UTC)
CARD = Card("1 open", (Text("1 open"),), "mine:1:17:")
FORM = Form("Complete A-17", "complete", (Input("done", "What was done?"),), context={"about": "A-17"})
LISTED = Carried("form:1", {"about": "A-17"}, URL, "mine:1:17:", listed=True)
POSTED = {"container": {"type": "message", "is_ephemeral": False}}
AT_HOME = {"container": {"type": "view"}, "response_url": ""}
IN_MODAL = {"container": {"type": "view"}, "view": {"type": "modal", "id": "V9"}, "response_url": ""}


def heard(payload: dict[str, Any]) -> Heard:
    found = hear(payload, NOW)
    assert found is not None
    return found


def a_form(carried: Carried = LISTED, **more: Any) -> Heard:
    return heard(form({"done": typed("x"), "recorded": typed("y")}, carried.as_text(), **more))


def opened(answer: Said) -> Carried:
    assert isinstance(answer.step, Open)
    must_be_taken_as_view(answer.step.view)
    return Carried.from_text(answer.step.view["private_metadata"])


def test_a_command_is_answered_in_the_acknowledgement_to_the_asker_alone() -> None:
    answer = said(heard(command()), Show(CARD))

    assert answer.body is not None
    assert (answer.body["response_type"], answer.body["text"], answer.step) == ("ephemeral", "1 open", None)


def test_a_press_on_a_private_list_replaces_it_or_says_something_new_beside_it() -> None:
    assert said(heard(press()), Replace(CARD)) == Said(None, Respond(URL, CARD, replace=True))
    assert said(heard(press()), Show(CARD)) == Said(None, Respond(URL, CARD))


def test_a_press_on_a_message_that_all_see_never_replaces_it() -> None:
    """The outbox brings every copy of it up to date; only what is new is said, and to the presser alone."""
    assert said(heard(press(**POSTED)), Replace(CARD)) == Said()
    assert said(heard(press(**POSTED)), Show(CARD)) == Said(None, Respond(URL, CARD))


def test_a_press_on_the_home_page_is_answered_there_or_in_a_modal() -> None:
    assert said(heard(press(**AT_HOME)), Replace(CARD)) == Said(None, Publish(CARD))
    opened(said(heard(press(**AT_HOME)), Show(CARD)))


def test_opening_the_home_page_publishes_it() -> None:
    assert said(heard(opened_home()), Home(CARD)) == Said(None, Publish(CARD))


def test_a_press_in_a_modal_changes_it_or_puts_another_on_top() -> None:
    changed = said(heard(press(**IN_MODAL)), Replace(CARD)).step
    above = said(heard(press(**IN_MODAL)), OpenForm(FORM)).step

    assert isinstance(changed, Update)
    assert changed.view_id == "V9"
    assert isinstance(above, Open)
    assert above.pushed


def test_a_form_takes_with_it_where_it_was_opened_from_and_a_key_of_its_own() -> None:
    first, second = (opened(said(heard(press()), OpenForm(FORM))) for _ in range(2))

    assert replace(first, key="") == Carried("", {"about": "A-17"}, URL, "mine:1:17:", listed=True)
    assert first.key.startswith("form:")
    assert first.key != second.key


def test_a_form_that_a_command_opened_leads_back_to_a_new_line_not_to_a_list() -> None:
    carried = opened(said(heard(command("done A-17")), OpenForm(FORM)))

    assert (carried.response_url, carried.listed) == (URL, False)


def test_a_form_that_is_done_closes_and_what_it_was_opened_from_shows_it() -> None:
    assert said(a_form(), Done(replaces=CARD)) == Said(None, Respond(URL, CARD, replace=True))
    assert said(a_form(), Done()) == Said(None)


def test_a_form_opened_by_a_command_says_that_it_worked_in_a_line() -> None:
    by_command = Carried("form:1", {}, URL)

    assert said(a_form(by_command), Done(says=CARD)) == Said(None, Respond(URL, CARD))
    assert said(a_form(by_command), Done(replaces=CARD)) == Said(None, Respond(URL, CARD))


def test_a_form_with_no_way_back_shows_in_its_own_place_that_it_worked() -> None:
    answer = said(a_form(Carried("form:1")), Done(says=CARD))

    assert answer.body is not None
    assert answer.body["response_action"] == "update"
    must_be_taken_as_view(answer.body["view"])


def test_a_form_on_top_of_a_modal_closes_and_the_modal_below_shows_it() -> None:
    answer = said(a_form(Carried("form:1"), previous_view_id="V8"), Done(replaces=CARD))

    assert answer.body is None
    assert isinstance(answer.step, Update)
    assert answer.step.view_id == "V8"
    assert said(a_form(Carried("form:1"), previous_view_id="V8"), Done()).body == {"response_action": "clear"}


def test_errors_stand_at_their_inputs_and_those_of_none_at_the_first() -> None:
    answer = said(a_form(), FormErrors({"recorded": "Say where.", "": "A-17 is done.", "gone": "And more."}))

    errors = {"recorded": "Say where.", "done": "A-17 is done. And more."}
    assert answer == Said({"response_action": "errors", "errors": errors})


def test_the_same_question_in_another_step_is_another_input_whose_answer_and_error_still_find_it() -> None:
    """Slack keeps what was typed under a block's id, and would show it in the next step again."""
    one, other = (said(a_form(), NextForm(replace(FORM, step=step))).body["view"]["blocks"][0] for step in ("1", "2"))  # type: ignore[index]
    assert one["block_id"] != other["block_id"]

    sent = heard(form({one["block_id"]: typed("Visited")}, LISTED.as_text()))

    assert sent.knock.form == {"done": "Visited"}
    errors = said(sent, FormErrors({"done": "Say more."})).body
    assert errors == {"response_action": "errors", "errors": {one["block_id"]: "Say more."}}


def test_errors_show_what_was_typed_as_it_was_typed_without_what_nobody_sees_and_not_at_endless_length() -> None:
    typed = "“<!channel> & <@U1>\u202e” is not a date."

    answer = said(a_form(), FormErrors({"recorded": typed, "done": "long " * 100}))

    assert answer.body is not None
    errors = answer.body["errors"]
    assert errors["recorded"] == "“<!channel> & <@U1>” is not a date."
    assert errors["done"].endswith("long…")
    assert len(errors["done"]) <= ERROR


def test_errors_of_a_form_without_inputs_take_its_place() -> None:
    answer = said(replace(a_form(), inputs=()), FormErrors({"": "A-17 was completed at 10:12."}))

    assert answer.body is not None
    assert answer.body["view"]["blocks"][0]["text"]["text"] == "A-17 was completed at 10:12."


def test_a_further_step_takes_the_forms_place_with_a_new_key_and_the_same_way_back() -> None:
    answer = said(a_form(), NextForm(FORM))

    assert answer.body is not None
    assert answer.body["response_action"] == "update"
    carried = Carried.from_text(answer.body["view"]["private_metadata"])
    assert replace(carried, key="form:1") == LISTED
    assert carried.key != "form:1"


def test_a_further_step_after_a_press_inside_a_form_is_an_update_of_that_form() -> None:
    """The acknowledgement of a press changes no view."""
    pressed = press(
        container={"type": "view"}, view={"type": "modal", "id": "V9", "private_metadata": LISTED.as_text()}
    )
    answer = said(heard(pressed | {"response_url": ""}), NextForm(FORM, kept=True))

    assert answer.body is None
    assert isinstance(answer.step, Update)
    assert answer.step.view_id == "V9"
    carried = Carried.from_text(answer.step.view["private_metadata"])
    assert (replace(carried, key="form:1"), carried.key != "form:1") == (LISTED, True)


@pytest.mark.parametrize("reply", [Nothing(), Show(CARD), FormErrors({"": "No."})])
def test_whoever_closed_a_form_is_answered_nothing_there(reply: Any) -> None:
    view = {"id": "V9", "callback_id": "audit_step", "private_metadata": "", "hash": "h"}
    assert said(heard(interaction("view_closed", view=view)), reply) == Said()


def test_a_shortcut_shows_its_answer_in_a_modal_where_it_has_no_conversation() -> None:
    anywhere = heard(interaction("shortcut", callback_id="add_action"))
    on_message = heard(interaction("message_action", callback_id="add_action_from_message", response_url=URL))

    opened(said(anywhere, Show(CARD)))
    assert said(on_message, Show(CARD)) == Said(None, Respond(URL, CARD))


@pytest.mark.parametrize("payload", [command(), press(), opened_home(), interaction("shortcut", callback_id="x")])
def test_where_there_is_nothing_to_show_the_acknowledgement_is_empty(payload: dict[str, Any]) -> None:
    assert said(heard(payload), Nothing()) == Said()


def test_whoever_opens_the_home_page_and_is_refused_reads_it_there() -> None:
    """No trigger comes with opening the page, so that no modal could say it."""
    assert said(heard(opened_home()), Show(CARD)) == Said(None, Publish(CARD))
