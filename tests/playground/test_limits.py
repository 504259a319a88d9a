"""Slack's limits on blocks and views: one too many is refused, with the place; just enough is taken."""

from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground.block_rules import check_message, check_view
from playground.shapes import SlackError
from tests.playground.world import Json, button, field, form, section, text

Make = Callable[[int], Json]


def options(count: int, length: int = 1) -> list[Json]:
    return [{"text": text("o" * length), "value": str(number)} for number in range(count)]


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def select(kind: str = "static_select", **more: Any) -> Json:
    return {"type": kind, "action_id": "s", **more}


def confirm(**more: int) -> Json:
    lengths = {"title": 5, "text": 5, "confirm": 5, "deny": 5, **more}
    return {key: text("x" * length) for key, length in lengths.items()}


def confirming(**more: int) -> Json:
    return section("x", accessory=button("b", "a", confirm=confirm(**more)))


EDGES: dict[str, tuple[int, Make, str]] = {
    "section text": (3000, lambda n: section("x" * n), "text/text"),
    "section fields": (10, lambda n: {"type": "section", "fields": [text("x")] * n}, "fields"),
    "a field": (2000, lambda n: {"type": "section", "fields": [text("x" * n)]}, "fields/0/text"),
    "header": (150, lambda n: {"type": "header", "text": text("x" * n)}, "text/text"),
    "context elements": (10, lambda n: {"type": "context", "elements": [text("x")] * n}, "elements"),
    "actions": (25, lambda n: actions(*(button("b", f"a{i}") for i in range(n))), "elements"),
    "button text": (75, lambda n: actions(button("b" * n, "a")), "elements/0/text/text"),
    "button value": (2000, lambda n: actions(button("b", "a", value="v" * n)), "elements/0/value"),
    "action id": (255, lambda n: actions(button("b", "a" * n)), "elements/0/action_id"),
    "block id": (255, lambda n: section("x", block_id="b" * n), "block_id"),
    "options": (100, lambda n: actions(select(options=options(n))), "elements/0/options"),
    "option text": (75, lambda n: actions(select(options=options(1, n))), "elements/0/options/0/text/text"),
    "overflow": (5, lambda n: actions(select("overflow", options=options(n))), "elements/0/options"),
    "checkboxes": (10, lambda n: actions(select("checkboxes", options=options(n))), "elements/0/options"),
    "radio buttons": (10, lambda n: actions(select("radio_buttons", options=options(n))), "elements/0/options"),
    "placeholder": (
        150,
        lambda n: actions(select("users_select", placeholder=text("p" * n))),
        "elements/0/placeholder/text",
    ),
    "confirm title": (100, lambda n: confirming(title=n), "accessory/confirm/title/text"),
    "confirm text": (300, lambda n: confirming(text=n), "accessory/confirm/text/text"),
    "confirm button": (30, lambda n: confirming(confirm=n), "accessory/confirm/confirm/text"),
    "deny button": (30, lambda n: confirming(deny=n), "accessory/confirm/deny/text"),
    "input label": (2000, lambda n: field("l" * n, "b"), "label/text"),
    "input hint": (2000, lambda n: {**field("l", "b"), "hint": text("h" * n)}, "hint/text"),
    "input length": (3000, lambda n: field("l", "b", max_length=n), "element/max_length"),
    "image alt": (
        2000,
        lambda n: {"type": "image", "image_url": "https://x.example/i.png", "alt_text": "a" * n},
        "alt_text",
    ),
}


def faults(blocks: list[Json]) -> list[str]:
    try:
        check_message(blocks, by_api=False)
    except SlackError as refused:
        return list(refused.more["response_metadata"]["messages"])
    return []


@pytest.mark.parametrize("name", EDGES)
def test_the_last_one_allowed_is_taken_and_one_more_is_refused_with_its_place(name: str) -> None:
    most, make, place = EDGES[name]

    assert faults([make(most)]) == []
    told = faults([make(most + 1)])
    assert len(told) == 1
    assert told[0].endswith(f"[json-pointer:/blocks/0/{place}]")


BROKEN: dict[str, Json] = {
    "a block nobody knows": {"type": "poster", "text": text("x")},
    "a section of nothing": {"type": "section"},
    "an empty text": section(""),
    "mrkdwn in a header": {"type": "header", "text": text("x", "mrkdwn")},
    "mrkdwn on a button": actions({"type": "button", "action_id": "a", "text": text("x", "mrkdwn")}),
    "a key that does not belong": section("x", colour="red"),
    "a style that does not exist": actions(button("b", "a", style="secondary")),
    "an action id twice": actions(button("b", "a"), button("c", "a")),
    "a text input among actions": actions({"type": "plain_text_input", "action_id": "a"}),
    "a button as an input": {"type": "input", "label": text("l"), "element": button("b", "a")},
    "a select without options": actions(select()),
    "an initial option that is not offered": actions(select(options=options(1), initial_option=options(2)[1])),
    "a date that is none": actions(select("datepicker", initial_date="13 Mar 2018")),
    "an image without words": {"type": "image", "image_url": "https://x.example/i.png"},
    "a text that is no object": {"type": "section", "text": "x"},
    "no options at all": actions(select("overflow", options=[])),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_slack_does_not_know_is_refused(name: str) -> None:
    assert faults([BROKEN[name]])


def test_a_block_id_twice_is_refused() -> None:
    assert "already exists" in faults([section("x", block_id="b"), section("y", block_id="b")])[0]


def test_a_message_holds_fifty_blocks_and_a_view_a_hundred() -> None:
    assert faults([section("x")] * 50) == []
    assert faults([section("x")] * 51) == ["[ERROR] no more than 50 items allowed [json-pointer:/blocks]"]
    check_view(form("F", *[section("x")] * 100), "modal")
    with pytest.raises(SlackError, match="invalid_arguments"):
        check_view(form("F", *[section("x")] * 101), "modal")


def test_an_input_may_stand_in_a_message() -> None:
    assert faults([field("A note", "note", dispatch_action_config={})]) == []


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"title": text("t" * 25)}, "/view/title/text"),
        ({"submit": text("t" * 25)}, "/view/submit/text"),
        ({"close": text("t" * 25)}, "/view/close/text"),
        ({"private_metadata": "m" * 3001}, "/view/private_metadata"),
        ({"callback_id": "c" * 256}, "/view/callback_id"),
        ({"submit": None}, "/view"),
        ({"type": "home"}, "/view/type"),
        ({"colour": "red"}, "/view"),
    ],
)
def test_a_modal_is_held_to_its_limits(more: Json, place: str) -> None:
    view = form("F", field("l", "b")) | more
    with pytest.raises(SlackError) as refused:
        check_view(view, "modal")
    assert refused.value.more["response_metadata"]["messages"][0].endswith(f"[json-pointer:{place}]")


def test_all_blocks_together_have_a_limit_of_their_own_for_the_api(slack: WebClient) -> None:
    long = [section("x" * 2800) for _ in range(5)]

    assert faults(long) == []
    with pytest.raises(SlackApiError) as wrong:
        slack.chat_postMessage(channel="C0NORTH", text="x", blocks=long)
    assert wrong.value.response["error"] == "msg_blocks_too_long"


def test_the_client_reads_what_is_wrong_and_where(slack: WebClient) -> None:
    with pytest.raises(SlackApiError) as wrong:
        slack.chat_postMessage(channel="C0NORTH", text="x", blocks=[section("x" * 3001)])

    assert wrong.value.response["error"] == "invalid_blocks"
    assert wrong.value.response["response_metadata"]["messages"] == [
        "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    ]
