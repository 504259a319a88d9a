"""The workers: `auditbot run` in processes of their own, killed at any instant and started anew."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.conftest import HISTORY_KEY
from tests.crash.council import WORKSPACE
from tests.crash.slack import Slack
from tests.end_to_end.processes import ROOT, surroundings

TIMEOUT = 2
"""Seconds that a worker waits for Slack."""
LOG = "workers.log"


class Crew:
    def __init__(self, launcher: "subprocess.Popen[str]", workers: int) -> None:
        self._launcher = launcher
        self._numbers = [self._told("start") for _ in range(workers)]

    def kill(self, which: int) -> None:
        assert self._told(f"kill {self._numbers[which]}") != "0", "A worker had ended by itself: see its log."

    def start(self, which: int) -> None:
        self._numbers[which] = self._told("start")

    def end(self) -> None:
        for which in range(len(self._numbers)):
            self.kill(which)

    def _told(self, words: str) -> str:
        assert self._launcher.stdin
        assert self._launcher.stdout
        self._launcher.stdin.write(f"{words}\n")
        self._launcher.stdin.flush()
        answer = self._launcher.stdout.readline().strip()
        assert answer, "The launcher has ended: see its log."
        return answer


@contextmanager
def at_work(workers: int, url: str, slack: Slack, folder: Path) -> Iterator[Crew]:
    """Their log goes to a file in the folder."""
    given = {
        "SLACK_BOT_TOKEN": slack.workspace.bot_token, "SLACK_SIGNING_SECRET": slack.workspace.signing_secret,
        "SLACK_API_URL": f"{slack.workspace.url}/api/", "AUDITBOT_WORKSPACE": WORKSPACE,
        "AUDITBOT_DATABASE_URL": url, "AUDITBOT_HISTORY_KEY": HISTORY_KEY.decode(), "AUDITBOT_METRICS_PORT": "0",
        "AUDITBOT_SLACK_TIMEOUT": str(TIMEOUT), "AUDITBOT_PACE": "0", "AUDITBOT_WORKSPACE_PACE": "0",
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.crash.launcher"]
    with (
        (folder / LOG).open("w") as log,
        subprocess.Popen(
            command, cwd=ROOT, env=surroundings(given), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
            text=True,
        ) as launcher,
    ):  # fmt: skip
        try:
            crew = Crew(launcher, workers)
            yield crew
            crew.end()
        finally:
            launcher.terminate()


def log_of(folder: Path, event: str) -> list[dict[str, Any]]:
    """The lines of their log that tell of this."""
    lines = (folder / LOG).read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines if line.startswith("{") and line.endswith("}")]
    return [line for line in told if line["event"] == event]
