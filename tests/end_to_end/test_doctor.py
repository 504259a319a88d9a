"""`auditbot doctor` against the playground: a line for each thing, and of what is wrong what to do about it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, update

from bot.clock import Clock
from bot.doctor import examine
from bot.playground import COUNCIL, MANIFEST
from bot.settings import Settings
from playground import Workspace, served
from playground.shapes import BOT_USER
from storage.engine import open_engines
from storage.ledger import Store
from storage.tables import people, programme_channels, teams
from tests.edge.mail_office import open_office
from tests.end_to_end.processes import auditbot, free_port
from tracker import import_path

GOOD = ["manifest", "settings", "database", "Slack token, workspace T0COUNCIL", "scopes", "clock", "Socket Mode"]
KEY = "a key for tests alone"


class Late(Clock):
    """The machine's clock is ten minutes slow."""

    def wall(self) -> datetime:
        return datetime.now(UTC) - timedelta(minutes=10)


@dataclass
class Practice:
    """A council that is set up, and what the doctor says of it."""

    workspace: Workspace
    store: Store
    lines: list[str] = field(default_factory=list)
    good: bool = True

    def examines(self, clock: Clock | None = None) -> "Practice":
        self.good = examine(clock or Clock(), self.lines.append)
        return self

    @property
    def complaints(self) -> list[str]:
        return [line for line in self.lines if line.startswith("!!")]

    def has(self, statement: object) -> None:
        with self.store.writing(datetime.now(UTC)) as ledger:
            ledger.connection.execute(statement)  # type: ignore[call-overload]


@pytest.fixture
def practice(
    tmp_path: Path, sqlite_url: str, sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Practice]:
    for setting in Settings.model_fields.values():
        monkeypatch.delenv(str(setting.validation_alias), raising=False)
    monkeypatch.chdir(tmp_path)
    workspace = Workspace(COUNCIL, MANIFEST)
    assert import_path(sqlite_store, COUNCIL, datetime(2018, 1, 10, tzinfo=UTC)).is_good
    with served(workspace) as url:
        given = {"SLACK_BOT_TOKEN": workspace.bot_token, "SLACK_APP_TOKEN": workspace.app_token}
        given |= {"SLACK_API_URL": f"{url}/api/", "AUDITBOT_DATABASE_URL": sqlite_url, "AUDITBOT_HISTORY_KEY": KEY}
        for name, value in given.items():
            monkeypatch.setenv(name, value)
        yield Practice(workspace, sqlite_store)


def test_where_all_is_well_each_thing_gets_a_line_and_nothing_is_to_be_done(practice: Practice) -> None:
    practice.examines()

    assert (practice.good, practice.complaints) == (True, [])
    assert practice.lines[: len(GOOD)] == [f"ok  {what}" for what in GOOD]
    assert "ok  channel #north" in practice.lines
    assert sum(line.startswith("ok  person ") for line in practice.lines) == 29


def test_scopes_that_the_manifest_asks_for_and_the_token_lacks_are_named(practice: Practice) -> None:
    for scope in ("im:history", "users:read.email", "groups:read"):
        practice.workspace.manifest.scopes.remove(scope)
    practice.examines()

    assert practice.complaints[0] == (
        "!!  scopes: missing groups:read, im:history, users:read.email; add them to the Slack app and install it again"
    )
    assert practice.complaints[1] == "!!  channels: missing_scope; mend the scopes first"
    assert all("missing_scope; mend the scopes first" in line for line in practice.complaints[1:])


def test_a_wrong_token_is_said_once_and_not_again_for_each_channel(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-wrong")
    practice.examines()

    told = "!!  Slack: invalid_auth; check SLACK_BOT_TOKEN, SLACK_API_URL and the network"
    assert (practice.lines[3:], practice.complaints) == ([told], [told])


@pytest.mark.parametrize("url", ["http://127.0.0.1:{port}/api/", "{own}elsewhere/"])
def test_an_address_where_no_slack_answers_is_said_so(
    practice: Practice, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("SLACK_API_URL", url.format(port=free_port(), own=f"{practice.workspace.url}/"))
    practice.examines()

    assert practice.complaints == ["!!  Slack: no answer; check SLACK_BOT_TOKEN, SLACK_API_URL and the network"]


def test_a_wrong_app_token_is_told_from_a_wrong_bot_token(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-wrong")
    practice.examines()

    assert practice.complaints == ["!!  Socket Mode: invalid_auth; check SLACK_APP_TOKEN and that Socket Mode is on"]


def test_another_workspace_than_the_tokens_is_said_so(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDITBOT_WORKSPACE", "T0ELSEWHERE")
    practice.examines()

    assert [line.partition(": ")[0] for line in practice.complaints] == ["!!  Slack token, workspace T0COUNCIL"]


def test_of_channels_that_cannot_be_posted_to_it_is_said_why(practice: Practice) -> None:
    channels = practice.workspace.conversations
    for name in ("north", "west"):
        found = channels.find(f"#{name}")
        assert found is not None
        if name == "north":
            found.archived = True
        else:
            found.members -= {BOT_USER}
    practice.has(update(teams).values(channel="#renamed").where(teams.c.name == "South"))
    practice.has(update(teams).values(channel="C0NOWHERE").where(teams.c.name == "East"))
    practice.examines()

    assert practice.complaints == [
        "!!  channel #north: it is archived; name another in teams or services",
        "!!  channel #renamed: there is none of this name that auditbot can see; create it, or invite auditbot",
        "!!  channel #west: auditbot is not in it; type /invite @auditbot there",
        "!!  channel C0NOWHERE: channel_not_found; check its id, and invite auditbot",
    ]


def test_whoever_reads_what_is_for_moderators_alone_is_said(practice: Practice) -> None:
    room = practice.workspace.conversations.find("#moderators")
    assert room is not None
    practice.has(insert(programme_channels).values(name="Moderators", channel="#moderators"))
    assert practice.examines().complaints == []
    practice.lines.clear()
    room.members.add("U0EXTMOD")
    guest = "!!  channel #moderators: U0EXTMOD is a guest and reads all that is said there; take them out of it"
    assert practice.examines().complaints == [guest]
    practice.lines.clear()
    practice.has(update(programme_channels).values(channel="#north").where(programme_channels.c.name == "Moderators"))
    practice.examines()
    told = "everybody can read it; make it private, or choose another in “/actions settings”"
    assert practice.complaints == [f"!!  channel #north: {told}"]


def test_people_who_cannot_be_written_to_are_named_and_the_others_are_not(practice: Practice) -> None:
    practice.workspace.people["U0TMNORTH"].deactivated = True
    nobody = "nobody@council.example"
    practice.has(
        update(people).values(email=nobody, account=None).where(people.c.email == "moderator-3@council.example")
    )
    practice.has(update(people).values(account="U0NOBODY").where(people.c.email == "plt@council.example"))
    practice.examines()

    told = [line.partition("(")[2] for line in practice.complaints]
    assert sorted(told) == [
        "nobody@council.example): users_not_found; check slack_id or e-mail in the people table",
        "plt@council.example): user_not_found; check slack_id or e-mail in the people table",
        "team-manager-north@council.example): the account is deactivated; mark them as no longer active",
    ]
    assert "@council.example" not in "".join(line for line in practice.lines if line.startswith("ok"))


def test_a_mail_server_that_is_set_is_asked_whether_it_lets_auditbot_in(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_office() as office:
        monkeypatch.setenv("AUDITBOT_SMTP_URL", f"smtp://127.0.0.1:{office.port}")
        monkeypatch.setenv("AUDITBOT_MAIL_FROM", "auditbot@council.example")
        assert "ok  e-mail" in practice.examines().lines
    practice.lines.clear()

    assert practice.examines().complaints == ["!!  e-mail: it does not answer; check AUDITBOT_SMTP_URL and the network"]


def test_being_asked_to_wait_by_slack_is_no_fault_of_the_people(practice: Practice) -> None:
    practice.workspace.faults.next("429", "users.info", times=2, retry_after=1)

    assert practice.examines().complaints == []


def test_a_clock_that_is_off_is_told(practice: Practice) -> None:
    complaints = practice.examines(Late()).complaints

    assert len(complaints) == 1
    told = re.match(r"!!  clock: it is (\d+) seconds", complaints[0])
    assert told
    assert 590 <= int(told[1]) <= 610  # Slack says the time, and may be slow to say it


@pytest.mark.parametrize(
    ("version", "told"),
    [
        ("0001", "its schema is older or empty; run “auditbot migrate”"),
        ("9999", "a later auditbot has used it; install that version, or put a backup back"),
    ],
)
def test_a_database_of_another_version_is_told_and_left_as_it_is(practice: Practice, version: str, told: str) -> None:
    with practice.store.engines.writing.begin() as connection:
        connection.exec_driver_sql(f"update alembic_version set version_num = '{version}'")
    practice.examines()

    assert practice.complaints == [f"!!  database: {told}"]
    assert practice.lines[-1] == "ok  Socket Mode"


def test_a_mistyped_path_is_told_and_neither_a_database_nor_a_key_is_made(
    practice: Practice, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AUDITBOT_DATABASE_URL", f"sqlite:///{tmp_path}/mistyped.db")
    monkeypatch.delenv("AUDITBOT_HISTORY_KEY")
    practice.examines()

    assert len(practice.complaints) == 1
    assert practice.complaints[0].startswith("!!  database: there is none yet")
    assert not list(tmp_path.glob("mistyped*"))


def test_a_setting_that_is_missing_is_the_only_thing_to_mend(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SLACK_BOT_TOKEN")
    practice.examines()

    assert [line.partition(": ")[0] for line in practice.complaints] == ["!!  settings"]
    assert "SLACK_BOT_TOKEN is missing" in practice.lines[-1]


def test_its_exit_code_says_whether_something_is_to_be_mended(tmp_path: Path) -> None:
    """As a process of its own."""
    told = auditbot(tmp_path, "doctor", SLACK_BOT_TOKEN="xoxb-1", SLACK_SIGNING_SECRET="hush")

    assert (told.returncode, told.stderr) == (1, "")
    assert "!!  Slack: no answer" in told.stdout


@pytest.mark.parametrize("command", ["run", "migrate", "verify-history", "export a.xlsx"])
def test_a_database_of_a_later_version_is_never_touched(tmp_path: Path, sqlite_url: str, command: str) -> None:
    engines = open_engines(sqlite_url)
    with engines.writing.begin() as connection:
        connection.exec_driver_sql("update alembic_version set version_num = '9999'")
    engines.dispose()
    given = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "hush", "AUDITBOT_HISTORY_KEY": KEY}
    ended = auditbot(tmp_path, *command.split(), AUDITBOT_DATABASE_URL=sqlite_url, **given)

    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert "later auditbot" in ended.stderr
