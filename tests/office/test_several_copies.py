"""Several copies of the bot on one database, all with the scheduler on, say everything exactly once."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from scheduler.compose import Composer
from scheduler.deliver import Deliverer
from scheduler.tick import Ticker
from storage.ledger import Ledger, Store
from storage.tables import job_runs
from tests.databases import SqliteFiles
from tests.office import council
from tests.office.council import put_action, put_cover
from tests.office.pigeonholes import Pigeonholes
from tests.storage.at_once import copies, each_at_once

MORNING = datetime(2018, 1, 17, 9, tzinfo=UTC)
WORKING_DAYS = [MORNING + timedelta(days=n) for n in (0, 1, 2, 5, 6, 7)]


def a_council(ledger: Ledger) -> None:
    """Two teams with drift at different rungs, a cover, and somebody whose work is not yet late."""
    council.furnish(ledger)
    put_cover(ledger, "west manager", "worker", "2018-01-15", "2018-01-19")
    for number, due in enumerate(("2018-01-10", "2018-01-10", "2018-01-11", "2018-01-16", "2018-01-24"), 1):
        put_action(ledger, f"A-{number}", due=due)
        put_action(ledger, f"A-{number + 10}", due=due, team="West", owner="west manager")


def heard(slack: Pigeonholes) -> Counter[tuple[str, str]]:
    return Counter((posted.conversation, posted.push) for posted in slack.posted)


def live(stores: list[Store], days: list[datetime]) -> Pigeonholes:
    """Each day all copies tick at the same moment, and all deliver at the same moment."""
    slack = Pigeonholes()
    with stores[0].writing(council.SOME_DAY) as ledger:
        a_council(ledger)
    for now in days:
        each_at_once(stores, lambda store, _n, at=now: Ticker(store, lambda: at).tick())
        each_at_once(stores, lambda store, _n, at=now: _worker(store, slack, at).run_until_idle(limit=30))
    return slack


def _worker(store: Store, slack: Pigeonholes, now: datetime) -> Deliverer:
    draw = Composer(lambda _ledger, _who, _today: (b"", 0))
    wall = datetime(2018, 6, 1, tzinfo=UTC)
    return Deliverer(store, slack, draw, lambda: wall, now=lambda: now, pace=0, workspace_pace=0)


@pytest.mark.timeout(300)
def test_four_copies_say_over_a_week_what_one_alone_would_say(
    database_url: str, sqlite_files: SqliteFiles, tmp_path: Path
) -> None:
    with copies(sqlite_files.new(tmp_path), 1) as alone:
        by_one = heard(live(alone, WORKING_DAYS))
    with copies(database_url) as several:
        by_four = heard(live(several, WORKING_DAYS))

    assert by_four == by_one
    assert by_one["U0HEADOFSERVICE", "4 audit actions have drifted in North and West"] == 1
    assert len([who for who, _ in by_one.elements() if who == "U0MANAGER"]) == len(WORKING_DAYS)


def test_each_slot_is_taken_by_one_copy_and_each_history_entry_written_once(postgres_url: str) -> None:
    with copies(postgres_url) as stores:
        live(stores, WORKING_DAYS[:1])
        with stores[0].reading(MORNING) as ledger:
            ran = ledger.runs.done(date(2018, 1, 17))
            rows = ledger.connection.execute(job_runs.select().where(job_runs.c.day == date(2018, 1, 17))).all()
            climbed = [kept.entry.verb for kept in ledger.history.of("A-1")]
            action = ledger.actions.get(1)

    assert len(rows) == len(ran) >= 2
    assert climbed == ["escalated to the head of service"]
    assert action is not None
    assert (action.rung, action.version) == (1, 2)
