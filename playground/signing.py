"""Signatures as Slack puts them on what it sends: HMAC-SHA256 over version, time and the raw body."""

import hashlib
import hmac
import time


def signed(secret: str, body: bytes, at: int | None = None) -> dict[str, str]:
    """The two headers that prove a request; `at` is the machine's own time unless a test says otherwise."""
    stamp = str(int(time.time()) if at is None else at)
    digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}
