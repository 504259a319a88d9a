"""A list in place of Slack: what was posted to whom, as it stands after all updates, and everybody's home page."""

from dataclasses import dataclass, field
from datetime import datetime

from cards.elements import Card, Document


@dataclass
class Posted:
    conversation: str
    card: Card
    token: str
    document: Document | None = None
    edits: int = 0
    push: str = ""

    def __post_init__(self) -> None:
        """What the preview said when it came: no later change of the message is pushed."""
        self.push = self.card.fallback


@dataclass
class Pigeonholes:
    """A messenger that always succeeds; a conversation's id is the account it is with."""

    posted: list[Posted] = field(default_factory=list)
    homes: dict[str, Card] = field(default_factory=dict)
    uploads: list[Document] = field(default_factory=list)

    def conversation_with(self, account: str) -> str:
        return account

    def bring_pictures(self, card: Card) -> None:
        """They are in the card already."""

    def post(self, conversation: str, card: Card, token: str) -> str:
        self.posted.append(Posted(conversation, card, token))
        return str(len(self.posted) - 1)

    def update(self, conversation: str, message: str, card: Card) -> None:
        found = self.posted[int(message)]
        assert found.conversation == conversation
        found.card, found.edits = card, found.edits + 1

    def upload(self, document: Document) -> str:
        self.uploads.append(document)
        return str(len(self.uploads) - 1)

    def send_file(self, conversation: str, file: str, card: Card, token: str) -> str:
        self.posted.append(Posted(conversation, card, token, self.uploads[int(file)]))
        return str(len(self.posted) - 1)

    def withdraw(self, file: str) -> None:
        self.posted[int(file)].document = None

    def find(self, conversation: str, token: str, since: datetime) -> str | None:
        found = [str(n) for n, p in enumerate(self.posted) if p.conversation == conversation and p.token == token]
        return next(iter(found), None)

    def can_look_into(self, conversation: str) -> bool:
        return True

    def publish_home(self, account: str, card: Card) -> None:
        self.homes[account] = card

    def of(self, account: str) -> list[Posted]:
        return [posted for posted in self.posted if posted.conversation == account]
