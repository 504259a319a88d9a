"""`auditbot doctor`: looks at all that has to be in place and says of each, in a line, whether it is, and what to do if not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import yaml
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.clock import Clock
from bot.history_key import history_key
from bot.settings import Settings, WrongSetting, read_settings, require_slack
from handlers.table import WORDS
from storage.directory import channels_of, reachable_people
from storage.engine import Engines, Unavailable, open_engines
from storage.schema import is_current

MANIFEST = Path(__file__).parent.parent / "manifest.yml"
CLOCK_MAY_DIFFER = 60  # seconds; Slack itself refuses at 300


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at, and what to do about it; "" if it is well."""

    what: str
    mend: str = ""

    def __str__(self) -> str:
        return f"!!  {self.what}: {self.mend}" if self.mend else f"ok  {self.what}"


def examine(clock: Clock, say: Callable[[str], None]) -> bool:
    """Say a line for each thing; True if all is well."""
    good = True
    for finding in _findings(clock):
        good = good and not finding.mend
        say(str(finding))
    return good


def _findings(clock: Clock) -> Iterator[Finding]:
    yield _manifest()
    try:
        settings = read_settings()
        require_slack(settings)
        history_key(settings)
    except WrongSetting as fault:
        yield Finding("settings", str(fault))
        return
    yield Finding("settings")
    engines = open_engines(settings.database_url.get_secret_value())
    database = _database(engines)
    yield database
    client = WebClient(
        settings.slack_bot_token.get_secret_value(), base_url=settings.slack_api_url, timeout=10, retry_handlers=[]
    )
    yield from _slack(settings, client, clock)
    if not database.mend:
        yield from _channels(engines, client)
        yield from _people(engines, client)
    engines.dispose()


def _manifest() -> Finding:
    """The app's manifest must offer the commands that the table has."""
    if not MANIFEST.exists():
        return Finding("manifest (not here, so not compared)")
    hint = yaml.safe_load(MANIFEST.read_text())["features"]["slash_commands"][0]["usage_hint"]
    missing = [word for word in WORDS if word not in hint]
    return Finding(
        "manifest", f"its usage hint lacks {', '.join(missing)}; copy manifest.yml of this version" if missing else ""
    )


def _database(engines: Engines) -> Finding:
    try:
        current = is_current(engines)
    except Unavailable:
        return Finding("database", "it does not answer; check AUDITBOT_DATABASE_URL and that it is running")
    return Finding("database", "" if current else "its schema is older or empty; run “auditbot migrate”")


def _slack(settings: Settings, client: WebClient, clock: Clock) -> Iterator[Finding]:
    try:
        answer = client.auth_test()
    except (SlackApiError, OSError) as fault:
        yield Finding("Slack", f"{_reason(fault)}; check SLACK_BOT_TOKEN, SLACK_API_URL and the network")
        return
    home = settings.workspace or answer["team_id"]
    wrong = (
        ""
        if home == answer["team_id"]
        else "AUDITBOT_WORKSPACE names another workspace than the token's; set it right or leave it out"
    )
    yield Finding(f"Slack token, workspace {answer['team_id']}", wrong)
    headers = {name.lower(): value for name, value in answer.headers.items()}
    yield _scopes(headers.get("x-oauth-scopes", ""))
    yield _clock(headers.get("date", ""), clock)
    if settings.by_socket:
        yield _socket(settings)


def _scopes(granted: str) -> Finding:
    if not MANIFEST.exists():
        return Finding("scopes (no manifest here to compare with)")
    needed = set(yaml.safe_load(MANIFEST.read_text())["oauth_config"]["scopes"]["bot"])
    missing = sorted(needed - {scope.strip() for scope in granted.split(",")})
    return Finding(
        "scopes", f"missing {', '.join(missing)}; add them to the Slack app and install it again" if missing else ""
    )


def _clock(date_header: str, clock: Clock) -> Finding:
    if not date_header:
        return Finding("clock (Slack did not say the time)")
    apart = abs((clock.wall() - parsedate_to_datetime(date_header).astimezone(UTC)).total_seconds())
    return Finding(
        "clock",
        f"it is {apart:.0f} seconds from Slack's; set up time synchronisation" if apart > CLOCK_MAY_DIFFER else "",
    )


def _socket(settings: Settings) -> Finding:
    token = settings.slack_app_token.get_secret_value()
    try:
        WebClient(base_url=settings.slack_api_url, timeout=10, retry_handlers=[]).apps_connections_open(app_token=token)
    except (SlackApiError, OSError) as fault:
        return Finding(
            "Socket Mode",
            f"{_reason(fault)}; check SLACK_APP_TOKEN (scope connections:write) and that Socket Mode is on",
        )
    return Finding("Socket Mode")


def _channels(engines: Engines, client: WebClient) -> Iterator[Finding]:
    with engines.reading.connect() as connection:
        wanted = channels_of(connection)
    by_name = _by_name(client) if any(channel.startswith("#") for channel in wanted) else {}
    for channel in sorted(wanted):
        yield Finding(f"channel {channel}", _channel(client, by_name.get(channel, channel)))


def _by_name(client: WebClient) -> dict[str, str]:
    found: dict[str, str] = {}
    try:
        for page in client.conversations_list(
            types="public_channel,private_channel", exclude_archived=False, limit=200
        ):
            found |= {f"#{channel['name']}": channel["id"] for channel in page["channels"]}
    except (SlackApiError, OSError):
        return found
    return found


def _channel(client: WebClient, channel: str) -> str:
    """What is wrong with a channel, and what to do; "" if it can be posted to."""
    if channel.startswith("#"):
        return "there is none of this name that auditbot can see; create it, or invite auditbot"
    try:
        found: Any = client.conversations_info(channel=channel)["channel"]
    except (SlackApiError, OSError) as fault:
        return f"{_reason(fault)}; check its id, and invite auditbot"
    if found.get("is_archived"):
        return "it is archived; name another in teams or services"
    if found.get("is_ext_shared"):
        return "it is shared with another organisation; name one that is not"
    return "" if found.get("is_member") else "auditbot is not in it; type /invite @auditbot there"


def _people(engines: Engines, client: WebClient) -> Iterator[Finding]:
    with engines.reading.connect() as connection:
        for number, account, email in reachable_people(connection):
            yield Finding(f"person {number}", _person(client, account, email))


def _person(client: WebClient, account: str | None, email: str) -> str:
    try:
        answer = client.users_info(user=account) if account else client.users_lookupByEmail(email=email)
    except (SlackApiError, OSError) as fault:
        return f"{_reason(fault)}; check slack_id or e-mail in the people table"
    user: Any = answer["user"]
    return "the account is deactivated; mark them as no longer active" if user.get("deleted") else ""


def _reason(fault: SlackApiError | OSError) -> str:
    return str(fault.response["error"]) if isinstance(fault, SlackApiError) else "no answer"
