"""Where a message or a file stands of which nobody knows whether it arrived: looked for before it is changed or taken back."""

from dataclasses import replace
from datetime import timedelta

from cards.messenger import Messenger, Never
from cards.notice import Composed, Refresh, Withdrawal

CLOCKS_DIFFER = timedelta(days=1)
"""How far our clock may have been ahead of the platform's when it was sent: messages further back are not looked through."""
CANNOT_LOOK = "cannot be looked for"


def located(composed: Composed | None, messenger: Messenger) -> Composed | None:
    """None where it did not arrive. Never, where nobody can look: people must be told."""
    if not isinstance(composed, Refresh | Withdrawal) or composed.sought is None:
        return composed
    sought = composed.sought
    if not messenger.can_look_into(sought.conversation):
        raise Never(CANNOT_LOOK)
    found = messenger.find(sought.conversation, sought.token, sought.since - CLOCKS_DIFFER)
    if not found:
        return None
    return replace(composed, message=found) if isinstance(composed, Refresh) else Withdrawal(found)
