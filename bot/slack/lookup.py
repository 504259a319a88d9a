"""Finds the account of a person of the people table who has none yet: once, by e-mail."""

from collections.abc import Callable
from datetime import datetime

from slack_sdk import WebClient

from bot.slack.ask_desk import Desk
from bot.slack.faults import as_fault
from bot.slack.identify import profile
from bot.slack.known import Known
from cards.messenger import Never
from storage.ledger import Store

NOBODY = ("users_not_found", "user_not_found")


class Lookup:
    """The desk decides whether the account is the person's, for which it has to know the home workspace."""

    def __init__(self, store: Store, web: WebClient, desk: Desk, known: Known, now: Callable[[], datetime]) -> None:
        self._store, self._web, self._desk, self._known, self._now = store, web, desk, known, now

    def __call__(self, person_id: int) -> str | None:
        """None where Slack knows of nobody with that address. Raises the messenger's faults."""
        email = self._email(person_id)
        user = self._user(email) if email else None
        if user is None:
            return None
        self._desk.meet(profile(user, self._home()), self._now())
        with self._store.reading(self._now()) as ledger:
            person = ledger.people.get(person_id)
        return person.account if person else None

    def _email(self, person_id: int) -> str:
        with self._store.reading(self._now()) as ledger:
            person = ledger.people.get(person_id)
        return person.email if person else ""

    def _home(self) -> str:
        """Messages may have to go out before anybody has knocked."""
        if not self._known.home:
            try:
                self._known.settle(str(self._web.auth_test()["team_id"]))
            except Exception as fault:
                raise as_fault(fault) from None
        return self._known.home

    def _user(self, email: str) -> object:
        try:
            return self._web.users_lookupByEmail(email=email)["user"]
        except Exception as fault:
            told = as_fault(fault)
            if isinstance(told, Never) and told.reason in NOBODY:
                return None
            raise told from None
