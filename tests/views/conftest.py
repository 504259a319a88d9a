"""The office, whose people look at everything."""

import pytest

from storage.ledger import Store
from tests.office.people import Office


@pytest.fixture
def office(sqlite_store: Store) -> Office:
    return Office(sqlite_store)
