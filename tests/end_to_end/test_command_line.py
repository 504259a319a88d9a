"""Whatever is typed wrong at the shell is answered in one plain sentence that says what would be right, with exit code 2."""

from pathlib import Path

import pytest

from tests.end_to_end.processes import auditbot

SLACK = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "hush"}


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("outbox retry x", "Write “auditbot outbox retry 12”"),
        ("outbox retry", "Write “auditbot outbox retry 12”"),
        ("outbox nonsense", "Write “auditbot outbox”"),
        ("tick --at 2018-03-25T01:30", "“2018-03-25T01:30” is not a date and time. Write it as 2018-01-17T09:00"),
        ("tick --at nonsense", "“nonsense” is not a date and time. Write it as 2018-01-17T09:00"),
        ("tick --when now", "Write “auditbot tick”"),
        ("export", "Write “auditbot export PATH”"),
        ("import", "Write “auditbot import PATH”"),
        ("report", "Write “auditbot report 2017-11”"),
        ("report 2017-11 --pack 2017-07..2017-12", "Write “auditbot report 2017-11”"),
        ("report --pack 2017-12..2017-07", "Write the first and the last month, as in 2017-07..2017-12"),
        ("report 13/2017", "“13/2017” is not a month. Write it as 2017-11."),
        ("import nowhere", "There is no file or folder nowhere."),
        ("playground --port x", "Write “auditbot playground”"),
        ("verify-history --against x", "--against takes what"),
        ("run now", "Write “auditbot run” and nothing after it."),
        ("nonsense", "Write “auditbot” with one of its commands: run, "),
    ],
)
def test_what_is_typed_wrong_is_answered_in_one_sentence(tmp_path: Path, command: str, told: str) -> None:
    ended = auditbot(tmp_path, *command.split(), **SLACK)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith(f"auditbot: {told}")
    assert ended.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir()), "what was typed wrong leaves nothing behind"


def test_a_notice_that_is_not_there_is_told_in_one_sentence(tmp_path: Path) -> None:
    auditbot(tmp_path, "migrate", **SLACK)
    ended = auditbot(tmp_path, "outbox", "retry", "999999", **SLACK)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        "auditbot: There is no notice 999999: “auditbot outbox” lists those that wait or failed, with their numbers.\n"
    )


def test_nothing_typed_is_answered_with_help(tmp_path: Path) -> None:
    ended = auditbot(tmp_path)

    assert ended.returncode == 0
    assert "verify-history" in ended.stdout
