"""A chat platform that is a list: what was accepted stands in it, and it misbehaves in the way that the test scripts."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from cards.elements import Card, Document
from cards.messenger import Fault, Never, NotNow, Unknown
from storage.claims import TOO_MANY


class Killed(BaseException):
    """The worker's process ends here, without a word."""


@dataclass(frozen=True)
class Said:
    conversation: str
    message: str
    text: str
    token: str


@dataclass(frozen=True)
class Fails:
    """How one call goes wrong: before anything arrived, or after it was accepted."""

    fault: type[Fault] | type[Killed]
    accepted: bool = False
    after: float = 0
    answered: bool = False

    def go_wrong(self) -> None:
        if self.answered:
            raise Unknown("status 503", answered=True)
        if self.fault is NotNow:
            raise NotNow(TOO_MANY, self.after)
        raise self.fault("scripted")


LOST_REPLY = Fails(Unknown, accepted=True)
AWAY_BUT_ACCEPTED = Fails(Unknown, accepted=True, answered=True)
LOST_ON_THE_WAY = Fails(Unknown)
REFUSED = Fails(Never)
KILLED_BEFORE = Fails(Killed)
KILLED_AFTER = Fails(Killed, accepted=True)


def wait(after: float = 0) -> Fails:
    return Fails(NotNow, after=after)


@dataclass
class Chat:
    """`script` holds, by the text or the conversation of a post, how the next calls go wrong, first in front."""

    said: list[Said] = field(default_factory=list)
    updates: list[tuple[str, str, str]] = field(default_factory=list)
    homes: list[tuple[str, str]] = field(default_factory=list)
    brought: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    looked: list[tuple[str, datetime]] = field(default_factory=list)
    script: dict[str, list[Fails]] = field(default_factory=lambda: defaultdict(list))
    before_post: Callable[[str], None] = lambda _text: None
    after_picture: Callable[[], None] = lambda: None
    under_way: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    most_at_once: int = 0
    lock: Lock = field(default_factory=Lock)

    def texts(self, conversation: str = "") -> list[str]:
        return [said.text for said in self.said if conversation in ("", said.conversation)]

    def conversation_with(self, account: str) -> str:
        self._fail_before("open", account)
        self.opened.append(account)
        return f"D-{account}"

    def bring_pictures(self, card: Card) -> None:
        self._fail_before("picture")
        self.brought.append(card.fallback)
        self.after_picture()

    def post(self, conversation: str, card: Card, token: str) -> str:
        self._count(conversation, 1)
        try:
            self.before_post(card.fallback)
            return self._accept(conversation, card.fallback, token)
        finally:
            self._count(conversation, -1)

    def update(self, conversation: str, message: str, card: Card) -> None:
        self._fail_before("update", conversation)
        self.updates.append((conversation, message, card.fallback))

    def upload(self, document: Document) -> str:
        self._fail_before("upload")
        return document.name

    def send_file(self, conversation: str, file: str, card: Card, token: str) -> str:
        return self._accept(conversation, file, token)

    def withdraw(self, file: str) -> None:
        self._fail_before("withdraw", file)
        self.withdrawn.append(file)

    def find(self, conversation: str, token: str, since: datetime) -> str | None:
        self.looked.append((conversation, since))
        self._fail_before("find", conversation)
        return next((s.message for s in self.said if (s.conversation, s.token) == (conversation, token)), None)

    def can_look_into(self, conversation: str) -> bool:
        return conversation.startswith("D")

    def publish_home(self, account: str, card: Card) -> None:
        self._fail_before("home", account)
        self.homes.append((account, card.fallback))

    def _accept(self, conversation: str, text: str, token: str) -> str:
        with self.lock:
            planned = self.script[text] or self.script[conversation]
            fails = planned.pop(0) if planned else None
            if fails and not fails.accepted:
                fails.go_wrong()
            said = Said(conversation, f"m{len(self.said) + 1}", text, token)
            self.said.append(said)
        if fails:
            fails.go_wrong()
        return said.message

    def _fail_before(self, *names: str) -> None:
        for name in names:
            if self.script[name]:
                self.script[name].pop(0).go_wrong()

    def _count(self, conversation: str, step: int) -> None:
        with self.lock:
            self.under_way[conversation] += step
            self.most_at_once = max(self.most_at_once, self.under_way[conversation])
