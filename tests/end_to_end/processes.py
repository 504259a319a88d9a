"""`auditbot` as an operator starts it: a process of its own, with nothing set but what a test sets."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
NOBODY = "http://127.0.0.1:1/api/"
BY_HTTP = {"SLACK_BOT_TOKEN": "xoxb-playground", "SLACK_SIGNING_SECRET": "playground-secret"}
BY_SOCKET = {"SLACK_BOT_TOKEN": "xoxb-playground", "SLACK_APP_TOKEN": "xapp-playground"}
STARTS_WITHIN, ENDS_WITHIN = 40.0, 20.0


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


def surroundings(given: dict[str, str]) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "AUDITBOT_"))}
    ports = {"AUDITBOT_PORT": "0", "AUDITBOT_METRICS_PORT": str(free_port())}
    return clean | ports | {"SLACK_API_URL": NOBODY, "PYTHONPATH": str(ROOT)} | given


def auditbot(folder: Path, *command: str, **given: str) -> "subprocess.CompletedProcess[str]":
    """Run it to its end."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *command], cwd=folder, env=surroundings(given), capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip


class Running:
    def __init__(self, process: "subprocess.Popen[str]", surroundings: dict[str, str], url: str) -> None:
        self.process, self.url = process, url
        self.metrics_port = int(surroundings["AUDITBOT_METRICS_PORT"])

    def ready(self) -> tuple[int, dict[str, bool]]:
        status, body = get(f"{self.url}/readyz")
        return status, json.loads(body)

    def ends(self, signal: int) -> tuple[int, float]:
        """Its exit code once it was sent the signal, and the seconds that took."""
        began = time.monotonic()
        self.process.send_signal(signal)
        code = self.process.wait(ENDS_WITHIN)
        return code, time.monotonic() - began


@contextmanager
def running(folder: Path, **given: str) -> Iterator[Running]:
    """`auditbot run`, from when it says that it listens."""
    env = surroundings(given)
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "run"], cwd=folder, env=env, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Running(process, env, _address(process))
        finally:
            process.kill()


def _address(process: "subprocess.Popen[str]") -> str:
    assert process.stderr is not None
    for line in process.stderr:
        assert line.startswith("{"), line
        if (said := json.loads(line))["event"] == "listening":  # what was due at the start may be told of first
            address: str = said["address"]
            return address
    raise AssertionError("It ended without a word.")


def get(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()


def soon(found: Callable[[], Any], wanted: Any) -> Any:
    """What is found once it is what is wanted, or when patience ends."""
    end = time.monotonic() + STARTS_WITHIN
    while (seen := found()) != wanted and time.monotonic() < end:
        time.sleep(0.1)
    return seen
