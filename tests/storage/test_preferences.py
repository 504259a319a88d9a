"""Each person's wish about their digest is kept, one a person, and whoever said nothing has none."""

from collections.abc import Callable

import pytest

from domain.preference import EVERY_WORKING_DAY, Preference
from storage.ledger import Store
from tests.office import council
from tests.office.council import IDS
from tests.storage.at_once import copies, each_at_once

NOW = council.SOME_DAY
ONE, OTHER = IDS["manager"], IDS["plt"]
EARLY = Preference(8, frozenset({0, 2}), weekly=True)
LATE = Preference(16)


@pytest.fixture
def put(store: Store) -> Callable[[int, Preference], None]:
    with store.writing(NOW) as ledger:
        council.furnish(ledger)

    def wish(person: int, wanted: Preference) -> None:
        with store.writing(NOW) as ledger:
            ledger.preferences.put(person, wanted)

    return wish


def test_whoever_said_nothing_gets_the_digest_as_the_policy_has_it(
    store: Store, put: Callable[[int, Preference], None]
) -> None:
    with store.reading(NOW) as ledger:
        assert ledger.preferences.of(ONE) == EVERY_WORKING_DAY
        assert ledger.preferences.some([ONE, OTHER]) == ledger.preferences.all() == {}


def test_a_wish_is_kept_as_it_was_said_and_the_latest_counts(
    store: Store, put: Callable[[int, Preference], None]
) -> None:
    put(ONE, LATE)
    put(OTHER, LATE)
    put(ONE, EARLY)

    with store.reading(NOW) as ledger:
        assert ledger.preferences.of(ONE) == EARLY
        assert ledger.preferences.some([ONE]) == {ONE: EARLY}
        assert ledger.preferences.all() == {ONE: EARLY, OTHER: LATE}


def test_several_wishes_of_one_person_at_once_leave_one(database_url: str) -> None:
    with copies(database_url) as stores:
        with stores[0].writing(NOW) as ledger:
            council.furnish(ledger)

        def wish(store: Store, number: int) -> None:
            with store.writing(NOW) as ledger:
                ledger.preferences.put(ONE, Preference(9 + number))

        each_at_once(stores, wish)
        with stores[0].reading(NOW) as ledger:
            assert ledger.preferences.of(ONE) in [Preference(9 + n) for n in range(len(stores))]
            assert len(ledger.preferences.all()) == 1
