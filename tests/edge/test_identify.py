"""What a payload of Slack's means, and that no other thing gets further than a refusal."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.slack.carried import Carried
from bot.slack.identify import hear, profile_in
from bot.slack.payloads import payload_of
from handlers.ask import Knock, Profile
from tests.edge.payloads import URL, body_of, chosen_from_menu, command, form, interaction, opened_home, press, typed

NOW = datetime(2018, 1, 10, 9, 30, tzinfo=UTC)
HOME = Knock("U0TMNORTH", "T0COUNCIL", "command", "", NOW)


def test_a_command_brings_its_words_as_they_were_typed() -> None:
    heard = hear(command("note A-17 5 &lt; 6 &amp; 7"), NOW)

    assert heard is not None
    assert heard.knock == replace(HOME, does="/actions", key="command:1.1.abc", words="note A-17 5 < 6 & 7")
    assert (heard.surface, heard.trigger, heard.response_url) == ("command", "1.1.abc", URL)


def test_a_press_brings_what_stood_on_the_button_and_where_it_stood() -> None:
    heard = hear(press("complete", "A-17|3"), NOW)

    assert heard is not None
    assert heard.knock == replace(
        HOME, kind="press", does="complete", key="press:2.2.abc", about="A-17", version=3, place="mine:1:17:"
    )
    assert heard.surface == "private"


def test_an_entry_of_a_menu_brings_the_same() -> None:
    heard = hear(chosen_from_menu("more_time|A-17|3"), NOW)

    assert heard is not None
    assert (heard.knock.does, heard.knock.about, heard.knock.version) == ("more_time", "A-17", 3)


def test_a_button_that_was_told_apart_by_a_number_does_what_it_did() -> None:
    heard = hear(press("show#2", "A-2|1"), NOW)

    assert heard is not None
    assert (heard.knock.does, heard.knock.about) == ("show", "A-2")


@pytest.mark.parametrize(
    ("more", "surface"),
    [
        ({}, "private"),
        ({"container": {"type": "message", "is_ephemeral": False}}, "message"),
        ({"container": {"type": "view"}, "view": {"type": "home"}}, "home"),
        ({"container": {"type": "view"}}, "home"),  # Slack may leave the view out
        ({"container": {"type": "view"}, "view": {"type": "modal", "id": "V1"}}, "modal"),
    ],
)
def test_it_is_known_where_a_press_was_made(more: dict[str, Any], surface: str) -> None:
    heard = hear(press() | more, NOW)

    assert heard is not None
    assert heard.surface == surface


def test_choosing_in_a_form_asks_for_nothing_until_it_is_sent() -> None:
    chosen = {"type": "static_select", "action_id": "answer", "block_id": "team", "selected_option": {"value": "1"}}

    assert hear(press() | {"actions": [chosen]}, NOW) is None


def test_a_form_brings_each_answer_under_the_name_of_its_question() -> None:
    option = {"text": {"type": "plain_text", "text": "No"}, "value": "no"}
    ticked = {"type": "checkboxes", "selected_options": [{"value": "A-1"}, {"value": "A-2"}]}
    values = {
        "done": typed("Met the family\x00 on Tuesday"),
        "how": {"type": "plain_text_input", "value": None},
        "difference": {"type": "radio_buttons", "selected_option": option},
        "owner": {"type": "users_select", "selected_user": "U0TMWEST"},
        "due": {"type": "datepicker", "selected_date": "2018-02-01"},
        "which": ticked,
        "which#1": {"type": "checkboxes", "selected_options": [{"value": "A-11"}]},
        "none": {"type": "checkboxes", "selected_options": []},
    }
    carried = Carried("form:7", {"about": "A-17"}, URL, "mine:1:17:", listed=True)

    heard = hear(form(values, carried.as_text()), NOW)

    assert heard is not None
    assert heard.knock.form == {
        "done": "Met the family on Tuesday", "how": "", "difference": "no", "owner": "U0TMWEST", "due": "2018-02-01",
        "which": ("A-1", "A-2", "A-11"), "none": (),
    }  # fmt: skip
    assert (heard.knock.key, heard.knock.context, heard.knock.place) == ("form:7", {"about": "A-17"}, "mine:1:17:")
    assert heard.carried == carried
    assert heard.inputs[0] == "done"


def test_a_press_inside_a_form_brings_what_is_filled_in_and_the_forms_own_context() -> None:
    carried = Carried("form:7", {"about": "AU-7", "step": "2"}, URL, "audits:1::", listed=True)
    view = form({"impact.evidence": typed("Half a sen")}, carried.as_text(), "audit_step")["view"]
    pressed = press("audit_step_1", "|0", place="", container={"type": "view"}, view=view, response_url="")

    heard = hear(pressed, NOW)

    assert heard is not None
    assert (heard.surface, heard.knock.does, heard.knock.about) == ("modal", "audit_step_1", "")
    assert heard.knock.form == {"impact.evidence": "Half a sen"}
    assert (heard.knock.context, heard.knock.place) == (carried.context, "audits:1::")


def test_a_form_put_away_unsent_knocks_under_its_name_once_for_each_state_of_the_view() -> None:
    carried = Carried("form:7", {"about": "AU-7", "step": "2"}, URL, "audits:1::")
    view = form({}, carried.as_text(), "audit_step")["view"]

    heard = hear(interaction("view_closed", view=view, is_cleared=False), NOW)

    assert heard is not None
    assert heard.knock == replace(
        HOME, kind="closed", does="audit_step", key="closed:V1:h", place="audits:1::", context=carried.context
    )
    assert heard.surface == "closed"


def test_opening_the_home_page_knocks_and_opening_the_messages_does_not() -> None:
    heard = hear(opened_home(), NOW)

    assert heard is not None
    assert (heard.knock.kind, heard.surface) == ("home", "home")
    assert hear(opened_home("messages"), NOW) is None


def test_of_a_message_that_a_shortcut_was_used_on_nothing_is_taken() -> None:
    payload = interaction("message_action", callback_id="add_action_from_message", response_url=URL)
    heard = hear(payload | {"message": {"text": "about a child", "user": "U0PLT"}}, NOW)

    assert heard is not None
    assert heard.knock == replace(HOME, kind="shortcut", does="add_action_from_message", key="shortcut:2.2.abc")


def test_a_stranger_knocks_with_the_workspace_they_come_from() -> None:
    heard = hear(press() | {"user": {"id": "U0STRANGER", "team_id": "T0PARTNER"}}, NOW)

    assert heard is not None
    assert heard.knock.workspace == "T0PARTNER"


def test_what_slack_says_of_an_account_that_changed_is_understood() -> None:
    user = {
        "id": "U0LEFT",
        "team_id": "T0COUNCIL",
        "deleted": True,
        "is_restricted": True,
        "profile": {"email": "a@b.example"},
    }
    event = {"type": "user_change", "user": user}

    found = profile_in({"type": "event_callback", "team_id": "T0COUNCIL", "event": event})

    assert found == Profile("U0LEFT", "T0COUNCIL", "a@b.example", guest=True, deactivated=True)
    assert profile_in(opened_home()) is None


WHOLE = [
    command(), press(), chosen_from_menu(), form({"done": typed("x")}), opened_home(),
    interaction("shortcut", callback_id="add_action"),
]  # fmt: skip
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(WHOLE), st.data(), values)
def test_a_payload_with_anything_in_place_of_a_part_is_heard_or_refused(payload: Any, data: Any, value: Any) -> None:
    broken = _with(payload, data, value)
    assume(isinstance(broken, dict))  # a body that is no object is refused before
    try:
        heard = hear(broken, NOW)
    except ValueError:
        return
    assert heard is None or isinstance(heard.knock.account, str)


def _with(part: Any, data: Any, value: Any) -> Any:
    """A copy in which one part, anywhere, is something else or is gone."""
    if isinstance(part, dict) and part and data.draw(st.integers(0, 3)):
        name = data.draw(st.sampled_from(sorted(part)))
        rest = {key: item for key, item in part.items() if key != name}
        return (
            rest
            if data.draw(st.booleans()) and data.draw(st.booleans())
            else rest | {name: _with(part[name], data, value)}
        )
    return value if not isinstance(part, dict) or data.draw(st.booleans()) else part


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60), st.sampled_from(["application/json", "application/x-www-form-urlencoded", ""]))
def test_a_body_is_a_payload_or_a_value_error_and_nothing_else(body: bytes, content_type: str) -> None:
    with suppress(ValueError):
        assert isinstance(payload_of(body, content_type), dict)


@pytest.mark.parametrize(
    "body", [b"[" * 100_000, b'{"a":' * 50_000, b"payload=%5B1%5D", b"\xff", b'{"a":"\\ud800"}', b"a=1&" * 500, b"null"]
)
@pytest.mark.parametrize("content_type", ["application/json", "application/x-www-form-urlencoded"])
def test_hostile_bodies_are_value_errors(body: bytes, content_type: str) -> None:
    if content_type == "application/json" or b"payload" in body or b"\xff" in body or b"&" in body:
        with pytest.raises(ValueError):  # noqa: PT011
            payload_of(body, content_type)
    else:
        assert payload_of(body, content_type) == {} or "payload" not in payload_of(body, content_type)


@pytest.mark.parametrize("payload", WHOLE)
def test_a_payload_comes_out_of_its_body_as_it_went_in(payload: dict[str, Any]) -> None:
    assert payload_of(*body_of(payload)) == payload
