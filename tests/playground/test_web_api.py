"""The Web API as Slack's own client sees it: shapes, scopes, and refusals by their codes."""

import asyncio
import urllib.request

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground import Workspace
from tests.playground.world import form, section


def refusal(wrong: pytest.ExceptionInfo[SlackApiError]) -> str:
    return str(wrong.value.response["error"])


def test_the_token_tells_whose_it_is(slack: WebClient) -> None:
    me = slack.auth_test()

    assert (me["team_id"], me["user_id"], me["bot_id"]) == ("T0COUNCIL", "U0AUDITBOT", "B0AUDITBOT")
    assert "im:history" in me.headers["x-oauth-scopes"].split(",")


@pytest.mark.parametrize(("token", "code"), [("xoxb-other", "invalid_auth"), ("", "not_authed")])
def test_a_wrong_token_is_refused(url: str, token: str, code: str) -> None:
    with pytest.raises(SlackApiError) as wrong:
        WebClient(token=token, base_url=f"{url}/api/").auth_test()

    assert refusal(wrong) == code


def test_a_bot_token_opens_no_connection(slack: WebClient) -> None:
    with pytest.raises(SlackApiError) as wrong:
        slack.api_call("apps.connections.open")

    assert refusal(wrong) == "not_allowed_token_type"


def test_a_message_is_posted_changed_and_taken_back(slack: WebClient, workspace: Workspace) -> None:
    where = slack.conversations_open(users="U0TMNORTH")["channel"]["id"]
    posted = slack.chat_postMessage(channel=where, text="3 actions", blocks=[section("*3* actions")])
    slack.chat_update(channel=where, ts=posted["ts"], text="2 actions", blocks=[section("*2* actions")])

    assert [message.text for message in workspace.messages("U0TMNORTH")] == ["2 actions"]
    slack.chat_delete(channel=where, ts=posted["ts"])
    assert workspace.messages("U0TMNORTH") == []


def test_history_gives_back_the_metadata_newest_first_and_by_page(slack: WebClient) -> None:
    for number in range(3):
        slack.chat_postMessage(
            channel="U0TMNORTH",
            text=f"message {number}",
            metadata={"event_type": "sent", "event_payload": {"key": f"k{number}"}},
        )
    where = slack.conversations_open(users="U0TMNORTH")["channel"]["id"]
    first = slack.conversations_history(channel=where, limit=2, include_all_metadata=True)
    cursor = first["response_metadata"]["next_cursor"]
    second = slack.conversations_history(channel=where, limit=2, cursor=cursor)
    since = slack.conversations_history(channel=where, oldest=first["messages"][0]["ts"])

    assert [message["metadata"]["event_payload"]["key"] for message in first["messages"]] == ["k2", "k1"]
    assert [message["text"] for message in second["messages"]] == ["message 0"]
    assert not second["has_more"]
    assert "metadata" not in second["messages"][0]
    assert since["messages"] == []


def test_a_channel_s_history_needs_a_scope_that_the_app_does_not_have(slack: WebClient) -> None:
    with pytest.raises(SlackApiError) as wrong:
        slack.conversations_history(channel="C0NORTH")

    assert refusal(wrong) == "missing_scope"
    assert wrong.value.response["needed"] == "channels:history"
    assert "chat:write" in wrong.value.response["provided"]


@pytest.mark.parametrize(
    ("method", "args", "code"),
    [
        ("chat.postMessage", {"channel": "C0NOWHERE", "text": "x"}, "channel_not_found"),
        ("chat.postMessage", {"channel": "C0ELSEWHERE", "text": "x"}, "channel_not_found"),
        ("chat.postMessage", {"channel": "C0GENERAL", "text": "x"}, "not_in_channel"),
        ("chat.postMessage", {"channel": "C0NORTH"}, "no_text"),
        ("chat.postMessage", {"channel": "C0NORTH", "text": "x" * 40_001}, "msg_too_long"),
        ("chat.postMessage", {"channel": "C0NORTH", "text": "x", "blocks": "not json"}, "invalid_blocks_format"),
        ("chat.postMessage", {"channel": "C0NORTH", "text": "x", "metadata": "{}"}, "invalid_metadata_format"),
        ("chat.update", {"channel": "C0NORTH", "ts": "1.2", "text": "x"}, "message_not_found"),
        ("chat.update", {"channel": "#north", "ts": "1.2", "text": "x"}, "channel_not_found"),
        ("chat.postEphemeral", {"channel": "C0NORTH", "user": "U0STRANGER", "text": "x"}, "user_not_in_channel"),
        ("conversations.open", {"users": "U0NOBODY"}, "user_not_found"),
        ("conversations.open", {"users": "U0LEFT"}, "user_disabled"),
        ("conversations.info", {"channel": "D0TMNORTH"}, "missing_scope"),
        ("users.info", {"user": "U0NOBODY"}, "user_not_found"),
        ("users.lookupByEmail", {"email": "nobody@council.example"}, "users_not_found"),
        ("users.lookupByEmail", {"email": "former-colleague@council.example"}, "users_not_found"),
        ("views.open", {"trigger_id": "1.2.3", "view": form("F", section("x"))}, "invalid_trigger_id"),
        ("views.publish", {"user_id": "U0TMNORTH", "view": form("F", section("x"))}, "invalid_arguments"),
        ("conversations.join", {"channel": "C0NORTH"}, "missing_scope"),
        ("files.info", {"file": "F1"}, "missing_scope"),
        ("chat.unheardOf", {}, "unknown_method"),
    ],
)
def test_refusals_carry_slack_s_own_codes(slack: WebClient, method: str, args: dict[str, str], code: str) -> None:
    with pytest.raises(SlackApiError) as wrong:
        slack.api_call(method, json=args)

    assert refusal(wrong) == code


def test_an_archived_channel_takes_no_message(slack: WebClient, workspace: Workspace) -> None:
    workspace.conversations.by_id["C0NORTH"].archived = True

    with pytest.raises(SlackApiError) as wrong:
        slack.chat_postMessage(channel="#north", text="x")
    assert refusal(wrong) == "is_archived"


def test_people_are_told_as_slack_tells_them(slack: WebClient) -> None:
    by_email = slack.users_lookupByEmail(email="Core-Auditor-3@council.example")["user"]
    guest = slack.users_info(user="U0GUEST")["user"]
    stranger = slack.users_info(user="U0STRANGER")["user"]

    assert by_email["id"] == "U0COREAUDITOR3"
    assert by_email["profile"]["email"] == "core-auditor-3@council.example"
    assert guest["is_restricted"]
    assert stranger["team_id"] == "T0PARTNER"
    assert "email" not in stranger["profile"]
    assert slack.users_info(user="U0LEFT")["user"]["deleted"]
    assert slack.users_info(user="U0AUDITBOT")["user"]["is_bot"]


def test_channels_are_listed_by_the_scopes_of_their_kind_and_by_page(slack: WebClient) -> None:
    first = slack.conversations_list(types="public_channel,private_channel", limit=2)
    rest = slack.conversations_list(
        types="public_channel,private_channel", cursor=first["response_metadata"]["next_cursor"]
    )
    names = {channel["name"] for channel in [*first["channels"], *rest["channels"]]}

    assert names == {"general", "moderators", "service-11-25", "north"}
    assert "U0MOD1" in slack.conversations_members(channel="C0MODERATORS")["members"]
    with pytest.raises(SlackApiError) as wrong:
        slack.conversations_list(types="im")
    assert wrong.value.response["needed"] == "im:read"


def test_a_file_goes_up_in_three_steps_and_shows_under_its_title(slack: WebClient, url: str) -> None:
    where = slack.conversations_open(users="U0TMNORTH")["channel"]["id"]
    file = slack.files_upload_v2(channel=where, content="a,b\n1,2\n", filename="actions.csv", title="opaque-key")[
        "file"
    ]
    told = slack.conversations_history(channel=where)["messages"][0]["files"][0]

    assert (told["id"], told["title"], told["name"]) == (file["id"], "opaque-key", "actions.csv")
    with urllib.request.urlopen(told["url_private"]) as answer:
        assert answer.read() == b"a,b\n1,2\n"


def test_a_sixth_message_at_once_must_wait(slack: WebClient, workspace: Workspace) -> None:
    for _ in range(workspace.pace.burst):
        slack.chat_postMessage(channel="U0TMNORTH", text="x")
    with pytest.raises(SlackApiError) as wrong:
        slack.chat_postMessage(channel="U0TMNORTH", text="x")

    assert wrong.value.response.status_code == 429
    assert wrong.value.response.headers["retry-after"] == "1"
    slack.chat_postMessage(channel="C0NORTH", text="another conversation has its own pace")


def test_the_asynchronous_client_is_understood_as_well(url: str) -> None:
    async def ask() -> list[str]:
        client = AsyncWebClient(token="xoxb-playground", base_url=f"{url}/api/")
        await client.chat_postMessage(channel="U0TMNORTH", text="& <", blocks=[section("x &amp; y")])
        told = await client.conversations_history(channel="D0TMNORTH")
        return [message["text"] for message in told["messages"]]

    assert asyncio.run(ask()) == ["& <"]
