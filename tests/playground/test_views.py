"""Modals and the home tab: stacks, new faces, hashes, and what is told when a form is put away."""

from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground import Workspace
from playground.presses import NotPossible, offered
from tests.hands import Json, Person, Told
from tests.playground.world import an_app, button, connected, field, form, section, text

Answers = Callable[[str], Json]


def an_app_that_answers(url: str, submission: Json, view: Json) -> AsyncApp:
    """Opens `view` for the shortcut, and acknowledges its submission with `submission`."""
    app = an_app(url)

    @app.shortcut("add")
    async def open_it(ack: AsyncAck, shortcut: Json, client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=shortcut["trigger_id"], view=view)

    @app.view("form")
    async def settle(ack: AsyncAck) -> None:
        await ack(**submission)

    return app


FIRST = form("First", field("Text", "b", optional=True))
SECOND = form("Second", section("A second look"))


@pytest.mark.parametrize(
    ("submission", "titles"),
    [
        ({}, []),
        ({"response_action": "clear"}, []),
        ({"response_action": "update", "view": SECOND}, ["Second"]),
        ({"response_action": "push", "view": SECOND}, ["First", "Second"]),
    ],
)
def test_the_acknowledgement_decides_what_becomes_of_the_form(url: str, submission: Json, titles: list[str]) -> None:
    manager = Person(url, "U0TMNORTH")
    with connected(url, an_app_that_answers(url, submission, FIRST)):
        manager.uses("Add an action").submits()

    assert [one["view"]["title"]["text"] for one in manager.looks("views")] == titles


@pytest.mark.parametrize(
    "submission",
    [
        {"response_action": "errors", "errors": {"elsewhere": "No such input."}},
        {"response_action": "update", "view": form("x" * 25, section("y"))},
        {"response_action": "dance"},
    ],
)
def test_an_acknowledgement_that_slack_would_not_take_leaves_the_person_with_trouble(
    url: str, submission: Json
) -> None:
    manager = Person(url, "U0TMNORTH")
    with connected(url, an_app_that_answers(url, submission, FIRST)):
        manager.uses("Add an action")
        with pytest.raises(Told, match="We had some trouble connecting"):
            manager.submits()
    assert manager.modal() is not None


def test_no_more_than_three_forms_lie_on_each_other(url: str, workspace: Workspace) -> None:
    manager = Person(url, "U0TMNORTH")
    again = {"response_action": "push", "view": FIRST}
    with connected(url, an_app_that_answers(url, again, FIRST)):
        manager.uses("Add an action").submits().submits()
        with pytest.raises(Told):
            manager.submits()

    assert len(manager.looks("views")) == 3
    assert workspace.calls[-1].error == "push_limit_reached"
    shown = [one["view"] for one in manager.looks("views")]
    assert [view["root_view_id"] for view in shown] == [shown[0]["id"]] * 3
    assert shown[2]["previous_view_id"] == shown[1]["id"]


def test_a_form_closed_by_hand_is_told_where_it_was_asked_for(url: str) -> None:
    heard: list[Json] = []
    app = an_app_that_answers(url, {}, FIRST | {"notify_on_close": True})

    @app.view_closed("form")
    async def note(ack: AsyncAck, body: Json) -> None:
        heard.append(body)
        await ack()

    manager = Person(url, "U0TMNORTH")
    with connected(url, app):
        manager.uses("Add an action").closes()
        Person(url, "U0TMNORTH").waits_until_gone("First")
        manager._until(lambda: heard, "the app to hear of it")
    assert (heard[0]["type"], heard[0]["is_cleared"]) == ("view_closed", False)


def opened(url: str, workspace: Workspace, view: Json, user: str = "U0TMNORTH") -> Json:
    slack = WebClient(token="xoxb-playground", base_url=f"{url}/api/")
    told: Json = slack.views_open(trigger_id=workspace.triggers.new(user), view=view)["view"]
    return told


def test_an_old_hash_changes_nothing(slack: WebClient, url: str, workspace: Workspace) -> None:
    view = opened(url, workspace, FIRST)
    slack.views_update(view_id=view["id"], view=SECOND, hash=view["hash"])

    with pytest.raises(SlackApiError) as wrong:
        slack.views_update(view_id=view["id"], view=FIRST, hash=view["hash"])
    assert wrong.value.response["error"] == "hash_conflict"
    assert "Second" in Person(url, "U0TMNORTH").sees()


def test_an_external_id_names_one_view_only(slack: WebClient, url: str, workspace: Workspace) -> None:
    opened(url, workspace, FIRST | {"external_id": "one"}, "U0TMNORTH")
    slack.views_update(external_id="one", view=SECOND | {"external_id": "one"})

    with pytest.raises(SlackApiError) as wrong:
        opened(url, workspace, FIRST | {"external_id": "one"}, "U0HOS1125")
    assert wrong.value.response["error"] == "duplicate_external_id"


def test_a_press_in_a_form_carries_all_that_was_filled_in(url: str) -> None:
    heard: list[Json] = []
    choose = {"type": "static_select", "action_id": "pick", "options": [{"text": text("Yes"), "value": "y"}]}
    view = form("F", field("Text", "b"), section("More", block_id="m", accessory=button("Look", "look")))
    view["blocks"].append({"type": "actions", "block_id": "c", "elements": [choose]})
    app = an_app_that_answers(url, {}, view)

    @app.action("look")
    async def note(ack: AsyncAck, body: Json) -> None:
        heard.append(body)
        await ack()

    manager = Person(url, "U0TMNORTH")
    with connected(url, app):
        manager.uses("Add an action").fills({"Text": "half a thought <&>"}).presses("Look")
    values: Any = heard[0]["view"]["state"]["values"]
    assert values["b"]["it"] == {"type": "plain_text_input", "value": "half a thought <&>"}
    assert values["c"]["pick"] == {"type": "static_select", "selected_option": None}
    assert "response_url" not in heard[0]


def test_an_external_list_asks_the_app(url: str) -> None:
    pick = {"type": "external_select", "action_id": "who", "min_query_length": 1}
    view = form("F", {"type": "input", "block_id": "w", "label": text("Who"), "element": pick})
    app, chosen = an_app(url), []

    @app.shortcut("add")
    async def open_it(ack: AsyncAck, shortcut: Json, client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=shortcut["trigger_id"], view=view)

    @app.options("who")
    async def offer(ack: AsyncAck, payload: Json) -> None:
        await ack(options=[{"text": text(f"{payload['value']}rth"), "value": "north"}])

    @app.view("form")
    async def settle(ack: AsyncAck, view: Json) -> None:
        chosen.append(view["state"]["values"]["w"]["who"]["selected_option"]["value"])
        await ack()

    with connected(url, app):
        manager = Person(url, "U0TMNORTH")
        place = {"container": {"type": "view", "view_id": ""}, "block_id": "w", "action_id": "who", "value": "No"}
        manager.uses("Add an action")
        place["container"] = {"type": "view", "view_id": (manager.modal() or {})["id"]}
        assert manager.does("options", **place)["options"][0]["text"]["text"] == "North"
        manager.does(
            "submit",
            view_id=place["container"]["view_id"],
            values={  # type: ignore[index]
                "w": {"who": {"type": "external_select", "selected_option": {"text": text("North"), "value": "north"}}}
            },
        )
    assert chosen == ["north"]


def test_an_option_that_is_not_offered_cannot_be_chosen() -> None:
    element = {"type": "static_select", "options": [{"text": text("Yes"), "value": "y"}]}

    assert offered(element, {"value": "y"})["value"] == "y"
    with pytest.raises(NotPossible):
        offered(element, {"value": "n"})


def test_nobody_reaches_into_the_form_of_another(url: str, workspace: Workspace) -> None:
    view = opened(url, workspace, FIRST)

    with pytest.raises(Told, match="not open any more"):
        Person(url, "U0HOS1125").does("submit", view_id=view["id"], values={})


def test_the_home_tab_is_published_for_one_person(slack: WebClient, url: str) -> None:
    slack.views_publish(user_id="U0TMNORTH", view={"type": "home", "blocks": [section("For North")]})

    home = Person(url, "U0TMNORTH").home()
    assert home is not None
    assert home["blocks"][0]["text"]["text"] == "For North"
    assert Person(url, "U0HOS1125").home() is None
