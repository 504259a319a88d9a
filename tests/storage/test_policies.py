"""The policy in force is one row: of two who change it at once one wins, and every copy of the bot soon goes by it."""

from datetime import UTC, date, datetime, timedelta

from domain.policy import DEFAULT, Policy
from storage.ledger import Store
from storage.policies import KEPT_FOR, InForce
from tests.storage.at_once import COPIES, copies, each_at_once

NOW = datetime(2018, 1, 10, 9, 30, tzinfo=UTC)
STRICT = Policy(escalate_after=3, closures=frozenset({date(2018, 12, 27)}))


def saved(store: Store, new: Policy, seen: int) -> bool:
    with store.writing(NOW) as ledger:
        return ledger.policies.save(new, seen)


def in_force(store: Store) -> InForce:
    with store.writing(NOW) as ledger:
        return ledger.policies.get()


def test_it_is_the_domain_pages_until_it_is_changed(store: Store) -> None:
    assert in_force(store) == InForce(DEFAULT, 0)


def test_it_is_kept_as_it_was_saved(store: Store) -> None:
    assert saved(store, STRICT, 0)
    assert in_force(store) == InForce(STRICT, 1)
    assert saved(store, DEFAULT, 1)
    assert in_force(store) == InForce(DEFAULT, 2)


def test_a_change_of_what_somebody_else_has_changed_since_is_not_saved(store: Store) -> None:
    saved(store, STRICT, 0)

    assert not saved(store, DEFAULT, 0)
    assert not saved(store, DEFAULT, 2)
    assert in_force(store) == InForce(STRICT, 1)


def test_of_several_who_make_the_first_change_at_once_one_wins(database_url: str) -> None:
    with copies(database_url) as stores:
        won = each_at_once(stores, lambda store, n: saved(store, Policy(impact_after=n + 1), 0))

        assert sum(won) == 1
        assert in_force(stores[0]) == InForce(Policy(impact_after=won.index(True) + 1), 1)


def test_of_several_who_make_a_later_change_at_once_one_wins(database_url: str) -> None:
    with copies(database_url) as stores:
        saved(stores[0], STRICT, 0)
        won = each_at_once(stores, lambda store, n: saved(store, Policy(impact_after=n + 1), 1))

        assert (sum(won), len(won)) == (1, COPIES)
        assert in_force(stores[1]) == InForce(Policy(impact_after=won.index(True) + 1), 2)


def read(store: Store, now: datetime = NOW) -> Policy:
    with store.reading(now) as ledger:
        return ledger.policy


def test_whoever_reads_knows_of_a_change_at_once_in_the_copy_that_made_it_and_within_a_minute_in_others(
    database_url: str,
) -> None:
    with copies(database_url, 2) as (here, there):
        assert read(here) == read(there) == DEFAULT
        saved(here, STRICT, 0)

        assert read(here) == STRICT
        assert read(there, NOW + KEPT_FOR + timedelta(seconds=1)) == STRICT


def test_a_clock_that_is_set_back_does_not_keep_an_old_policy_alive(database_url: str) -> None:
    with copies(database_url, 2) as (here, there):
        read(there, NOW + timedelta(days=7))
        saved(here, STRICT, 0)

        assert read(there, NOW) == STRICT


def test_whoever_writes_goes_by_the_policy_as_it_is_now(database_url: str) -> None:
    with copies(database_url, 2) as (here, there):
        read(there)
        saved(here, STRICT, 0)

        with there.writing(NOW) as ledger:
            assert ledger.policy == STRICT
            assert not ledger.today.calendar.is_working_day(date(2018, 12, 27))
