"""A slot is taken once, whoever asks for it at the same moment, and only together with the work that was done for it."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

from storage.history import Entry
from storage.ledger import Store
from tests.storage.at_once import COPIES, copies, each_at_once

NOW = datetime(2018, 1, 10, 9, 30, tzinfo=UTC)
DAY = date(2018, 1, 10)


def claimed(store: Store, job: str = "digest", day: date = DAY) -> bool:
    with store.writing(NOW) as ledger:
        return ledger.runs.claim(job, day)


def done(store: Store, day: date = DAY) -> frozenset[str]:
    with store.reading(NOW) as ledger:
        return ledger.runs.done(day)


def test_a_slot_is_taken_once(store: Store) -> None:
    assert [claimed(store), claimed(store)] == [True, False]
    assert done(store) == {"digest"}


def test_each_job_and_each_day_has_a_slot_of_its_own(store: Store) -> None:
    assert claimed(store)
    assert claimed(store, "escalate")
    assert claimed(store, day=date(2018, 1, 11))
    assert done(store) == {"digest", "escalate"}
    assert done(store, date(2018, 1, 12)) == frozenset()


def test_the_slot_of_work_that_failed_is_free_again(store: Store) -> None:
    with suppress(ZeroDivisionError), store.writing(NOW) as ledger:
        assert ledger.runs.claim("digest", DAY)
        raise ZeroDivisionError

    assert done(store) == frozenset()
    assert claimed(store)


def test_the_last_instant_is_that_of_the_last_thing_that_happened_of_whatever_kind(store: Store) -> None:
    def last() -> datetime | None:
        with store.reading(NOW) as ledger:
            return ledger.runs.last_instant()

    assert last() is None
    claimed(store)
    assert last() == NOW
    with store.writing(NOW + timedelta(hours=1)) as ledger:
        ledger.record(Entry("program", "program", "exported", "tables"))
    assert last() == NOW + timedelta(hours=1)
    with store.writing(NOW + timedelta(hours=2)) as ledger:
        ledger.outbox.put("digest", "person:1", "digest:1", {})
    assert last() == NOW + timedelta(hours=2)
    claimed(store, "escalate")
    assert last() == NOW + timedelta(hours=2)


def test_of_several_copies_that_ask_at_once_exactly_one_takes_each_slot(database_url: str) -> None:
    jobs = [f"job {n}" for n in range(12)]
    with copies(database_url) as stores:
        told = each_at_once(stores, lambda store, _number: [claimed(store, job) for job in jobs])

    assert [sum(of_job) for of_job in zip(*told, strict=True)] == [1] * len(jobs)


def test_a_copy_whose_rival_fails_takes_the_slot_in_its_place(database_url: str) -> None:
    def try_it(store: Store, number: int) -> bool:
        with suppress(ZeroDivisionError), store.writing(NOW) as ledger:
            if not ledger.runs.claim("digest", DAY):
                return False
            if number:
                raise ZeroDivisionError
            return True
        return False

    with copies(database_url) as stores:
        assert sum(each_at_once(stores, try_it)) == 1
        assert done(stores[0]) == {"digest"}


def test_what_the_winner_wrote_is_there_for_whoever_lost(database_url: str) -> None:
    """A copy that is told that it was too late can rely on the work: it waited for the other's commit."""

    def work(store: Store, number: int) -> bool:
        with store.writing(NOW) as ledger:
            mine = ledger.runs.claim("digest", DAY)
            if mine:
                ledger.outbox.put("digest", "person:1", "digest:1:2018-01-10", {"day": "2018-01-10"})
        with store.reading(NOW) as ledger:
            return ledger.outbox.notice(1) is not None

    with copies(database_url) as stores:
        assert each_at_once(stores, work) == [True] * COPIES
