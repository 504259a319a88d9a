"""The operator: at the shell of the machine on which the office's database is."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from pydantic import SecretStr
from sqlalchemy import select

from bot import outbox as command
from bot.clock import Clock
from bot.settings import Settings
from storage.tables import outbox
from tests.conftest import HISTORY_KEY
from tests.office.people import Office

COUNCIL_TIME = datetime(2018, 1, 10, 9, 30, tzinfo=UTC)


class Operator:
    """At the shell of the machine on which the office's database is."""

    def __init__(self, office: Office, url: str) -> None:
        self.office, self.said = office, list[str]()
        self._settings = Settings.model_construct(
            database_url=SecretStr(url), history_key=SecretStr(HISTORY_KEY.decode())
        )

    def sees(self) -> list[str]:
        self.said.clear()
        command.tell(self._settings, self._clock, self.said.append)
        return self.said

    def retries(self, number: int) -> str:
        self.said.clear()
        command.retry(self._settings, self._clock, number, self.said.append)
        return self.said[-1]

    @property
    def _clock(self) -> Clock:
        class Standing(Clock):
            now = lambda _self: self.office.now  # noqa: E731
            wall = lambda _self: self.office.wall  # noqa: E731

        return Standing()


Shell = Callable[[Office], Operator]


def row(office: Office, number: int) -> Any:
    with office.ledger() as ledger:
        return ledger.connection.execute(select(outbox).where(outbox.c.id == number)).one()
