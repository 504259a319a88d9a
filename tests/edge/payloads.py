"""Slack's payloads as it sends them, for a team manager at home unless told otherwise."""

import hashlib
import hmac
import json
from typing import Any
from urllib.parse import urlencode

Json = dict[str, Any]
URL = "http://127.0.0.1:1/response/1"


def command(text: str = "mine", **more: str) -> Json:
    fields = {
        "command": "/actions", "text": text, "user_id": "U0TMNORTH", "team_id": "T0COUNCIL", "channel_id": "D0TMNORTH",
        "trigger_id": "1.1.abc", "response_url": URL,
    }  # fmt: skip
    return fields | more


def interaction(kind: str, **more: Any) -> Json:
    who = {"id": "U0TMNORTH", "team_id": "T0COUNCIL", "username": "team-manager-north"}
    return {"type": kind, "user": who, "team": {"id": "T0COUNCIL"}, "trigger_id": "2.2.abc", "token": "t"} | more


def press(does: str = "complete", value: str = "A-17|3", *, place: str = "mine:1:17:", **more: Any) -> Json:
    pressed = {"type": "button", "action_id": does, "block_id": f"{place}#1", "value": value, "action_ts": "3.3"}
    container = {"type": "message", "is_ephemeral": True, "message_ts": "9.9", "channel_id": "D0TMNORTH"}
    return interaction("block_actions", actions=[pressed], container=container, response_url=URL) | more


def chosen_from_menu(value: str = "more_time|A-17|3") -> Json:
    option = {"text": {"type": "plain_text", "text": "More time"}, "value": value}
    pressed = {"type": "overflow", "action_id": "menu", "block_id": "mine:1:17:#2", "selected_option": option}
    return press() | {"actions": [pressed]}


def form(values: Json, metadata: str = "", does: str = "complete", **more: Any) -> Json:
    blocks = [{"type": "section", "block_id": "s"}, *({"type": "input", "block_id": name} for name in values)]
    view = {
        "id": "V1", "type": "modal", "callback_id": does, "private_metadata": metadata, "hash": "h", "blocks": blocks,
        "previous_view_id": None, "state": {"values": {name: {"answer": given} for name, given in values.items()}},
    } | more  # fmt: skip
    return interaction("view_submission", view=view, response_urls=[])


def opened_home(tab: str = "home") -> Json:
    event = {"type": "app_home_opened", "user": "U0TMNORTH", "tab": tab, "channel": "D0TMNORTH"}
    return {"type": "event_callback", "team_id": "T0COUNCIL", "event_id": "Ev1", "event": event}


def typed(text: str) -> Json:
    return {"type": "plain_text_input", "value": text}


def body_of(payload: Json) -> tuple[bytes, str]:
    """As it comes by HTTP, with its content type."""
    if payload.get("type") in ("event_callback", "url_verification"):
        return json.dumps(payload).encode(), "application/json"
    fields = payload if "command" in payload else {"payload": json.dumps(payload)}
    return urlencode(fields).encode(), "application/x-www-form-urlencoded"


def signed(secret: str, body: bytes, at: int) -> list[tuple[bytes, bytes]]:
    digest = hmac.new(secret.encode(), b"v0:%d:" % at + body, hashlib.sha256).hexdigest()
    return [(b"x-slack-request-timestamp", b"%d" % at), (b"x-slack-signature", b"v0=" + digest.encode())]
