"""What an operator sets, and what they are told when it is missing or wrong."""

import stat
from pathlib import Path

import pytest

from bot.history_key import history_key
from bot.settings import Settings, WrongSetting, read_settings, require_slack


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for field in Settings.model_fields.values():
        for ending in ("", "_FILE"):
            monkeypatch.delenv(f"{field.validation_alias}{ending}", raising=False)
    monkeypatch.chdir(tmp_path)


def test_without_any_setting_the_defaults_hold() -> None:
    settings = read_settings()

    assert settings.database_url.get_secret_value() == "sqlite:///auditbot.db"
    assert (settings.host, settings.port, settings.metrics_port) == ("127.0.0.1", 3000, 9464)
    assert settings.slack_api_url == "https://slack.com/api/"
    assert (settings.pace, settings.workspace_pace, settings.slack_timeout) == (1.0, 0.25, 20)


def test_the_environment_overrides_the_env_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("AUDITBOT_PORT=4000\nAUDITBOT_HOST=0.0.0.0\n")
    monkeypatch.setenv("AUDITBOT_PORT", "5000")

    settings = read_settings()

    assert (settings.port, settings.host) == (5000, "0.0.0.0")


def test_every_setting_can_stand_in_a_file_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    values = {
        "AUDITBOT_DATABASE_URL": "sqlite:///other.db",
        "SLACK_BOT_TOKEN": "xoxb-1",
        "SLACK_APP_TOKEN": "xapp-1",
        "SLACK_SIGNING_SECRET": "hush",
        "SLACK_API_URL": "http://127.0.0.1:1/api/",
        "AUDITBOT_SLACK_TIMEOUT": "7",
        "AUDITBOT_PACE": "0.5",
        "AUDITBOT_WORKSPACE_PACE": "0.1",
        "AUDITBOT_HOST": "::1",
        "AUDITBOT_PORT": "1",
        "AUDITBOT_METRICS_PORT": "2",
        "AUDITBOT_WORKSPACE": "T0COUNCIL",
        "AUDITBOT_HISTORY_KEY": "k" * 32,
        "AUDITBOT_SMTP_URL": "smtps://auditbot:hush@mail.council.example",
        "AUDITBOT_MAIL_FROM": "auditbot@council.example",
        "AUDITBOT_REPORT_TEMPLATE": "/srv/report.docx",
        "AUDITBOT_PACK_TEMPLATE": "/srv/pack.docx",
        "AUDITBOT_PLAN_TEMPLATE": "/srv/plan.docx",
    }
    for name, value in values.items():
        (tmp_path / name).write_text(f"{value}\n")
        monkeypatch.setenv(f"{name}_FILE", str(tmp_path / name))

    settings = read_settings()

    read = [getattr(settings, name) for name in Settings.model_fields]
    assert [v.get_secret_value() if hasattr(v, "get_secret_value") else str(v) for v in read] == list(values.values())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("AUDITBOT_PORT", "many"),
        ("AUDITBOT_PORT", "70000"),
        ("AUDITBOT_PACE", "-1"),
        ("AUDITBOT_WORKSPACE_PACE", "quick"),
        ("AUDITBOT_SLACK_TIMEOUT", "0"),
        ("SLACK_BOT_TOKEN", "xapp-secret"),
        ("SLACK_APP_TOKEN", "xoxb-secret"),
        ("SLACK_API_URL", "http://elsewhere.example/api/"),
        ("AUDITBOT_DATABASE_URL", "mysql://secret@host/db"),
        ("AUDITBOT_DATABASE_URL", "sqlite://"),
        ("SLACK_BOT_TOKEN_FILE", "/nowhere/secret"),
        ("AUDITBOT_SMTP_URL", "mail.council.example"),
        ("AUDITBOT_SMTP_URL", "https://secret@mail.council.example"),
        ("AUDITBOT_SMTP_URL", "smtp://auditbot:secret@"),
        ("AUDITBOT_SMTP_URL", "smtp://auditbot:secret@host:port"),
        ("AUDITBOT_SMTP_URL", "smtp://host/secret"),
        ("AUDITBOT_MAIL_FROM", "secret"),
        ("AUDITBOT_MAIL_FROM", "Secret person <secret@council.example>"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line_that_does_not_repeat_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(WrongSetting) as told:
        read_settings()

    line = str(told.value)
    assert name in line
    assert "\n" not in line
    assert "secret" not in line


def test_secrets_are_not_shown_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-hush")
    monkeypatch.setenv("AUDITBOT_DATABASE_URL", "postgresql+psycopg://me:hush@host/db")

    assert "hush" not in repr(read_settings())


def test_without_a_bot_token_there_is_no_run() -> None:
    with pytest.raises(WrongSetting, match="SLACK_BOT_TOKEN is missing"):
        require_slack(read_settings())


def test_a_run_needs_one_of_the_two_ways_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    with pytest.raises(WrongSetting, match="SLACK_APP_TOKEN or SLACK_SIGNING_SECRET"):
        require_slack(read_settings())

    monkeypatch.setenv("SLACK_SIGNING_SECRET", "hush")
    require_slack(read_settings())


def test_a_key_for_the_history_is_made_once_beside_a_new_file_for_its_owner_alone(tmp_path: Path) -> None:
    key = history_key(read_settings())

    path = tmp_path / "auditbot.db.history-key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(key) == 64
    assert history_key(read_settings()) == key


def test_a_lost_key_is_never_replaced_behind_a_history_that_it_sealed(tmp_path: Path) -> None:
    (tmp_path / "auditbot.db").write_bytes(b"SQLite format 3")

    with pytest.raises(WrongSetting, match="put it back"):
        history_key(read_settings())


def test_on_postgresql_the_key_must_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDITBOT_DATABASE_URL", "postgresql+psycopg://me@host/db")
    with pytest.raises(WrongSetting, match="AUDITBOT_HISTORY_KEY is missing"):
        history_key(read_settings())

    monkeypatch.setenv("AUDITBOT_HISTORY_KEY", "short")
    with pytest.raises(WrongSetting, match="too short"):
        history_key(read_settings())
