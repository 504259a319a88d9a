"""The whole bot as it runs: with Slack away, over real HTTP, with settings that are wrong."""

import asyncio
import json
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from pydantic import SecretStr

from bot.clock import Clock
from bot.settings import Settings, WrongSetting
from bot.wiring import Bot
from tests.edge.payloads import body_of, command, press, signed

AWAY = "http://127.0.0.1:1/api/"
ROOT = Path(__file__).parents[2]


def settings(folder: Path, **more: Any) -> Settings:
    given: dict[str, Any] = {
        "database_url": SecretStr(f"sqlite:///{folder / 'a.db'}"), "slack_bot_token": SecretStr("xoxb-1"),
        "slack_app_token": SecretStr(""), "slack_signing_secret": SecretStr("hush"), "slack_api_url": AWAY,
        "host": "127.0.0.1", "port": 0, "metrics_port": free_port(), "workspace": "", "history_key": SecretStr(""),
    }  # fmt: skip
    return Settings.model_construct(**given | more)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


@asynccontextmanager
async def running(given: Settings) -> AsyncIterator[tuple[str, aiohttp.ClientSession]]:
    bot = Bot(given, Clock())
    async with aiohttp.ClientSession() as http:
        try:
            yield await bot.start(), http
        finally:
            await bot.stop()


def played(story: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(asyncio.wait_for(story(), 60))


async def fetched(
    http: aiohttp.ClientSession, method: str, url: str, body: bytes = b"", secret: str = "hush"
) -> tuple[int, str]:
    """Status and text of an answer, read to its end."""
    async with http.request(method, url, data=body, headers=headers_for(body, secret)) as answer:
        return answer.status, await answer.text()


def headers_for(body: bytes, secret: str = "hush") -> dict[str, str]:
    given = {name.decode(): value.decode() for name, value in signed(secret, body, int(Clock().wall().timestamp()))}
    return given | {"Content-Type": "application/x-www-form-urlencoded"}


def test_slack_being_down_keeps_nothing_from_starting_and_is_seen_by_readyz(tmp_path: Path) -> None:
    async def story() -> None:
        async with running(settings(tmp_path)) as (url, http):
            live, ready = [await fetched(http, "GET", f"{url}/{page}") for page in ("healthz", "readyz")]

            assert (live[0], ready[0]) == (200, 503)
            assert json.loads(ready[1]) == {"database": True, "schema": True, "slack": False}

    played(story)


def test_by_socket_mode_the_pages_on_its_health_are_served_too_and_slack_has_no_address(tmp_path: Path) -> None:
    async def story() -> None:
        async with running(settings(tmp_path, slack_app_token=SecretStr("xapp-1"))) as (url, http):
            live, events = (
                await fetched(http, "GET", f"{url}/healthz"),
                await fetched(http, "POST", f"{url}/slack/events"),
            )

            assert (live[0], events[0]) == (200, 404)

    played(story)


def test_while_slack_is_down_a_press_gets_a_plain_sentence(tmp_path: Path) -> None:
    async def story() -> None:
        async with running(settings(tmp_path)) as (url, http):
            body, _ = body_of(command())
            status, text = await fetched(http, "POST", f"{url}/slack/events", body)

            assert status == 200
            assert "Nothing was changed" in json.loads(text)["text"]

    played(story)


@pytest.mark.parametrize(
    ("method", "path", "body", "secret", "status"),
    [
        ("POST", "/slack/events", body_of(press())[0], "another", 401),
        ("POST", "/slack/events", b"payload=%7B", "hush", 400),
        ("POST", "/slack/events", b"[" * 5000, "hush", 400),
        ("POST", "/slack/events", b"", "hush", 400),
        ("POST", "/slack/events", b"x" * 600_000, "hush", 413),
        ("GET", "/slack/events", b"", "hush", 405),
        ("POST", "/slack/other", b"", "hush", 404),
        ("POST", "/healthz", b"", "hush", 405),
        ("GET", "/metrics", b"", "hush", 404),
    ],
)
def test_what_is_not_slacks_gets_an_answer_that_fits_and_never_a_500(
    tmp_path: Path, method: str, path: str, body: bytes, secret: str, status: int
) -> None:
    async def story() -> None:
        async with running(settings(tmp_path)) as (url, http):
            found, _ = await fetched(http, method, url + path, body, secret)

            assert found == status

    played(story)


def test_figures_are_served_on_a_port_of_their_own_without_content(tmp_path: Path) -> None:
    async def story() -> None:
        given = settings(tmp_path)
        async with running(given) as (url, http):
            body, _ = body_of(command("find 412087"))
            await fetched(http, "POST", f"{url}/slack/events", body)
            await fetched(http, "POST", f"{url}/slack/events", body, "another")
            _, shown = await fetched(http, "GET", f"http://127.0.0.1:{given.metrics_port}/metrics")

            assert 'auditbot_answers_total{kind="command",outcome="ok"} 1.0' in shown
            assert 'auditbot_refused_requests_total{status="401"} 1.0' in shown
            assert "auditbot_outbox_waiting 0.0" in shown
            assert "412087" not in shown

    played(story)


@pytest.mark.parametrize("setting", ["port", "metrics_port"])
def test_a_port_that_is_taken_ends_the_start_with_the_settings_name(tmp_path: Path, setting: str) -> None:
    async def story() -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            bot = Bot(settings(tmp_path, **{setting: taken.getsockname()[1]}), Clock())
            with pytest.raises(WrongSetting, match=f"AUDITBOT_{setting.upper()}"):
                await bot.start()
            await bot.stop()

    played(story)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "SLACK_BOT_TOKEN is missing"),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing"),
        ({"AUDITBOT_PORT": "x"}, "AUDITBOT_PORT is wrong"),
        ({"AUDITBOT_DATABASE_URL": "mysql://u:secret@h/d"}, "AUDITBOT_DATABASE_URL is wrong"),
        (
            {
                "SLACK_BOT_TOKEN": "xoxb-1",
                "SLACK_SIGNING_SECRET": "s",
                "AUDITBOT_DATABASE_URL": "postgresql+psycopg://h/d",
            },
            "AUDITBOT_HISTORY_KEY is missing",
        ),
    ],
)
def test_a_setting_that_is_missing_or_wrong_ends_the_run_in_one_line(
    tmp_path: Path, given: dict[str, str], told: str
) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "AUDITBOT_"))}
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "run"], cwd=tmp_path, env=clean | given | {"PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    assert told in ended.stderr
    assert "secret" not in ended.stderr


def test_a_run_that_is_told_to_end_ends_cleanly_and_logs_no_content(tmp_path: Path) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "AUDITBOT_"))}
    port = free_port()
    given = {
        "SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "hush", "SLACK_API_URL": AWAY, "AUDITBOT_PORT": str(port),
        "AUDITBOT_METRICS_PORT": str(free_port()), "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "run"], cwd=tmp_path, env=clean | given, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stderr is not None
        first = json.loads(run.stderr.readline())
        asyncio.run(_say(port, command("note A-17 about a child")))
        run.terminate()
        rest = run.stderr.read()

    assert (first["event"], run.returncode) == ("listening", 0)
    assert "child" not in rest
    assert "A-17" not in rest


async def _say(port: int, payload: dict[str, Any]) -> None:
    body, _ = body_of(payload)
    async with aiohttp.ClientSession() as http:
        status, _ = await fetched(http, "POST", f"http://127.0.0.1:{port}/slack/events", body)
        assert status == 200
