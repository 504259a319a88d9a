"""What one person's digest of a day must say is found from their own work, and is what the plan for everybody would find."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, update

from domain.draft import Draft
from domain.policy import EARLIEST_HOUR
from domain.preference import Preference
from storage.agenda import agenda, agenda_of
from storage.ledger import Ledger, Store
from storage.tables import actions, audits, completions, people
from tests.storage.random_council import NOW, PEOPLE, fill
from tests.storage.test_plans import asked

HOURS = (EARLIEST_HOUR, 9, 11)


def live(ledger: Ledger, seed: int) -> None:
    """Some have climbed, some are put off, some are asked about, three have left, and some want digests of their own; of three
    audits it was said to be a case of concern: of a leaver's, of one that is another's by now, and of one of somebody with a
    weekly digest."""
    fill(ledger, seed)
    run = ledger.connection.execute
    run(update(actions).where(actions.c.id % 4 == 1).values(rung=1, escalated_on=ledger.today.day))
    run(update(actions).where(actions.c.id % 7 == 2).values(snoozed_until=ledger.today.day + timedelta(days=2)))
    run(update(completions).where(completions.c.id % 2 == 1).values(ask_on=ledger.today.day))
    run(update(people).where(people.c.id.in_([2, 5, 9])).values(active=False))
    wanted = {
        1: Preference(hour=8),
        3: Preference(weekly=True),
        4: Preference(days=frozenset({0, 3})),
        6: Preference(11),
    }
    for person, preference in wanted.items():
        ledger.preferences.put(person, preference)
    for audit, (auditor, said_by) in {1: (2, 2), 2: (4, 6), 3: (3, 3)}.items():
        run(update(audits).where(audits.c.id == audit).values(auditor_id=auditor, submitted=None, taken_back=None))
        ledger.drafts.save(Draft(audit, said_by), {"concern": "yes"}, ledger.now)


@pytest.mark.parametrize("seed", range(6))
def test_it_is_what_the_plan_for_everybody_would_find(store: Store, seed: int) -> None:
    with store.writing(NOW) as ledger:
        live(ledger, seed)
    told = set[bool]()
    for days in (0, 1, 2, 5, 8, 12):
        with store.reading(NOW + timedelta(days=days)) as ledger:
            everybody = {hour: agenda(ledger, ledger.policy).digests(hour) for hour in HOURS}
            for person in range(1, PEOPLE + 1):
                own = agenda_of(ledger, ledger.policy, person)
                for hour in HOURS:
                    assert own.digests(hour).get(person) == everybody[hour].get(person), (days, person, hour)
                    told |= {everybody[hour][person]} if person in everybody[hour] else set()
    assert told == {False, True}


def test_it_reads_nothing_of_the_work_of_others(store: Store) -> None:
    """Two thousand late actions of somebody in another team; person 7 has no part in any of them."""
    with store.writing(NOW) as ledger:
        fill(ledger, 1)
        row = {"case_ref": "412087", "version": 1, "status": "open", "team_id": 1, "owner_id": 8, "text": "Late"}
        row |= {"sent": NOW.date(), "due": NOW.date() - timedelta(days=90), "original_due": NOW.date(), "rung": 2}
        ledger.connection.execute(insert(actions), [row | {"id": 1000 + n} for n in range(2000)])
    with store.reading(NOW) as ledger:
        read = 0

        def counted() -> None:
            nonlocal read
            read = len(agenda_of(ledger, ledger.policy, 7).reminded | {7})

        heard = asked(ledger.connection, counted)
        assert read
        rows = [len(ledger.connection.exec_driver_sql(statement, values).all()) for statement, values in heard]
        assert max(rows) < 200
