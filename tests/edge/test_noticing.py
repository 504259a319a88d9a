"""What Slack says unasked of accounts: kept of our own people, and of nobody else."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, select

from handlers.ask import Knock, Profile
from handlers.desk import Desk
from storage.ledger import Store
from storage.tables import accounts, people

NOW = datetime(2018, 1, 10, 9, 30, tzinfo=UTC)
HOME = "T0COUNCIL"


@pytest.fixture
def desk(sqlite_store: Store) -> Desk:
    with sqlite_store.writing(NOW) as ledger:
        ledger.connection.execute(insert(people).values(id=1, email="plt@council.example", name="PLT", active=True))
    return Desk(sqlite_store, lambda: HOME, lambda _fault: "X")


def kept(desk: Desk) -> list[str]:
    with desk.store.reading(NOW) as ledger:
        return list(ledger.connection.execute(select(accounts.c.account)).scalars())


def test_of_colleagues_who_have_nothing_to_do_with_the_audits_nothing_is_kept(desk: Desk) -> None:
    desk.hear_of(Profile("U0UNLISTED", HOME, "unlisted@council.example"), NOW)

    assert kept(desk) == []


def test_somebody_of_ours_who_joins_is_matched_by_their_address(desk: Desk) -> None:
    desk.hear_of(Profile("U0PLT", HOME, "PLT@council.example"), NOW)

    with desk.store.reading(NOW) as ledger:
        person = ledger.people.get(1)
    assert person is not None
    assert (person.account, kept(desk)) == ("U0PLT", ["U0PLT"])


def test_somebody_of_ours_who_is_deactivated_is_let_in_no_more(desk: Desk) -> None:
    desk.meet(Profile("U0PLT", HOME, "plt@council.example"), NOW)
    knock = Knock("U0PLT", HOME, "command", "", NOW, words="mine")
    assert desk.glance(knock) is not None

    desk.hear_of(Profile("U0PLT", HOME, "plt@council.example", deactivated=True), NOW)

    assert desk.glance(knock) is None
