"""The rooms point one way, and our general top-level names are ours."""

import importlib
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.structure.sources import ROOT

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES = SETTINGS["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]


def test_the_arrows_between_the_rooms_hold():
    linter = Path(sys.executable).with_name("lint-imports")
    answer = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert answer.returncode == 0, answer.stdout


def test_every_room_is_checked_by_the_linter_and_by_mypy():
    tools = SETTINGS["tool"]

    assert sorted(tools["importlinter"]["root_packages"]) == sorted(PACKAGES)
    assert sorted(tools["mypy"]["packages"]) == sorted(PACKAGES)
    assert {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "benchmarks"} == set(PACKAGES)


@pytest.mark.parametrize("name", [*PACKAGES, "tests"])
def test_a_top_level_name_imports_from_this_checkout(name):
    assert Path(importlib.import_module(name).__file__ or "").is_relative_to(ROOT / name)
