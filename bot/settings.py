"""What an operator sets: environment variables, `.env`, or a file named by the same variable with `_FILE` behind it.

A start with a setting that is missing or wrong ends in one line that says what to set; secrets are never printed.
"""

import os
import re
from pathlib import Path
from typing import Annotated, Any

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from bot.mail_server import MailServer

Port = Annotated[int, Field(ge=0, le=65535)]
Pace = Annotated[float, Field(ge=0, le=60)]
TOKENS = {"slack_bot_token": "xoxb-", "slack_app_token": "xapp-"}


class WrongSetting(Exception):
    """Its one line names the setting and says what to set."""


class Settings(BaseSettings):
    """All settings, with their defaults. An empty value counts as not set."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", populate_by_name=True, hide_input_in_errors=True
    )

    database_url: SecretStr = Field(
        default=SecretStr("sqlite:///auditbot.db"), validation_alias="AUDITBOT_DATABASE_URL"
    )
    slack_bot_token: SecretStr = Field(default=SecretStr(""), validation_alias="SLACK_BOT_TOKEN")
    slack_app_token: SecretStr = Field(default=SecretStr(""), validation_alias="SLACK_APP_TOKEN")
    slack_signing_secret: SecretStr = Field(default=SecretStr(""), validation_alias="SLACK_SIGNING_SECRET")
    slack_api_url: str = Field(default="https://slack.com/api/", validation_alias="SLACK_API_URL")
    slack_timeout: int = Field(default=20, ge=1, le=30, validation_alias="AUDITBOT_SLACK_TIMEOUT")
    pace: Pace = Field(default=1.0, validation_alias="AUDITBOT_PACE")
    workspace_pace: Pace = Field(default=0.25, validation_alias="AUDITBOT_WORKSPACE_PACE")
    host: str = Field(default="127.0.0.1", validation_alias="AUDITBOT_HOST")
    port: Port = Field(default=3000, validation_alias="AUDITBOT_PORT")
    metrics_port: Port = Field(default=9464, validation_alias="AUDITBOT_METRICS_PORT")
    workspace: str = Field(default="", validation_alias="AUDITBOT_WORKSPACE")
    history_key: SecretStr = Field(default=SecretStr(""), validation_alias="AUDITBOT_HISTORY_KEY")
    smtp_url: SecretStr = Field(default=SecretStr(""), validation_alias="AUDITBOT_SMTP_URL")
    mail_from: str = Field(default="", validation_alias="AUDITBOT_MAIL_FROM")
    report_template: Path | None = Field(default=None, validation_alias="AUDITBOT_REPORT_TEMPLATE")
    pack_template: Path | None = Field(default=None, validation_alias="AUDITBOT_PACK_TEMPLATE")
    plan_template: Path | None = Field(default=None, validation_alias="AUDITBOT_PLAN_TEMPLATE")

    @property
    def by_socket(self) -> bool:
        """Whether Slack is spoken to by Socket Mode."""
        return bool(self.slack_app_token.get_secret_value())

    @field_validator("slack_api_url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        if not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise ValueError("must begin with https:// (http:// only on this machine)")
        return url if url.endswith("/") else url + "/"

    @field_validator("database_url")
    @classmethod
    def _is_a_database(cls, url: SecretStr) -> SecretStr:
        """Known and with a file: SQLite in memory would forget every action at the end of the run."""
        try:
            parts = make_url(url.get_secret_value())
        except ArgumentError:
            parts = None
        if parts and (parts.drivername == "postgresql+psycopg" or (parts.drivername == "sqlite" and parts.database)):
            return url
        raise ValueError("must be sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/NAME")

    @field_validator("smtp_url")
    @classmethod
    def _is_a_mail_server(cls, url: SecretStr) -> SecretStr:
        try:
            if url.get_secret_value():
                MailServer.at(url.get_secret_value())
        except ValueError:
            raise ValueError("must be smtp://USER:PASSWORD@HOST:587 or smtps://USER:PASSWORD@HOST:465") from None
        return url

    @field_validator("mail_from")
    @classmethod
    def _is_a_sender(cls, address: str) -> str:
        if address and not re.fullmatch(r"[^\s@<>,;]+@[^\s@<>,;]+", address):
            raise ValueError("must be one address, such as auditbot@your-council.example")
        return address

    @field_validator("slack_bot_token", "slack_app_token")
    @classmethod
    def _begins_as_it_should(cls, token: SecretStr, info: Any) -> SecretStr:
        start = TOKENS[info.field_name]
        if token.get_secret_value() and not token.get_secret_value().startswith(start):
            raise ValueError(f"must begin with {start}")
        return token

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (init_settings, env_settings, dotenv_settings, FromFiles(settings_cls))


class FromFiles(PydanticBaseSettingsSource):
    """Reads what stands in the file that `<NAME>_FILE` names; the file's last line break is not part of it."""

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:  # noqa: ARG002
        name = str(field.validation_alias)
        path = os.environ.get(f"{name}_FILE") or self._in_env_file().get(f"{name}_FILE")
        return (_read(name, path) if path else None), name, False

    def __call__(self) -> dict[str, Any]:
        found = (self.get_field_value(field, name) for name, field in self.settings_cls.model_fields.items())
        return {name: value for value, name, _ in found if value}

    def _in_env_file(self) -> dict[str, str | None]:
        return dotenv_values(str(self.config.get("env_file", ".env")))


def _read(name: str, path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise WrongSetting(f"{name}_FILE names a file that cannot be read: set it to one that can.") from None


def read_settings() -> Settings:
    """Settings from the environment, which overrides `.env`, which overrides files. Raises WrongSetting."""
    try:
        return Settings()
    except ValidationError as fault:
        first = fault.errors(include_input=False, include_context=False, include_url=False)[0]
        sentence = first["msg"].removeprefix("Value error, ")
        raise WrongSetting(f"{first['loc'][0]} is wrong: {sentence[:1].lower()}{sentence[1:]}.") from None


def require_slack(settings: Settings) -> None:
    """What `run` cannot do without. Raises WrongSetting."""
    if not settings.slack_bot_token.get_secret_value():
        raise WrongSetting("SLACK_BOT_TOKEN is missing: set it to the bot token of your Slack app (xoxb-…).")
    if not settings.by_socket and not settings.slack_signing_secret.get_secret_value():
        raise WrongSetting(
            "SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing: set the first (xapp-…) for Socket Mode, the second for HTTP."
        )
