"""What an exception of Slack's client means for a send: certainly not done, perhaps done, or refused for good."""

from urllib.error import HTTPError, URLError

from slack_sdk.errors import SlackApiError

from cards.messenger import Fault, Never, NotNow, Unknown
from storage.claims import TOO_MANY

MEND_IT = 300.0
"""Seconds between tries while an operator has to mend something: a token, a scope."""
_OPERATORS = frozenset(
    "invalid_auth not_authed token_revoked token_expired account_inactive missing_scope no_permission "
    "team_access_not_granted ekm_access_denied org_login_required".split()
)
_PERHAPS = frozenset("internal_error fatal_error service_unavailable request_timeout".split())
_TOO_MANY = frozenset("ratelimited rate_limited message_limit_exceeded accesslimited".split())
_LATER = frozenset({"team_added_to_org"})
_REFUSED = frozenset({400, 403, 404, 410, 413, 415})
"""What the place where files are uploaded answers to one that it will never take: too large, above all."""


def as_fault(fault: Exception) -> Fault:
    """`reason` is Slack's own error code or the kind of exception, of being too many always the same; never anything sent."""
    if isinstance(fault, SlackApiError):
        return _answered(fault)
    if isinstance(fault, HTTPError) and fault.code in _REFUSED:
        return Never(f"status {fault.code}")
    cause = fault.reason if isinstance(fault, URLError) else fault
    if isinstance(cause, ConnectionRefusedError) or type(cause).__name__ == "gaierror":
        return NotNow("not reachable", 0)
    return Unknown(type(cause).__name__ if isinstance(cause, Exception) else "no answer")


def _answered(fault: SlackApiError) -> Fault:
    answer = fault.response
    status = getattr(answer, "status_code", 200)
    if status == 429:
        return NotNow(TOO_MANY, retry_after(answer.headers))
    if status >= 500:
        return Unknown(f"status {status}", answered=status == 503)
    code = str(answer.get("error") or "no answer")
    if code in _TOO_MANY:
        return NotNow(TOO_MANY, 0)
    if code in _LATER:
        return NotNow(code, 0)
    if code in _OPERATORS:
        return NotNow(code, MEND_IT, ours=True)
    return Unknown(code) if code in _PERHAPS else Never(code)


def retry_after(headers: object) -> float:
    """Seconds, as Slack asks for them; 1 where it does not say."""
    found = {str(k).lower(): v for k, v in dict(headers).items()} if headers else {}  # type: ignore[call-overload]
    value = found.get("retry-after", "1")
    text = str(value[0] if isinstance(value, list) else value)
    return max(1.0, float(text)) if text.replace(".", "", 1).isdigit() else 1.0
