"""A small Slack app of the tests' own, on the real SDK over Socket Mode: it answers, so that the page has what to draw."""

import contextlib
from collections.abc import Iterator
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode.builtin import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.socket_mode.builtin import SocketModeClient

from tests.browser import sample_views as views


def answer_command(ack: Any, command: Any, client: Any) -> None:
    word = command["text"].strip()
    if word == "every input":
        ack()
        client.views_open(trigger_id=command["trigger_id"], view=views.every_input_form())
    elif word == "every element":
        ack(response_type="in_channel", text="Every element", blocks=views.every_element())
    else:
        ack(response_type="ephemeral", text="You have 12 open actions", blocks=views.action_list())


def open_completion(ack: Any, body: Any, client: Any) -> None:
    ack()
    client.views_open(trigger_id=body["trigger_id"], view=views.completion_form())


def open_everything(ack: Any, body: Any, client: Any) -> None:
    ack()
    client.views_open(trigger_id=body["trigger_id"], view=views.every_input_form())


def push_history(ack: Any, body: Any, client: Any) -> None:
    ack()
    client.views_push(trigger_id=body["trigger_id"], view=views.history_form())


def show_older(ack: Any, body: Any, client: Any) -> None:
    ack()
    view = views.history_form()
    view["blocks"].append(views.section("Nothing is older than that."))
    client.views_update(view_id=body["view"]["id"], view=view)


def take_completion(ack: Any, body: Any, client: Any) -> None:
    said = body["view"]["state"]["values"]["done"]["it"]["value"]
    if "nothing" in said:
        ack(response_action="errors", errors={"done": "Please say what was done, not that nothing was."})
        return
    ack()
    client.chat_postMessage(channel=body["user"]["id"], text=f"A-17 ✓ Completed: {said}")


def refuse_everything(ack: Any) -> None:
    ack(response_action="errors", errors={"date": "That day is a bank holiday."})


def find_cases(ack: Any, payload: Any) -> None:
    cases = [case for case in ("412087", "412311", "398114") if case.startswith(payload["value"])]
    ack(options=[views.option(case, f"Case {case}") for case in cases])


def publish_home(event: Any, client: Any) -> None:
    client.views_publish(user_id=event["user"], view=views.home())


def say_it_is_gone(ack: Any, respond: Any) -> None:
    ack()
    respond(text="It is gone.", replace_original=False)


def turn_the_page(ack: Any, respond: Any) -> None:
    ack()
    blocks = [views.section("Page 2 of 2"), *views.row("A-40", "Another", "Case 400001")]
    respond(replace_original=True, text="Page 2", blocks=blocks)


def sample_app(url: str) -> App:
    app = App(client=WebClient("xoxb-playground", base_url=f"{url}/api/"), signing_secret="playground-secret")
    app.command("/actions")(answer_command)
    app.action("complete")(open_completion)
    app.action("history")(push_history)
    app.action("older")(show_older)
    app.action("delete")(say_it_is_gone)
    app.action("next")(turn_the_page)
    app.view("completion")(take_completion)
    app.view("everything")(refuse_everything)
    app.options("it")(find_cases)
    app.event("app_home_opened")(publish_home)
    app.shortcut("add_action")(open_everything)
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
