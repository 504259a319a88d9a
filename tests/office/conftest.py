"""One office a test: on SQLite for what the rules say, on both databases where the database has a part in it."""

import pytest

from storage.ledger import Store
from tests.office.people import Office


@pytest.fixture
def office(sqlite_store: Store) -> Office:
    return Office(sqlite_store)


@pytest.fixture
def any_office(store: Store) -> Office:
    return Office(store)
