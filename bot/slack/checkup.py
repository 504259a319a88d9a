"""The doctor's questions to Slack: is the token right, are the scopes there, can each channel and person be reached."""

from collections.abc import Collection, Iterable, Iterator
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from bot.clock import Clock
from bot.finding import Finding
from bot.settings import Settings
from bot.slack.deliver import client
from bot.slack.identify import profile
from cards.words import listed

CLOCK_MAY_DIFFER = 60  # seconds; Slack itself refuses at 300
TIMEOUT = 10.0
WAITS = 5
OTHER_WORKSPACE = "AUDITBOT_WORKSPACE names another workspace than the token's; set it right or leave it out"


def _client(settings: Settings) -> WebClient:
    """It only asks, so it may wait and ask again where Slack says that it was asked too often."""
    web = client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url, TIMEOUT)
    web.retry_handlers = [RateLimitErrorRetryHandler(max_retry_count=WAITS)]
    return web


def slack(settings: Settings, clock: Clock, manifest: Any) -> Iterator[Finding]:
    """Token, workspace, scopes, clock, and Socket Mode where it is used."""
    client = _client(settings)
    try:
        answer = client.auth_test()
    except (SlackApiError, OSError) as fault:
        yield Finding("Slack", f"{_reason(fault)}; check SLACK_BOT_TOKEN, SLACK_API_URL and the network")
        return
    home = settings.workspace or answer["team_id"]
    wrong = "" if home == answer["team_id"] else OTHER_WORKSPACE
    yield Finding(f"Slack token, workspace {answer['team_id']}", wrong)
    headers = {name.lower(): value for name, value in answer.headers.items()}
    yield _scopes(headers.get("x-oauth-scopes", ""), manifest)
    yield _clock(headers.get("date", ""), clock)
    if settings.by_socket:
        yield _socket(settings)


def _scopes(granted: str, manifest: Any) -> Finding:
    if manifest is None:
        return Finding("scopes (no manifest here to compare with)")
    needed = set(manifest["oauth_config"]["scopes"]["bot"])
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
        _client(settings).apps_connections_open(app_token=token)
    except (SlackApiError, OSError) as fault:
        return Finding(
            "Socket Mode",
            f"{_reason(fault)}; check SLACK_APP_TOKEN and that Socket Mode is on",
        )
    return Finding("Socket Mode")


def channels(settings: Settings, wanted: Collection[str], private: Collection[str]) -> Iterator[Finding]:
    """Whether auditbot can post to each of these channels, and nobody reads those that are `private` who was not let in."""
    client = _client(settings)
    try:
        by_name = _by_name(client) if any(channel.startswith("#") for channel in wanted) else {}
    except (SlackApiError, OSError) as fault:
        yield Finding("channels", _told(fault, "try again in a while"))
        return
    for channel in sorted(wanted):
        yield Finding(f"channel {channel}", _channel(client, by_name.get(channel, channel), private=channel in private))


def _by_name(client: WebClient) -> dict[str, str]:
    pages = client.conversations_list(types="public_channel,private_channel", exclude_archived=False, limit=200)
    return {f"#{channel['name']}": channel["id"] for page in pages for channel in page["channels"]}


def _channel(client: WebClient, channel: str, *, private: bool) -> str:
    """What is wrong with a channel, and what to do; "" if it can be posted to."""
    if channel.startswith("#"):
        return "there is none of this name that auditbot can see; create it, or invite auditbot"
    try:
        found: Any = client.conversations_info(channel=channel)["channel"]
    except (SlackApiError, OSError) as fault:
        return _told(fault, "check its id, and invite auditbot")
    if found.get("is_archived"):
        return "it is archived; name another in teams or services"
    if found.get("is_ext_shared"):
        return "it is shared with another organisation; name one that is not"
    if not found.get("is_member"):
        return "auditbot is not in it; type /invite @auditbot there"
    return _readers(client, found) if private else ""


def _readers(client: WebClient, found: Any) -> str:
    """What is said there is for those alone who were let in, and a guest sees what was given to them and nothing else."""
    if not found.get("is_private"):
        return "everybody can read it; make it private, or choose another in “/actions settings”"
    try:
        guests = [member for member in _members(client, found["id"]) if _is_guest(client, member)]
    except (SlackApiError, OSError) as fault:
        return _told(fault, "try again in a while")
    if not guests:
        return ""
    they = "is a guest and reads" if len(guests) == 1 else "are guests and read"
    return f"{listed(guests)} {they} all that is said there; take them out of it"


def _members(client: WebClient, channel: str) -> list[str]:
    return [member for page in client.conversations_members(channel=channel, limit=200) for member in page["members"]]


def _is_guest(client: WebClient, account: str) -> bool:
    found: Any = client.users_info(user=account)["user"]
    return profile(found, "").guest and not found.get("deleted")


def people(settings: Settings, listed: Iterable[tuple[int, str | None, str]]) -> Iterator[Finding]:
    """Whether each of these people (number, account, e-mail) can be written to; whose entry is to be mended is named."""
    client = _client(settings)
    for number, account, email in listed:
        mend = _person(client, account, email)
        yield Finding(f"person {number} ({email})" if mend else f"person {number}", mend)


def _person(client: WebClient, account: str | None, email: str) -> str:
    try:
        answer = client.users_info(user=account) if account else client.users_lookupByEmail(email=email)
    except (SlackApiError, OSError) as fault:
        return _told(fault, "check slack_id or e-mail in the people table")
    user: Any = answer["user"]
    return "the account is deactivated; mark them as no longer active" if user.get("deleted") else ""


def _told(fault: SlackApiError | OSError, otherwise: str) -> str:
    """What Slack said, and what to do about it."""
    reason = _reason(fault)
    return f"{reason}; {'mend the scopes first' if reason == 'missing_scope' else otherwise}"


def _reason(fault: SlackApiError | OSError) -> str:
    """Slack's own code; of what is no answer of Slack's, such as another server's page, nothing is repeated."""
    said = str(fault.response.get("error") or "") if isinstance(fault, SlackApiError) else ""
    return said if said.isidentifier() else "no answer"
