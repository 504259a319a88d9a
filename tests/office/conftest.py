"""One office a test: on SQLite for what the rules say, on both databases where the database has a part in it."""

import pytest

from storage.ledger import Store
from tests.office.people import Office
from tests.office.refusing import Refusing


@pytest.fixture
def office(sqlite_store: Store) -> Office:
    return Office(sqlite_store)


@pytest.fixture
def any_office(store: Store) -> Office:
    return Office(store)


@pytest.fixture
def refusing(any_office: Office) -> tuple[Office, Refusing]:
    any_office.slack = slack = Refusing()
    any_office._worker._attempts.__dict__["messenger"] = slack
    any_office._worker._attempts.addresses._messenger = slack
    return any_office, slack
