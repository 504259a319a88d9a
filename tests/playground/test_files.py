"""Files of the app: shared or its own, shown as pictures in messages and forms, and deleted."""

import base64
import urllib.error
import urllib.request
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from playground import Workspace
from tests.hands import Person
from tests.playground.world import MANIFEST, Json, form, section

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


@pytest.fixture(autouse=True)
def _at_once(workspace: Workspace) -> None:
    workspace.files.known_after = 0.0


def image(file: str, **more: Any) -> Json:
    return {"type": "image", "slack_file": {"id": file}, "alt_text": "Good in 2 of 25", **more}


def brought(slack: WebClient, content: bytes = DOT, name: str = "grades.png", **more: Any) -> str:
    return str(slack.files_upload_v2(filename=name, content=content, **more)["file"]["id"])


def refusal(call: Any, *args: Any, **more: Any) -> Json:
    with pytest.raises(SlackApiError) as refused:
        call(*args, **more)
    told: Json = refused.value.response.data
    return told


def test_a_file_that_goes_to_no_conversation_is_seen_by_nobody(slack: WebClient, workspace: Workspace) -> None:
    file = brought(slack)

    assert workspace.files.by_id[file].content == DOT
    assert not any(workspace.said.of.values())


def test_a_file_is_not_addressed_to_a_person_s_id(slack: WebClient) -> None:
    told = refusal(brought, slack, channel="U0TMNORTH")

    assert told["error"] == "invalid_arguments"
    assert "json-pointer:/channel_id" in told["response_metadata"]["messages"][0]


def test_a_picture_is_shown_in_a_message_a_form_and_on_the_home_page(
    slack: WebClient, url: str, workspace: Workspace
) -> None:
    file, manager = brought(slack), Person(url, "U0TMNORTH")
    slack.chat_postMessage(channel="U0TMNORTH", text="Grades", blocks=[image(file)])
    trigger = workspace.triggers.new("U0TMNORTH")
    slack.views_open(trigger_id=trigger, view=form("Grades", section("x", accessory=image(file)), image(file)))
    slack.views_publish(user_id="U0TMNORTH", view={"type": "home", "blocks": [image(file)]})

    modal, home = manager.modal() or {}, manager.home() or {}
    shown = [
        manager.messages()[-1]["blocks"][0],
        modal["blocks"][0]["accessory"],
        modal["blocks"][1],
        home["blocks"][0],
    ]
    for picture in shown:
        with urllib.request.urlopen(url + picture["image_url"]) as answer:
            assert (answer.read(), answer.headers["Content-Type"]) == (DOT, "image/png")
    told = slack.conversations_history(channel=manager.place)["messages"][0]["blocks"][0]
    assert (told["slack_file"], "image_url" in told) == ({"id": file}, False)


def test_a_picture_may_be_named_by_its_private_address(slack: WebClient, workspace: Workspace, url: str) -> None:
    address = workspace.files.by_id[brought(slack)].as_slack(url)["url_private"]
    block = {"type": "image", "slack_file": {"url": address}, "alt_text": "Grades"}

    slack.chat_postMessage(channel="U0TMNORTH", text="Grades", blocks=[block])

    assert Person(url, "U0TMNORTH").messages()[-1]["blocks"][0]["image_url"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"slack_file": {"id": "F0NOSUCH"}}, "invalid slack file [json-pointer:/blocks/0/slack_file]"),
        ({"slack_file": {}, "image_url": None}, "must define either `image_url` or `slack_file`"),
        ({"image_url": "https://council.example/grades.png"}, "must define either `image_url` or `slack_file`"),
        ({"slack_file": {"id": "F0PLAY00001", "url": "https://council.example/x"}}, "must define either `id` or `url`"),
        ({"slack_file": "F0PLAY00001"}, "must provide an object [json-pointer:/blocks/0/slack_file]"),
        ({"alt_text": None}, "missing required field: alt_text"),
        ({"alt_text": ""}, "must be more than 0 characters [json-pointer:/blocks/0/alt_text]"),
    ],
)
def test_a_picture_that_slack_would_not_show_refuses_the_whole_message(
    slack: WebClient, wrong: Json, said: str
) -> None:
    block = {key: value for key, value in (image(brought(slack)) | wrong).items() if value is not None}

    told = refusal(slack.chat_postMessage, channel="U0TMNORTH", text="Grades", blocks=[block])

    assert told["error"] == "invalid_blocks"
    assert any(said in fault for fault in told["errors"])


def test_only_a_picture_counts_as_one_whatever_it_is_called(slack: WebClient) -> None:
    table = brought(slack, b"action\nA-17\n", "grades.png")

    told = refusal(slack.chat_postMessage, channel="U0TMNORTH", text="Grades", blocks=[image(table)])

    assert told["errors"] == ["invalid slack file [json-pointer:/blocks/0/slack_file]"]


def test_an_upload_that_was_not_completed_is_not_there_yet(slack: WebClient, url: str) -> None:
    place = slack.files_getUploadURLExternal(filename="grades.png", length=len(DOT))
    urllib.request.urlopen(urllib.request.Request(place["upload_url"], DOT, method="POST")).close()

    assert refusal(slack.chat_postMessage, channel="U0TMNORTH", text="x", blocks=[image(place["file_id"])])
    assert refusal(slack.files_delete, file=place["file_id"])["error"] == "file_not_found"


def test_slack_takes_a_while_to_know_a_new_picture(slack: WebClient, workspace: Workspace) -> None:
    workspace.files.known_after = 60
    file = brought(slack)

    told = refusal(slack.chat_postMessage, channel="U0TMNORTH", text="Grades", blocks=[image(file)])
    assert told["errors"] == ["invalid slack file [json-pointer:/blocks/0/slack_file]"]
    view = {"type": "home", "blocks": [image(file)]}
    assert refusal(slack.views_publish, user_id="U0TMNORTH", view=view)["error"] == "invalid_arguments"

    workspace.files.known_after = 0
    slack.chat_postMessage(channel="U0TMNORTH", text="Grades", blocks=[image(file)])


def test_a_deleted_file_leaves_its_message_and_a_stone_in_its_place(slack: WebClient, url: str) -> None:
    manager = Person(url, "U0TMNORTH")
    file = brought(slack, b"action\nA-17\n", "a.csv", channel=manager.place, initial_comment="Your export is ready")
    address = manager.messages()[-1]["files"][0]["url"]

    slack.files_delete(file=file)

    assert manager.sees() == "Your export is ready\n[This file was deleted.]"
    told = slack.conversations_history(channel=manager.place)["messages"][0]
    assert (told["text"], told["files"]) == ("Your export is ready", [{"id": file, "mode": "tombstone"}])
    with pytest.raises(urllib.error.HTTPError) as gone:
        urllib.request.urlopen(url + address)
    gone.value.close()
    assert gone.value.code == 404
    assert refusal(slack.files_delete, file=file)["error"] == "file_deleted"


def test_a_deleted_picture_is_gone_from_the_messages_that_show_it(slack: WebClient, url: str) -> None:
    file, manager = brought(slack), Person(url, "U0TMNORTH")
    slack.chat_postMessage(channel="U0TMNORTH", text="Grades", blocks=[image(file)])

    slack.files_delete(file=file)

    assert "image_url" not in manager.messages()[-1]["blocks"][0]
    assert refusal(slack.chat_postMessage, channel="U0TMNORTH", text="x", blocks=[image(file)])


def test_what_is_not_the_app_s_own_it_cannot_delete(slack: WebClient, workspace: Workspace) -> None:
    theirs, hidden = (workspace.files.announce("notes.txt", 3, user="U0TMNORTH") for _ in range(2))
    theirs.completed = hidden.completed = 1.0
    theirs.shared_in = "C0NORTH"

    assert refusal(slack.files_delete, file=theirs.id)["error"] == "cant_delete_file"
    assert refusal(slack.files_delete, file=hidden.id)["error"] == "file_not_found"
    assert refusal(slack.files_delete, file="F0NOSUCH")["error"] == "file_not_found"


def test_deleting_needs_the_scope_for_files(slack: WebClient, workspace: Workspace) -> None:
    file = brought(slack)
    workspace.manifest.scopes.remove("files:write")

    assert refusal(slack.files_delete, file=file)["needed"] == "files:write"
    assert "files:write" in MANIFEST["oauth_config"]["scopes"]["bot"]
