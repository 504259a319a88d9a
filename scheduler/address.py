"""From a recipient to the conversation a message goes to: a channel is one itself, a person's is opened once and remembered;
letters all go to the one mail server."""

from collections.abc import Callable
from datetime import datetime

from cards.messenger import Messenger, NotNow
from storage.claims import MAIL
from storage.deliveries import Deliveries
from storage.ledger import Store

NO_ACCOUNT = "no account"
LOOKED_FOR_EVERY = 300.0  # seconds: an account does not come into being because we ask often
Resolve = Callable[[int], str | None]
"""Finds the account of a person the people table has none for, or None; may raise the messenger's faults."""


class Addresses:
    def __init__(self, store: Store, messenger: Messenger, resolve: Resolve, wall: Callable[[], datetime]) -> None:
        self._store = store
        self._messenger = messenger
        self._resolve = resolve
        self._wall = wall

    def account(self, recipient: str) -> str:
        """The account of person:12; NotNow while there is none."""
        person_id = int(recipient.partition(":")[2])
        with self._store.reading(self._wall()) as ledger:
            person = ledger.people.get(person_id)
        account = (person.account if person else None) or self._resolve(person_id)
        if not account:
            raise NotNow(NO_ACCOUNT, LOOKED_FOR_EVERY)
        return account

    def conversation(self, recipient: str) -> tuple[str, bool]:
        """The conversation, and whether it is remembered from an earlier message: then it may be gone by now."""
        kind, _, name = recipient.partition(":")
        if kind == "channel":
            return name, False
        if kind == MAIL:
            return MAIL, False
        account = self.account(recipient)
        with self._store.reading(self._wall()) as ledger:
            known = Deliveries(ledger.connection, self._wall()).conversation_with(account)
        return (known, True) if known else (self._open(account), False)

    def forget(self, recipient: str) -> None:
        """What was remembered was refused: the next try opens the conversation anew."""
        if recipient.startswith("person:"):
            account = self.account(recipient)
            with self._store.writing(self._wall()) as ledger:
                Deliveries(ledger.connection, self._wall()).forget_conversation(account)

    def _open(self, account: str) -> str:
        conversation = self._messenger.conversation_with(account)
        with self._store.writing(self._wall()) as ledger:
            Deliveries(ledger.connection, self._wall()).remember_conversation(account, conversation)
        return conversation
