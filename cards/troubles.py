"""Why a message waits or failed, in words for the operator: for each code that Slack, the mail server or we write down."""

from collections.abc import Mapping

from cards.failures import why
from storage.claims import NOT_YET_ITS_DAY
from storage.doubt import ASKED, PERHAPS

_AGAIN = "It is tried again by itself."
_ACCESS = "Slack does not accept auditbot's token or scopes: “auditbot doctor” says more."
_SLACK = "Slack does not answer, or asks to wait."
_PICTURE = "Slack does not take its picture."
_MAYBE = "Nobody can tell whether it arrived."
_WORDS: Mapping[str, str] = {
    "": "It waits for its turn.",
    NOT_YET_ITS_DAY: "The day that it speaks of is still to come.",
    "picture refused": _PICTURE,
    "picture not brought": _PICTURE,
    "no account": "There is no account with their address yet.",
    ASKED: f"{_MAYBE} The PLT was asked.",
    PERHAPS: _MAYBE,
    "no e-mail": "No mail server is set.",
    "mail not reachable": "The mail server does not answer.",
    "mail deferred": "The mail server asks to wait.",
    "mail refused": "The mail server refuses it.",
    "mail address": "No mail can go to their address.",
    "mail login": "The mail server refuses the login: check AUDITBOT_SMTP_URL.",
    "mail sender": "The mail server refuses the sender: check AUDITBOT_MAIL_FROM.",
    "mail certificate": "The mail server's certificate cannot be verified.",
    "mail without TLS": "The mail server offers no TLS.",
    "mail without an answer": _MAYBE,
}
_OF_OURS = frozenset({"changing", "taken up again", "looked for, not there", "held up"})
_OF_ACCESS = frozenset(
    "invalid_auth not_authed token_revoked token_expired account_inactive missing_scope no_permission".split()
)


_STILL_SHOWS = "The old message still shows case and words: have it deleted in Slack, or tried again."
_TOLD_ABOVE = "The directors and the PLT were told at once: see to the account."
_TO_DO: Mapping[str, str] = {
    "concern": _TOLD_ABOVE,
    "concern-unanswered": _TOLD_ABOVE,
    "clear": _STILL_SHOWS,
    "hide": _STILL_SHOWS,
    "withdraw": "The file is still in Slack: have it deleted there, or this tried again.",
}


def to_do(kind: str) -> str:
    """What to do where it failed with a notice of this kind; "" where its trouble says enough."""
    return _TO_DO.get(kind, "")


def why_dropped(trouble: str) -> str:
    """A whole sentence."""
    if trouble == "told to others":
        return "it was told to whom it goes now instead."
    if trouble.startswith("done with "):
        return f"it was done with notice {trouble.removeprefix('done with ')}."
    return "what it was to say was no longer true."


def in_words(trouble: str, state: str = "failed") -> str:
    """A whole sentence."""
    if trouble in _WORDS:
        return _WORDS[trouble]
    if trouble in _OF_ACCESS:
        return _ACCESS
    if trouble in _OF_OURS:
        return _AGAIN
    return why(trouble) if state == "failed" or trouble.startswith("fault ") else _SLACK
