"""No reference is given twice, whoever asks for one at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from threading import Barrier

from storage.ledger import Store

NOW = datetime(2018, 1, 10, 9, 30, tzinfo=UTC)


def test_numbers_taken_at_once_are_all_different_and_leave_none_out(store: Store) -> None:
    with store.writing(NOW) as ledger:
        assert ledger.numbers.take("action") == 1

    def take(_: int) -> int:
        with store.writing(NOW) as ledger:
            return ledger.numbers.take("action")

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(take, range(36))) == list(range(2, 38))


def test_the_very_first_number_is_given_once(store: Store) -> None:
    ready = Barrier(6)

    def take(_: int) -> int:
        ready.wait()
        with store.writing(NOW) as ledger:
            return ledger.numbers.take("action")

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(take, range(6))) == [1, 2, 3, 4, 5, 6]


def test_each_kind_of_reference_is_counted_by_itself(store: Store) -> None:
    with store.writing(NOW) as ledger:
        assert [ledger.numbers.take(kind) for kind in ("action", "audit", "action")] == [1, 1, 2]


def test_a_number_that_was_not_used_in_the_end_is_given_again(store: Store) -> None:
    with suppress(ZeroDivisionError), store.writing(NOW) as ledger:
        ledger.numbers.take("action")
        raise ZeroDivisionError
    with store.writing(NOW) as ledger:
        assert ledger.numbers.take("action") == 1
