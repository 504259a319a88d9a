"""One office a test: on SQLite for what the rules say, on both databases where the database has a part in it."""

from collections.abc import Iterator

import pytest

from storage.ledger import Store
from tests.office.council import IDS, put_audit
from tests.office.operator import Operator, Shell
from tests.office.people import Colleague, Office
from tests.office.refusing import Refusing, speaks_through


@pytest.fixture(autouse=True)
def _whom_a_crowd_adds_is_gone_afterwards() -> Iterator[None]:
    """Other tests know the council's own people alone."""
    kept = dict(IDS)
    yield
    IDS.clear()
    IDS.update(kept)


@pytest.fixture
def office(sqlite_store: Store) -> Office:
    return Office(sqlite_store)


@pytest.fixture
def any_office(store: Store) -> Office:
    return Office(store)


@pytest.fixture
def refusing(any_office: Office) -> tuple[Office, Refusing]:
    slack = Refusing()
    speaks_through(any_office, slack)
    return any_office, slack


@pytest.fixture
def auditor(any_office: Office) -> Colleague:
    any_office.does(put_audit, 71)
    return any_office.person("auditor")


@pytest.fixture
def quick(office: Office) -> Colleague:
    """The same on SQLite alone, for what the database has no part in."""
    office.does(put_audit, 71)
    return office.person("auditor")


@pytest.fixture
def at_the_shell(database_url: str) -> Shell:
    return lambda office: Operator(office, database_url)
