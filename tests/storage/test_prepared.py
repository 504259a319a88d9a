"""The two hot questions are sent straight to the driver: what comes back is what SQLAlchemy would have given."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import bindparam, select
from sqlalchemy.exc import DBAPIError

from domain.admission import Account
from storage.ledger import Ledger, Store
from storage.prepared import Prepared
from storage.tables import actions
from tests.storage.random_council import NOW, TODAY, fill

QUESTIONS: dict[str, Callable[[Ledger], Any]] = {
    "somebody": lambda ledger: ledger.people.behind("U3", TODAY),
    "nobody": lambda ledger: ledger.people.behind("U0NOBODY", TODAY),
    "a list": lambda ledger: ledger.lists.mine([3], TODAY),
    "its last page": lambda ledger: ledger.lists.mine([3], TODAY, 1000),
    "an empty list": lambda ledger: ledger.lists.mine([999], TODAY),
}
FOUND = ("somebody", "a list", "its last page")


@pytest.mark.parametrize("question", QUESTIONS)
def test_it_gives_what_sqlalchemy_gives(store: Store, question: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with store.writing(NOW) as ledger:
        fill(ledger, 3)
        ledger.people.remember(Account("U3", "T0HOME", "p3@council.example", True, False, False, False, NOW))

    with store.reading(NOW) as ledger:
        straight = QUESTIONS[question](ledger)
        assert (question in FOUND) == bool(getattr(straight, "account", None) or getattr(straight, "actions", None))
        monkeypatch.setattr(Prepared, "rows", Prepared.by_the_long_way)
        assert straight == QUESTIONS[question](ledger)


def test_a_fault_of_the_driver_is_told_as_sqlalchemy_tells_it(store: Store) -> None:
    with store.writing(NOW) as ledger:
        broken = Prepared(select(actions.c.id).where(actions.c.id == bindparam("of")))
        ledger.connection.exec_driver_sql("alter table actions rename to elsewhere")

        with pytest.raises(DBAPIError):
            broken.rows(ledger.connection, {"of": 1})
        ledger.connection.rollback()
