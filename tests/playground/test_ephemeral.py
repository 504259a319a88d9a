"""Ephemeral messages: for one person alone, out of reach of the API, changed only through a response address."""

import json
import urllib.error
import urllib.request

import pytest
from slack_bolt.async_app import AsyncAck
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground import Workspace
from tests.hands import Json, Person
from tests.playground.world import an_app, button, connected, section


def answer(address: str, **body: object) -> tuple[int, str]:
    request = urllib.request.Request(address, json.dumps(body).encode(), {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request) as told:
            return told.status, told.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, json.load(refused)["error"]


def test_only_the_addressee_sees_it_and_no_method_reaches_it(slack: WebClient, url: str) -> None:
    ts = slack.chat_postEphemeral(channel="C0NORTH", user="U0TMNORTH", text="For you alone")["message_ts"]

    assert "For you alone" in Person(url, "U0TMNORTH").goes_to("#north").sees()
    assert "For you alone" not in Person(url, "U0HOS1125").goes_to("#north").sees()
    for method in ("chat.update", "chat.delete"):
        with pytest.raises(SlackApiError) as wrong:
            slack.api_call(method, json={"channel": "C0NORTH", "ts": ts, "text": "x"})
        assert wrong.value.response["error"] == "message_not_found"


def test_it_is_not_in_the_history(slack: WebClient) -> None:
    slack.chat_postEphemeral(channel="D0TMNORTH", user="U0TMNORTH", text="For you alone")

    assert slack.conversations_history(channel="D0TMNORTH")["messages"] == []


def pressed(url: str) -> tuple[Person, list[Json]]:
    """A person who asked for a list in a channel and pressed its button; and the payloads that the app got."""
    app, heard = an_app(url), []

    @app.command("/actions")
    async def show(ack: AsyncAck, command: Json) -> None:
        heard.append(command)
        await ack(text="list", blocks=[section("A-17", accessory=button("Show", "show"))])

    @app.action("show")
    async def note(ack: AsyncAck, body: Json) -> None:
        heard.append(body)
        await ack()

    manager = Person(url, "U0TMNORTH").goes_to("#north")
    with connected(url, app):
        manager.says("/actions mine").presses("Show", near="A-17")
    return manager, heard


def test_a_press_tells_where_it_was_but_not_what_it_said(url: str) -> None:
    _, (_, press) = pressed(url)

    assert press["container"]["is_ephemeral"]
    assert press["container"]["channel_id"] == "C0NORTH"
    assert "message" not in press


def test_the_press_s_address_replaces_it_and_then_deletes_it(url: str) -> None:
    manager, (_, press) = pressed(url)

    answer(press["response_url"], replace_original=True, text="new", blocks=[section("A-17 ✓")])
    assert manager.sees() == "A-17 ✓"
    answer(press["response_url"], delete_original=True)
    assert manager.sees() == ""


def test_a_command_s_address_cannot_replace_the_command_s_own_answer(url: str) -> None:
    manager, (command, _) = pressed(url)

    answer(command["response_url"], replace_original=True, text="a second one")
    assert "A-17" in manager.sees()
    assert "a second one" in manager.sees()


def test_an_address_works_five_times(url: str) -> None:
    _, (_, press) = pressed(url)
    uses = [answer(press["response_url"], replace_original=True, text="again")[1] for _ in range(6)]

    assert uses == ["ok"] * 5 + ["used_url"]


def test_an_address_works_for_half_an_hour(url: str, workspace: Workspace) -> None:
    _, (_, press) = pressed(url)
    workspace.addresses.seconds = 0

    assert answer(press["response_url"], text="late") == (404, "expired_url")


def test_a_public_answer_is_for_everyone_there(url: str) -> None:
    _, (_, press) = pressed(url)
    answer(press["response_url"], response_type="in_channel", text="For everyone")

    assert "For everyone" in Person(url, "U0HOS1125").goes_to("#north").sees()


def test_an_answer_that_slack_would_not_show_is_refused(url: str) -> None:
    _, (_, press) = pressed(url)

    assert answer(press["response_url"], text="x", blocks=[section("")]) == (400, "invalid_blocks")
