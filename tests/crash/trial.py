"""One trial: so many messages, so many kills at random instants, so many workers; what was met, and what the judge says."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.crash import council, slack
from tests.crash.council import CONCERNS, Council, UnderWay
from tests.crash.crew import TIMEOUT, Crew, at_work
from tests.crash.launcher import MARGIN
from tests.crash.slack import FILE, LOOK_BACK, POST, RATES, Slack
from tests.crash.verdict import complaints

LIVES = 0.5  # seconds a worker lives at most after something was seen to be sent
AWAY_EVERY, AWAY_FOR = (
    7,
    0.4,
)  # with every so-manieth kill nobody listens at Slack's address, for so many seconds at most
MORNINGS = 10
"""On each of them the cases of concern are said again to everybody."""
STUCK_AFTER = 90.0  # seconds in which nothing moves
IN_MEMORY = Path("/dev/shm")


@dataclass(frozen=True)
class Plan:
    messages: int
    kills: int
    workers: int = 1
    seed: int = 1


@dataclass
class Outcome:
    """`wrong` is what the judge says. `refused`: notices seen to wait because nobody listened. `in_the_middle`: kills that came
    while something was under way; `said`, `unsaid`: what was under way then and had already been said, or not;
    `reminders`: of cases of concern, that were said."""

    wrong: list[str] = field(default_factory=list)
    met: Counter[str] = field(default_factory=Counter)
    look_backs: int = 0
    refused: int = 0
    in_the_middle: int = 0
    said: int = 0
    unsaid: int = 0
    reminders: int = 0
    seconds: float = 0


@contextmanager
def quick_folder() -> Iterator[Path]:
    """In memory where there is such a place: a killed process is no power cut, and what it wrote the system keeps."""
    with TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
        yield Path(folder)


def run(plan: Plan, url: str, folder: Path) -> Outcome:
    began, outcome = time.monotonic(), Outcome()
    with (
        council.opened(url) as its,
        slack.served(council.colleagues(), plan.seed) as at,
        at_work(plan.workers, url, at, folder) as crew,
    ):
        kills = _kill_again_and_again(plan, its, at, crew, outcome)
        _settle(its)
        heard, counted = at.heard(), at.counted
        outcome.reminders = its.reminders()
        outcome.wrong = complaints(its.became(), {who: [token for token, _ in said] for who, said in heard.items()})
    outcome.look_backs = counted.calls[LOOK_BACK]
    outcome.met = Counter({kind: counted.met[POST, kind] + counted.met[FILE, kind] for kind in RATES})
    _look_at_the_kills(kills, {token: instant for said in heard.values() for token, instant in said}, outcome)
    outcome.seconds = time.monotonic() - began
    return outcome


Kill = tuple[float, list[UnderWay]]
"""The instant, and what was under way."""


def _kill_again_and_again(plan: Plan, its: Council, at: Slack, crew: Crew, outcome: Outcome) -> list[Kill]:
    chance, kills = Random(plan.seed), []
    its.raises(CONCERNS)
    for number in range(plan.kills):
        its.put(_share(plan, number), chance)
        if number % (plan.kills // MORNINGS) == 0:
            its.goes_on(number * MORNINGS // plan.kills + 1)
        _something_is_sent(at)
        if number % AWAY_EVERY == 0:
            at.go_away(chance.uniform(AWAY_FOR / 2, AWAY_FOR))
            outcome.refused += its.refused_at_the_door()
        time.sleep(chance.uniform(0, LIVES))
        which = chance.randrange(plan.workers)
        crew.kill(which)
        kills.append((time.time(), its.under_way()))
        crew.start(which)
    return kills


def _share(plan: Plan, number: int) -> int:
    """Messages come all the time, so that every worker finds some."""
    return plan.messages * (number + 1) // plan.kills - plan.messages * number // plan.kills


def _something_is_sent(at: Slack) -> None:
    before = at.said
    until(lambda: at.said > before, 10)


def _settle(its: Council) -> None:
    """Until nothing waits any more, or nothing has moved for long."""
    left = its.waits()
    while left and until(lambda: its.waits() < left, STUCK_AFTER, every=0.2):  # noqa: B023
        left = its.waits()


def until(done: Callable[[], bool], seconds: float, every: float = 0.01) -> bool:
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            return False
        time.sleep(every)
    return True


def _look_at_the_kills(kills: list[Kill], said: dict[str, float], outcome: Outcome) -> None:
    """A lease of full length is one of a send that was under way; one that waits for a look back has another."""
    for instant, held in kills:
        sends = [one for one in held if abs(one.lasting - TIMEOUT - MARGIN) < 1e-3]
        already = [one for one in sends if said.get(one.token, instant) < instant]
        outcome.in_the_middle += bool(sends)
        outcome.said += len(already)
        outcome.unsaid += len(sends) - len(already)
