"""The benchmark works: a few hundred signed requests to each kind of server, all answered rightly, and a file of figures."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.signed import requests
from tests.structure.sources import ROOT


@pytest.mark.timeout(180)
def test_a_quick_run_measures_auditbot_beside_both_bare_apps(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks", "--quick", "--to", str(tmp_path / "figures.json")]

    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=170)

    assert ended.returncode == 0, ended.stderr[-2000:]
    rows = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))["results"]
    assert [row["server"] for row in rows] == ["Bolt, quick start", "Bolt, floor", "auditbot, SQLite"]
    assert all(row["wrong"] == 0 and row["answers_a_second"] > 0 and row["p99_ms"] > 0 for row in rows)
    assert "auditbot, SQLite" in ended.stdout


@pytest.mark.timeout(180)
def test_a_few_deliveries_are_measured_and_looked_through() -> None:
    command = [sys.executable, "-m", "benchmarks.deliveries", "--messages", "20", "--only", "sqlite"]

    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=170)

    assert ended.returncode == 0, ended.stderr[-2000:]
    assert "SQLite" in ended.stdout
    assert "PostgreSQL" not in ended.stdout


@pytest.mark.timeout(180)
def test_a_few_cases_of_concern_are_measured_while_others_wait() -> None:
    command = [sys.executable, "-m", "benchmarks.concerns", "--raises", "3", "--waiting", "60", "--only", "sqlite"]

    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=170)

    assert ended.returncode == 0, ended.stderr[-2000:]
    assert "3 cases of concern, 60 messages waiting" in ended.stdout
    assert "inf" not in ended.stdout


@pytest.mark.timeout(180)
def test_a_few_months_of_audits_are_summarised() -> None:
    command = [sys.executable, "-m", "benchmarks.months", "--size", "1300", "--only", "sqlite"]

    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=170)

    assert ended.returncode == 0, ended.stderr[-2000:]
    assert "1,300 audits in 13 months" in ended.stdout
    assert "the published table, of all audits" in ended.stdout


def test_no_two_requests_are_the_same_so_that_none_is_answered_from_memory() -> None:
    sent = requests(port=1, askers=3)

    assert len({next(sent) for _ in range(50)}) == 50
