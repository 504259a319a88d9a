"""A small Slack app of the tests' own, on the real SDK over Socket Mode: it answers, so that the page has what to draw."""

import contextlib
from collections.abc import Iterator
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode.builtin import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.socket_mode.builtin import SocketModeClient

from tests.browser import sample_views as views


def sample_app(url: str) -> App:
    app = App(client=WebClient("xoxb-playground", base_url=f"{url}/api/"), signing_secret="playground-secret")

    @app.command("/actions")
    def actions(ack: Any, command: Any, client: Any) -> None:
        word = command["text"].strip()
        if word == "every input":
            ack()
            client.views_open(trigger_id=command["trigger_id"], view=views.every_input_form())
        elif word == "every element":
            ack(response_type="in_channel", text="Every element", blocks=views.every_element())
        else:
            ack(response_type="ephemeral", text="You have 12 open actions", blocks=views.action_list())

    @app.action("complete")
    def complete(ack: Any, body: Any, client: Any) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=views.completion_form())

    @app.action("history")
    def history(ack: Any, body: Any, client: Any) -> None:
        ack()
        client.views_push(trigger_id=body["trigger_id"], view=views.history_form())

    @app.action("older")
    def older(ack: Any, body: Any, client: Any) -> None:
        ack()
        view = views.history_form()
        view["blocks"].append(views.section("Nothing is older than that."))
        client.views_update(view_id=body["view"]["id"], view=view)

    @app.view("completion")
    def completed(ack: Any, body: Any, client: Any) -> None:
        said = body["view"]["state"]["values"]["done"]["it"]["value"]
        if "nothing" in said:
            ack(response_action="errors", errors={"done": "Please say what was done, not that nothing was."})
            return
        ack()
        client.chat_postMessage(channel=body["user"]["id"], text=f"A-17 ✓ Completed: {said}")

    @app.view("everything")
    def everything(ack: Any) -> None:
        ack(response_action="errors", errors={"date": "That day is a bank holiday."})

    @app.options("it")
    def choices(ack: Any, payload: Any) -> None:
        cases = [case for case in ("412087", "412311", "398114") if case.startswith(payload["value"])]
        ack(options=[views.option(case, f"Case {case}") for case in cases])

    @app.event("app_home_opened")
    def opened(event: Any, client: Any) -> None:
        client.views_publish(user_id=event["user"], view=views.home())

    @app.action({"type": "block_actions", "action_id": "delete"})
    def delete(ack: Any, respond: Any) -> None:
        ack()
        respond(text="It is gone.", replace_original=False)

    @app.action("next")
    def following(ack: Any, respond: Any) -> None:
        ack()
        respond(
            replace_original=True,
            text="Page 2",
            blocks=[views.section("Page 2 of 2"), *views.row("A-40", "Another", "Case 400001")],
        )

    @app.shortcut("add_action")
    def add(ack: Any, body: Any, client: Any) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=views.every_input_form())

    return app


@contextlib.contextmanager
def listening(url: str) -> Iterator[WebClient]:
    """The app connected to the playground at `url`, for as long as the block lasts; gives the bot's client."""
    app = sample_app(url)
    socket = SocketModeClient("xapp-playground", web_client=WebClient("xapp-playground", base_url=f"{url}/api/"))
    handler = SocketModeHandler(app, "xapp-playground")
    handler.client = socket
    socket.socket_mode_request_listeners.append(handler.handle)  # type: ignore[arg-type]
    socket.connect()
    try:
        yield app.client
    finally:
        socket.close()
