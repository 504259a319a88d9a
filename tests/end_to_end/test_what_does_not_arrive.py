"""What Slack refuses and what does not stay there, with the real bot, a real operator's shell and a real mail server."""

from collections.abc import Iterator
from email import message_from_string
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot import playground
from playground import Workspace
from tests.edge.mail_office import MailOffice, open_office
from tests.end_to_end.conftest import PATIENCE, Act, running
from tests.end_to_end.processes import auditbot, soon
from tests.hands import Person


def at_the_shell(folder: Path, *command: str) -> str:
    ended = auditbot(folder, *command, AUDITBOT_DATABASE_URL=f"sqlite:///{folder / 'playground.db'}")
    return ended.stdout + ended.stderr


def failed_lines(folder: Path) -> list[str]:
    """What `auditbot outbox` lists under what failed."""
    return [line for line in at_the_shell(folder, "outbox").splitlines() if " · failed, " in line]


def test_an_operator_has_tried_again_what_slack_refused(act: Act, council: Workspace, tmp_path: Path) -> None:
    manager = council.people["U0TMNORTH"]
    manager.deactivated = True
    act("U0HOS1125").says("/actions note A-17 Please bring the plan along").waits_for("A-17")

    assert soon(lambda: len(failed_lines(tmp_path)), 1) == 1
    line = failed_lines(tmp_path)[0]
    assert "noted · Team manager, North · failed, since 10 Jan 2018 " in line
    assert "Their account is deactivated" in line
    assert not [word for word in ("412087", "plan", "A-17") if word in line]

    manager.deactivated = False
    number = line.split()[0]
    assert at_the_shell(tmp_path, "outbox", "retry", number).startswith(f"Notice {number} is tried at once")
    act("U0TMNORTH").waits_for("added a note")

    assert soon(lambda: failed_lines(tmp_path), []) == []
    assert "was sent already" in at_the_shell(tmp_path, "outbox", "retry", number)
    assert act("U0TMNORTH").sees().count("added a note") == 1
    assert "There is no notice 4711" in at_the_shell(tmp_path, "outbox", "retry", "4711")


def test_an_exported_file_is_gone_from_slack_a_day_later(act: Act, council: Workspace) -> None:
    head = act("U0HOS1125").says("/actions export").waits_for("[file: ")

    (file,) = council.files.by_id.values()

    head.travels("next-working-day")  # 09:00 on Thursday: not yet a day later
    assert file.content
    head.travels("next-working-day")

    assert soon(lambda: file.deleted, True)
    assert file.content is None
    assert [call.ok for call in council.calls.of("files.delete")] == [True]


@pytest.fixture
def mail(monkeypatch: pytest.MonkeyPatch) -> Iterator[MailOffice]:
    """A mail server that the bot beside the playground is told of."""
    plain: Any = playground._settings
    with open_office() as office:
        given = {"smtp_url": SecretStr(f"smtp://127.0.0.1:{office.port}"), "mail_from": "auditbot@council.example"}
        monkeypatch.setattr(playground, "_settings", lambda *a, **k: plain(*a, **k).model_copy(update=given))
        yield office


def test_what_slack_refuses_comes_by_e_mail_in_one_line(mail: MailOffice, tmp_path: Path) -> None:
    with running(tmp_path, by_http=True) as council:
        council.people["U0TMNORTH"].deactivated = True
        head = Person(council.url, "U0HOS1125", PATIENCE)
        head.says("/actions note A-17 Please bring the plan along").waits_for("A-17")
        assert soon(lambda: len(mail.letters), 1) == 1

    letter = message_from_string(mail.letters[0])
    assert (letter["To"], letter["Subject"]) == (
        "team-manager-north@council.example",
        "A note was added to an audit action",
    )
    assert not [word for word in ("412087", "plan", "A-17", "http") if word in mail.letters[0]]
