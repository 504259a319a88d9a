"""What can be typed is the same in the table that answers it, in help, in Slack's manifest and in the README."""

import re
from typing import Any

import pytest
import yaml

from cards.elements import Strong, Text
from handlers.commands import BY_COMMAND, BY_SHORTCUT
from handlers.show_help import card
from handlers.table import SLASHES, Slash
from tests.structure.sources import ROOT

USAGES = {slash.typed: list(slash.usages) for slash in SLASHES}


@pytest.fixture(scope="module")
def features() -> dict[str, Any]:
    manifest: dict[str, Any] = yaml.safe_load((ROOT / "manifest.yml").read_text(encoding="utf-8"))
    return manifest["features"]


def test_every_command_has_a_handler_and_every_handler_a_command():
    assert [slash.prefix + word for slash in SLASHES for word in slash.words] == list(BY_COMMAND)


def test_the_manifest_hints_at_every_command(features):
    hints = {command["command"]: command["usage_hint"].split(" · ") for command in features["slash_commands"]}

    assert hints == USAGES


def test_the_manifest_declares_the_shortcuts_that_are_answered(features):
    assert {shortcut["callback_id"] for shortcut in features["shortcuts"]} == set(BY_SHORTCUT)


@pytest.mark.parametrize("slash", SLASHES, ids=lambda slash: slash.typed)
def test_help_names_every_command(slash: Slash):
    lines = [block.line for block in card(slash).blocks if isinstance(block, Text) and isinstance(block.line, tuple)]
    strong = [span.text for line in lines for span in line if isinstance(span, Strong)]

    assert strong == [f"{slash.typed} {usage}" for usage in slash.usages]


def test_the_readme_names_every_command():
    section = (ROOT / "README.md").read_text(encoding="utf-8").split("## Commands in chat\n", 1)[1].split("\n## ", 1)[0]
    first_cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]

    named = [re.findall(r"`(/\w+) ([^`]+)`", cell) for cell in first_cells]

    assert named == [[(typed, usage)] for typed, usages in USAGES.items() for usage in usages]
