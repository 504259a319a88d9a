"""Requests as Slack sends them, signed beforehand: each has a trigger of its own, as an answer is never given twice."""

import hashlib
import hmac
import itertools
import json
import secrets
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

SECRET = "a secret that only the benchmark signs with"
WORKSPACE = "T0BENCH"
PATH = "/slack/events"
_HEAD = (
    "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUser-Agent: Slackbot 1.0\r\nAccept: */*\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n"
    "X-Slack-Request-Timestamp: {stamp}\r\nX-Slack-Signature: v0={signature}\r\n\r\n"
)


def account_of(number: int) -> str:
    return f"U0BENCH{number:04}"


def requests(port: int, askers: int) -> Iterator[bytes]:
    """`/actions mine` without end, from so many people in turn."""
    run = secrets.token_hex(6)
    for number in itertools.count():
        yield _signed(port, _body(account_of(number % askers + 1), f"{run}.{number}"))


def _body(account: str, trigger: str) -> bytes:
    fields = {
        "token": "unused", "team_id": WORKSPACE, "team_domain": "council", "channel_id": "D0BENCH",
        "channel_name": "directmessage", "user_id": account, "user_name": "somebody", "command": "/actions",
        "text": "mine", "api_app_id": "A0BENCH", "is_enterprise_install": "false",
        "response_url": f"http://127.0.0.1:9/commands/{trigger}", "trigger_id": trigger,
    }  # fmt: skip
    return urlencode(fields).encode()


def sign(secret: str, body: bytes) -> tuple[int, str]:
    """The second at which it is signed, and the signature."""
    stamp = int(time.time())
    return stamp, hmac.new(secret.encode(), b"v0:%d:%b" % (stamp, body), hashlib.sha256).hexdigest()


def signed_form(secret: str, payload: dict[str, Any]) -> tuple[bytes, dict[str, str]]:
    """Body and headers of a form that is sent."""
    body = urlencode({"payload": json.dumps(payload)}).encode()
    stamp, signature = sign(secret, body)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "X-Slack-Request-Timestamp": str(stamp)}
    return body, headers | {"X-Slack-Signature": f"v0={signature}"}


def _signed(port: int, body: bytes) -> bytes:
    stamp, signature = sign(SECRET, body)
    head = _HEAD.format(path=PATH, port=port, length=len(body), stamp=stamp, signature=signature)
    return head.encode() + body
