"""Delivery by signed HTTP: the request as Slack makes it, and a real Bolt app behind an address that takes it."""

import asyncio
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from slack_bolt.async_app import AsyncAck
from slack_bolt.request.async_request import AsyncBoltRequest

from playground import Workspace, served
from tests.hands import Json, Person, Told
from tests.playground.world import MANIFEST, an_app, section, small_council


class Listener(ThreadingHTTPServer):
    """An address that keeps what it was sent and answers as it is told."""

    def __init__(self) -> None:
        self.heard: list[tuple[dict[str, str], bytes]] = []
        self.status = 200
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/slack/events"

    def answer(self, headers: dict[str, str], body: bytes) -> tuple[int, str, bytes]:
        self.heard.append((headers, body))
        return self.status, "text/plain", b""


class Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {key.lower(): value for key, value in self.headers.items()}
        status, kind, told = self.server.answer(headers, body)  # type: ignore[attr-defined]
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_: object) -> None:
        """Nothing on the test's screen."""


@pytest.fixture
def listener() -> Iterator[Listener]:
    with Listener() as server:
        thread = threading.Thread(target=lambda: server.serve_forever(0.01))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def over_http(tmp_path: Path, listener: Listener) -> Iterator[Workspace]:
    workspace = Workspace(small_council(tmp_path), MANIFEST, request_url=listener.url)
    with served(workspace):
        yield workspace


def test_a_command_arrives_as_a_signed_form(over_http: Workspace, listener: Listener) -> None:
    Person(over_http.url, "U0TMNORTH").says("/actions show A-17")
    headers, body = listener.heard[0]
    fields = {key: values[0] for key, values in parse_qs(body.decode()).items()}
    base = b"v0:" + headers["x-slack-request-timestamp"].encode() + b":" + body
    expected = "v0=" + hmac.new(b"playground-secret", base, hashlib.sha256).hexdigest()

    assert headers["x-slack-signature"] == expected
    assert headers["content-type"] == "application/x-www-form-urlencoded"
    assert (fields["command"], fields["text"], fields["channel_name"]) == ("/actions", "show A-17", "directmessage")
    assert fields["response_url"].startswith(over_http.url)


def test_an_event_arrives_as_json_and_again_with_its_number(over_http: Workspace, listener: Listener) -> None:
    over_http.deliveries.try_again_after = (0.0, 0.0, 0.0)
    listener.status = 500
    Person(over_http.url, "U0TMNORTH").goes_to("Home")
    for _ in range(200):
        if len(listener.heard) == 4:
            break
        threading.Event().wait(0.02)

    assert [headers.get("x-slack-retry-num") for headers, _ in listener.heard] == [None, "1", "2", "3"]
    assert listener.heard[1][0]["x-slack-retry-reason"] == "http_error"
    assert json.loads(listener.heard[0][1])["event"]["type"] == "app_home_opened"
    ids = {json.loads(body)["event_id"] for _, body in listener.heard}
    assert len(ids) == 1


def test_a_command_that_fails_is_not_repeated_but_told(over_http: Workspace, listener: Listener) -> None:
    listener.status = 503

    with pytest.raises(Told, match="dispatch_failed"):
        Person(over_http.url, "U0TMNORTH").says("/actions mine")
    assert len(listener.heard) == 1


def test_bolt_accepts_the_signature_and_its_answer_is_shown(over_http: Workspace, listener: Listener) -> None:
    app = an_app(over_http.url, signing_secret="playground-secret")

    @app.command("/actions")
    async def answer(ack: AsyncAck, command: Json) -> None:
        await ack(text="x", blocks=[section(f"You asked for {command['text']}")])

    def by_bolt(headers: dict[str, str], body: bytes) -> tuple[int, str, bytes]:
        request = AsyncBoltRequest(body=body.decode(), headers=dict(headers))
        told = asyncio.run(app.async_dispatch(request))
        return told.status, told.headers.get("content-type", ["text/plain"])[0], told.body.encode()

    listener.answer = by_bolt  # type: ignore[method-assign]
    manager = Person(over_http.url, "U0TMNORTH").says("/actions mine")
    assert manager.sees() == "You asked for mine"
