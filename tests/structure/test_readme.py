"""The README's two commands are the ones that CI runs, and its tables name every setting and every command."""

import re
import subprocess

from bot.settings import Settings
from tests.structure.sources import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
START = "python3 -m venv .venv && .venv/bin/pip -q install uv && .venv/bin/uv run "


def shell_lines() -> list[str]:
    return re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)


def test_the_readme_has_two_commands_that_need_only_python_and_pip():
    assert shell_lines() == [START + "auditbot playground", START + "pytest"]


def test_ci_runs_the_readmes_own_test_command():
    extraction = re.search(r'^test_command="\$\((.*)\)"$', CI, re.MULTILINE)
    assert extraction
    found = subprocess.run(["bash", "-c", extraction[1]], cwd=ROOT, capture_output=True, text=True, check=True)

    assert found.stdout.strip() == START + "pytest"
    assert CI.rstrip().endswith('exec bash -euo pipefail -c "$test_command"')


def test_ci_lets_nothing_be_skipped():
    assert "\nexport AUDITBOT_TESTS_NO_SKIP=1\n" in CI
    assert "\nset -euo pipefail\n" in CI


def table_under(heading: str) -> list[str]:
    """The first cells of the table under a heading, as written."""
    section = README.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return [line.split("|")[1].strip() for line in section.splitlines() if line.startswith("| `")]


def test_every_setting_is_in_the_readmes_table():
    settings = {str(field.validation_alias) for field in Settings.model_fields.values()}

    assert {cell.strip("`") for cell in table_under("Configuration")} == settings


def test_the_makefile_stays_at_few_targets_of_a_line_each():
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()

    assert len(lines) == 10
    assert [line.split(":")[0] for line in lines[2:]] == [
        "setup",
        "run",
        "test",
        "check",
        "fix",
        "bench",
        "crash",
        "model",
    ]
