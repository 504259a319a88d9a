"""Why a message waits or failed is said in words of its own for each code that is written down."""

import pytest

from cards.troubles import in_words
from storage.claims import NOT_YET_ITS_DAY


@pytest.mark.parametrize(
    ("trouble", "state", "words"),
    [
        ("ratelimited", "pending", "Slack does not answer, or asks to wait."),
        ("TimeoutError", "sending", "Slack does not answer, or asks to wait."),
        ("status 503", "pending", "Slack does not answer, or asks to wait."),
        ("invalid_auth", "pending", "Slack does not accept auditbot's token or scopes: “auditbot doctor” says more."),
        ("fault KeyError", "pending", "auditbot failed at making it."),
        ("is_archived", "failed", "The conversation is closed, or auditbot is not in it."),
        ("some_code", "failed", "It was refused (some_code)."),
        ("mail login", "pending", "The mail server refuses the login: check AUDITBOT_SMTP_URL."),
        (NOT_YET_ITS_DAY, "pending", "The day that it speaks of is still to come."),
        ("picture refused", "pending", "Slack does not take its picture."),
        ("picture not brought", "pending", "Slack does not take its picture."),
        ("looked for, not there", "pending", "It is tried again by itself."),
    ],
)
def test_each_trouble_has_words(trouble: str, state: str, words: str) -> None:
    assert in_words(trouble, state) == words
