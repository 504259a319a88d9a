"""Measuring: every server in turn, several times over, so that a busy moment of the machine falls on all alike."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil
from statistics import median
from typing import Any

from benchmarks.programs import ROOT
from benchmarks.subjects import Kind, Subject, order_for

MOST_A_SECOND = 6000  # no more requests are signed beforehand


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how often; `seconds` of each closed and each open turn."""

    rounds: int = 3
    seconds: float = 5.0
    first: int = 300
    most: int = 0
    """Requests a turn, where time alone is not to end it."""


@dataclass(slots=True)
class Result:
    """`rates` answers a second of each turn; latencies in milliseconds at half the median rate; `wrong` must be 0.

    `cpu_us`: microseconds of processor time that the server's process (not the database's) used for an answer.
    """

    kind: Kind
    starts: float
    rates: list[float] = field(default_factory=list)
    cpu_us: list[float] = field(default_factory=list)
    half_load: list[float] = field(default_factory=list)
    wrong: int = 0
    resident_mib: float | None = None

    @property
    def rate(self) -> float:
        return median(self.rates)

    def within(self, share: float) -> float:
        """The latency, in milliseconds, within which this share was answered at half load."""
        return share_within(self.half_load, share) * 1000


def share_within(latencies: list[float], share: float) -> float:
    """The latency within which this share of them lies."""
    ordered = sorted(latencies)
    return ordered[max(0, ceil(len(ordered) * share) - 1)]


def measure(subjects: list[Subject], plan: Plan, say: Callable[[str], None]) -> list[Result]:
    results = [Result(subject.kind, subject.starts) for subject in subjects]
    for number in range(1, plan.rounds + 1):
        say(f"As fast as it goes, round {number} of {plan.rounds}")
        for subject, result in zip(subjects, results, strict=True):
            _closed(subject, plan, result)
    for number in range(1, plan.rounds + 1):
        say(f"At half of that, round {number} of {plan.rounds}")
        for subject, result in zip(subjects, results, strict=True):
            _open(subject, plan, result)
    return results


def _closed(subject: Subject, plan: Plan, result: Result) -> None:
    seen, cpu = _load(subject, plan)
    result.wrong += seen["wrong"]
    result.rates.append(seen["answered"] / seen["seconds"])
    if cpu is not None:
        result.cpu_us.append(cpu / max(1, seen["answered"] + plan.first) * 1e6)


def _open(subject: Subject, plan: Plan, result: Result) -> None:
    seen, _ = _load(subject, plan, rate=max(1.0, result.rate / 2))
    result.wrong += seen["wrong"]
    result.half_load += seen["latencies"]
    result.resident_mib = subject.program.resident_mib()


def _load(subject: Subject, plan: Plan, **more: Any) -> tuple[dict[str, Any], float | None]:
    """One turn, with the processor time it took; the servers that are not measured stand still."""
    most = plan.most or int(plan.seconds * MOST_A_SECOND)
    order = order_for(subject, seconds=plan.seconds, most=most, first=plan.first, **more)
    before = subject.program.cpu_seconds()
    subject.program.go_on()
    try:
        seen = _process(order)
    finally:
        subject.program.hold()
    after = subject.program.cpu_seconds()
    return seen, None if before is None or after is None else after - before


def _process(order: dict[str, Any]) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.load"]
    ended = subprocess.run(command, input=json.dumps(order), capture_output=True, text=True, check=True, cwd=ROOT)
    seen: dict[str, Any] = json.loads(ended.stdout)
    return seen
