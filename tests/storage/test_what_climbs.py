"""What climbs is read from what may climb alone, and is the same that a look at all that is nearly due would find."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from domain.calendar import A_DAY
from domain.ladder import Standing as OnLadder
from domain.ladder import may_climb_by, reached
from domain.policy import Policy
from storage.agenda import agenda, climbs
from storage.ledger import Store
from storage.tables import actions
from tests.storage.random_council import NOW, fill


@pytest.mark.parametrize("seed", range(4))
def test_it_is_what_a_look_at_everything_would_find(store: Store, seed: int) -> None:
    with store.writing(NOW) as ledger:
        fill(ledger, seed)
        ledger.connection.execute(update(actions).where(actions.c.id % 4 == 1).values(rung=1))
        ledger.connection.execute(update(actions).where(actions.c.id % 4 == 2).values(rung=2))
    found = set()
    for days in range(0, 70, 3):
        with store.reading(NOW + timedelta(days=days)) as ledger:
            if ledger.today.calendar.is_working_day(ledger.today.day):
                assert set(climbs(ledger)) == set(agenda(ledger, ledger.policy).climbs)
                found |= set(climbs(ledger))
    assert {climb.was for climb in found} == {0, 1}


def test_no_due_date_that_has_reached_a_rung_is_left_out() -> None:
    policy = Policy(closures=frozenset({date(2018, 1, 12), date(2018, 1, 15)}))
    for n in range(60):
        day = date(2017, 12, 20) + n * A_DAY
        by = may_climb_by(day, policy)
        for back in range(40):
            due = day - back * A_DAY
            for of_concern, head_by in ((False, by["head_by"]), (True, by["concern_by"])):
                rung = reached(OnLadder(due, of_concern=of_concern), day, policy)
                assert rung == (2 if due <= by["director_by"] else 1 if due <= head_by else 0), (day, due, of_concern)
