"""By whichever of its codes Slack asks for a wait, the outbox knows it as one: all that is urgent to that person waits."""

import pytest
from slack_sdk.errors import SlackApiError

from bot.slack.faults import as_fault
from cards.messenger import NotNow
from storage.claims import TOO_MANY


@pytest.mark.parametrize("code", ["ratelimited", "rate_limited", "message_limit_exceeded", "accesslimited"])
def test_it_is_one_trouble(code: str) -> None:
    told = as_fault(SlackApiError("refused", {"ok": False, "error": code}))

    assert isinstance(told, NotNow)
    assert (told.reason, told.ours) == (TOO_MANY, False)
