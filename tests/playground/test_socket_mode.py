"""A real Bolt app over Socket Mode: commands, presses, forms, and what people are told when it does not answer."""

import asyncio
import time
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground import Workspace
from tests.hands import Person, Told
from tests.playground.world import an_app, button, connected, field, form, section

Json = dict[str, Any]


def a_list_of_actions(url: str) -> AsyncApp:
    """Lists two actions, opens a form for the one pressed, refuses a short answer, then replaces the list."""
    app = an_app(url)

    @app.command("/actions")
    async def list_them(ack: AsyncAck, command: Json) -> None:
        blocks = [
            section(f"A-{n} {command['text']}", accessory=button("Mark complete", "complete", value=str(n)))
            for n in (17, 23)
        ]
        await ack(response_type="ephemeral", text="2 actions", blocks=blocks)

    @app.action("complete")
    async def open_form(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        number, address = body["actions"][0]["value"], body["response_url"]
        view = form(f"Complete A-{number}", field("What was done?", "done"), private_metadata=address)
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    @app.view("form")
    async def take(ack: AsyncAck, view: Json) -> None:
        done = view["state"]["values"]["done"]["it"]["value"]
        if len(done) < 5:
            await ack(response_action="errors", errors={"done": "Please say a little more."})
            return
        await ack()
        async with aiohttp.ClientSession() as http:
            answer = {"replace_original": True, "text": "done", "blocks": [section(f"A-17 ✓ {done}")]}
            await http.post(view["private_metadata"], json=answer)

    return app


def test_a_person_lists_presses_fills_in_and_sees_it_done(url: str, workspace: Workspace) -> None:
    manager = Person(url, "U0TMNORTH")
    with connected(url, a_list_of_actions(url)):
        manager.says("/actions mine")
        manager.presses("Mark complete", near="A-17").fills({"What was done?": "no"}).submits()
        assert manager.errors == {"What was done?": "Please say a little more."}
        assert "Complete A-17" in manager.sees()

        manager.fills({"What was done?": "Plan rewritten"}).submits()
        manager.waits_for("A-17 ✓ Plan rewritten")

    assert manager.modal() is None
    assert "A-23" not in manager.sees()


def test_what_a_person_types_reaches_the_app_escaped_and_the_screen_as_typed(url: str) -> None:
    manager = Person(url, "U0TMNORTH")
    with connected(url, a_list_of_actions(url)):
        manager.says("/actions <!channel> & co")
    manager.says("5 > 3 & <@U0PLT>")

    assert "A-17 <!channel> & co" in manager.sees()
    assert manager.messages()[-1]["text"] == "5 &gt; 3 &amp; &lt;@U0PLT&gt;"


def test_a_required_input_left_empty_never_reaches_the_app(url: str, workspace: Workspace) -> None:
    manager = Person(url, "U0TMNORTH")
    with connected(url, a_list_of_actions(url)):
        manager.says("/actions mine").presses("Mark complete", near="A-23").fills({"What was done?": ""}).submits()

    assert manager.errors == {"What was done?": "Please complete this required field."}
    assert not workspace.calls.of("view_submission")


def test_without_an_app_a_command_is_said_to_have_failed(url: str) -> None:
    manager = Person(url, "U0TMNORTH")

    with pytest.raises(Told, match="dispatch_failed"):
        manager.says("/actions mine")
    with pytest.raises(Told, match="/action is not a valid command"):
        manager.says("/action mine")


def test_an_app_that_takes_too_long_is_said_not_to_have_answered(url: str, workspace: Workspace) -> None:
    app = an_app(url)

    @app.command("/actions")
    async def dawdle(ack: AsyncAck) -> None:
        await asyncio.sleep(0.6)
        await ack("too late")

    workspace.deliveries.seconds = 0.2
    manager = Person(url, "U0TMNORTH")
    with connected(url, app):
        with pytest.raises(Told, match="operation_timeout"):
            manager.says("/actions mine")
        time.sleep(0.6)
    assert manager.sees() == ""


def test_an_answer_that_slack_would_not_show_is_a_failure(url: str, workspace: Workspace) -> None:
    app = an_app(url)

    @app.command("/actions")
    async def answer(ack: AsyncAck) -> None:
        await ack(text="x", blocks=[section("x" * 3001)])

    with connected(url, app), pytest.raises(Told, match="invalid_blocks"):
        Person(url, "U0TMNORTH").says("/actions mine")
    assert "json-pointer:/blocks/0/text/text" in workspace.calls[-1].error


def test_a_trigger_opens_one_form_and_only_for_three_seconds(url: str, workspace: Workspace) -> None:
    app = an_app(url)
    refused: list[str] = []

    @app.shortcut("add")
    async def open_it(ack: AsyncAck, shortcut: Json, client: AsyncWebClient) -> None:
        await ack()
        try:
            await client.views_open(trigger_id=shortcut["trigger_id"], view=form("F", section("x")))
            await client.views_open(trigger_id=shortcut["trigger_id"], view=form("F", section("x")))
        except SlackApiError as wrong:
            refused.append(wrong.response["error"])

    manager = Person(url, "U0TMNORTH")
    with connected(url, app):
        manager.uses("Add an action")
        workspace.triggers.seconds = 0
        manager.uses("Add an action")

    assert refused == ["exchanged_trigger_id", "expired_trigger_id"]
    assert "F" in manager.sees()


def test_a_shortcut_on_a_message_tells_which_message(url: str, workspace: Workspace) -> None:
    app, heard = an_app(url), []

    @app.shortcut("add_here")
    async def note(ack: AsyncAck, shortcut: Json) -> None:
        await ack()
        heard.append((shortcut["message"]["text"], shortcut["channel"]["id"], shortcut["type"]))

    manager = Person(url, "U0TMNORTH").goes_to("#north").says("Please look at 412087")
    with connected(url, app):
        manager.uses("Add from here", near="412087")
    assert heard == [("Please look at 412087", "C0NORTH", "message_action")]


def test_the_home_tab_is_asked_for_when_it_is_opened(url: str) -> None:
    app = an_app(url)

    @app.event("app_home_opened")
    async def publish(event: Json, client: AsyncWebClient) -> None:
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [section("*12* open")]})

    with connected(url, app):
        assert "12 open" in Person(url, "U0TMNORTH").goes_to("Home").waits_for("12 open").sees()


def test_a_stranger_s_payload_carries_their_own_workspace(url: str) -> None:
    app, teams = an_app(url), []

    @app.command("/actions")
    async def note(ack: AsyncAck, command: Json) -> None:
        teams.append(command["team_id"])
        await ack()

    with connected(url, app):
        Person(url, "U0STRANGER").says("/actions mine")
        Person(url, "U0TMNORTH").says("/actions mine")
    assert teams == ["T0PARTNER", "T0COUNCIL"]
