"""Slack away for an hour, in every way it can be away: afterwards everything arrives, once and in order."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from bot.delivery import readable_workbook
from bot.slack.deliver import SlackMessenger, client
from scheduler.compose import Composer
from scheduler.deliver import Deliverer
from tests.crash import council, slack
from tests.crash.council import NOW, PEOPLE, Council
from tests.crash.slack import POST, Slack
from tests.crash.verdict import complaints

HOUR, LONGEST_WAIT = 3600.0, 400.0
SOME = PEOPLE[:8]
TIMEOUT = 5


class Scene:
    """The machine's clock is turned, for both sides: nobody waits for the hour."""

    def __init__(self, its: Council, at: Slack) -> None:
        self.its, self.at, self.time = its, at, datetime.now(UTC)
        at.workspace.said._now = lambda: self.time.timestamp()
        web = client(at.workspace.bot_token, f"{at.workspace.url}/api/", TIMEOUT)
        self._worker = Deliverer(
            its.store, SlackMessenger(web), Composer(readable_workbook), lambda: self.time, now=lambda: NOW,
            pace=0, workspace_pace=0, client_timeout=TIMEOUT, sleep=self._pass,
        )  # fmt: skip

    def works(self, seconds: float) -> None:
        """So long a time passes."""
        end = self.time + timedelta(seconds=seconds)
        self._worker.run_until_idle(limit=seconds)
        self.time = max(self.time, end)

    def wrong(self) -> list[str]:
        heard = {who: [token for token, _ in said] for who, said in self.at.heard().items()}
        return complaints(self.its.became(), heard)

    def _pass(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@pytest.fixture
def scene(database_url: str) -> Iterator[Scene]:
    with council.opened(database_url) as its, slack.served(council.colleagues(), 0) as at:
        at.counted.clear()
        yield Scene(its, at)


@pytest.mark.parametrize("way", ["refused", "503", "lost", "500-after", "429"])
def test_slack_away_for_an_hour_delays_everything_and_loses_and_repeats_nothing(scene: Scene, way: str) -> None:
    chance = Random(1)
    scene.its.put(20, chance, SOME)
    scene.works(0)
    assert scene.its.waits() == 0
    goes, comes = _ways(scene, way)

    goes()
    for _ in range(6):
        scene.its.put(10, chance, SOME)
        scene.works(HOUR / 6)
    waits, tries = scene.its.waits(), scene.at.counted.calls[POST]
    comes()
    scene.works(LONGEST_WAIT)

    assert waits > 20
    assert tries < 300  # it does not beat on a closed door
    assert scene.wrong() == []


def _ways(scene: Scene, way: str) -> tuple:
    if way == "refused":
        return (lambda: scene.at.does(scene.at.close())), (lambda: scene.at.does(scene.at.open()))
    return (lambda: scene.at.counted.often({way: 1.0}, retry_after=240)), scene.at.counted.clear
