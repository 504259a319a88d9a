"""The short-lived keys of an interaction: a trigger opens one modal within three seconds, an answer address works a
few times within half an hour. Both are counted on the machine's own clock."""

import secrets
import time
from dataclasses import dataclass, field

from playground.shapes import SlackError

TRIGGER_SECONDS = 3.0
ANSWER_SECONDS = 30 * 60
ANSWER_USES = 5


@dataclass
class Trigger:
    id: str
    user: str
    in_modal: bool
    made: float = field(default_factory=time.monotonic)
    used: bool = False


class Triggers:
    def __init__(self) -> None:
        self._made: dict[str, Trigger] = {}
        self.seconds = TRIGGER_SECONDS

    def new(self, user: str, in_modal: bool = False) -> str:
        numbers = secrets.randbelow(10**13), secrets.randbelow(10**12)
        key = f"{numbers[0]:013d}.{numbers[1]:012d}.{secrets.token_hex(16)}"
        self._made[key] = Trigger(key, user, in_modal)
        return key

    def exchange(self, key: str) -> Trigger:
        """The trigger, spent by this; or the reason why it opens nothing."""
        trigger = self._made.get(key)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if time.monotonic() - trigger.made > self.seconds:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger


@dataclass
class Address:
    """Where an answer to one interaction may be posted. `about` is the message that was pressed, if any."""

    user: str
    where: str
    about: str = ""
    made: float = field(default_factory=time.monotonic)
    uses: int = 0


class Addresses:
    def __init__(self) -> None:
        self._made: dict[str, Address] = {}
        self.seconds: float = ANSWER_SECONDS
        self.uses = ANSWER_USES

    def new(self, user: str, where: str, about: str = "") -> str:
        key = f"{secrets.token_hex(6)}-{secrets.token_urlsafe(18)}"
        self._made[key] = Address(user, where, about)
        return key

    def use(self, key: str) -> Address:
        address = self._made.get(key)
        if address is None:
            raise SlackError("invalid_url")
        if time.monotonic() - address.made > self.seconds:
            raise SlackError("expired_url")
        if address.uses >= self.uses:
            raise SlackError("used_url")
        address.uses += 1
        return address
