"""The port every message leaves through: Slack today, Teams later; in tests a list.

Its methods are plain synchronous calls that either do it, or raise one of the faults below, which say what is to be
done about it; no call repeats itself.
"""

from datetime import datetime
from typing import Protocol

from cards.elements import Card, Document


class Fault(Exception):
    """What came of a send that did not come back with a yes. `reason` is a code for the log and the PLT, never content."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotNow(Fault):
    """Certainly not done; try again after so many seconds. `ours`: nobody but we would wait so long."""

    def __init__(self, reason: str, after: float, *, ours: bool = False) -> None:
        super().__init__(reason)
        self.after = after
        self.ours = ours


class Unknown(Fault):
    """It may or may not have been done: look before trying again. `answered`: the platform has answered that it is away, so that
    nothing of it is still under way, and it may be looked for soon."""

    def __init__(self, reason: str, *, answered: bool = False) -> None:
        super().__init__(reason)
        self.answered = answered


class Never(Fault):
    """It was refused for good: nobody there, not allowed, or the message itself is at fault."""


class Messenger(Protocol):
    """`conversation` and the message ids returned are opaque."""

    def conversation_with(self, account: str) -> str: ...

    def bring_pictures(self, card: Card) -> None:
        """Bring the card's pictures to the platform, before the message is about to go; doing it twice does no harm.

        NotNow where it is worth a wait. A picture that cannot be brought at all is said in words.
        """

    def post(self, conversation: str, card: Card, token: str) -> str:
        """Say it, with the opaque token in its metadata. Returns the message's id."""

    def update(self, conversation: str, message: str, card: Card) -> None:
        """Show it as it is now; one that somebody has deleted counts as done."""

    def upload(self, document: Document) -> str:
        """Bring a file to the platform, where nobody sees it yet; doing it twice does no harm. Returns the file's id."""

    def send_file(self, conversation: str, file: str, card: Card, token: str) -> str:
        """Show it in this conversation alone, the token as its title. Returns the id it is found and withdrawn by."""

    def withdraw(self, file: str) -> None:
        """Delete a file that was sent; one that is gone already counts as done."""

    def find(self, conversation: str, token: str, since: datetime) -> str | None:
        """The id of the message or file in the conversation that bears the token, None if certainly none does."""

    def can_look_into(self, conversation: str) -> bool:
        """Whether `find` may be asked there: in channels the bot holds no right to read."""

    def publish_home(self, account: str, card: Card) -> None: ...
