"""What the platform says of an account is kept once, however many ask at the same time."""

from dataclasses import replace
from datetime import UTC, date, datetime
from threading import Thread

from domain.admission import Account
from storage.ledger import Store

THEN = datetime(2018, 1, 10, 9, 30, tzinfo=UTC)
NEW = Account("U0NEW", "T0HOME", "new@council.example", False, False, False, False, THEN)


def remember(store: Store, account: Account) -> None:
    with store.writing(THEN) as ledger:
        ledger.people.remember(account)


def known(store: Store) -> Account | None:
    with store.reading(THEN) as ledger:
        return ledger.people.behind("U0NEW", date(2018, 1, 10)).account


def test_what_is_said_later_takes_the_place_of_what_was_said_before(store: Store) -> None:
    remember(store, NEW)
    remember(store, replace(NEW, email="", guest=True))

    assert known(store) == replace(NEW, email="", guest=True)


def test_two_introductions_of_one_account_at_once_both_succeed(store: Store) -> None:
    done: list[str] = []

    def second() -> None:
        remember(store, replace(NEW, guest=True))
        done.append("second")

    thread = Thread(target=second)
    with store.writing(THEN) as ledger:
        ledger.people.remember(NEW)
        thread.start()
        thread.join(0.5)  # it waits for this transaction
        assert done == []
    thread.join(10)

    assert (done, known(store)) == (["second"], replace(NEW, guest=True))
