"""A thousand messages while Slack misbehaves in a quarter of all calls and workers are killed fifty times: each exactly once.

AUDITBOT_CRASH_SEED sets the seed. `make crash` does ten times as much.
"""

import os

import pytest

from tests.crash.council import CONCERNS
from tests.crash.trial import MORNINGS, Outcome, Plan, quick_folder, run
from tests.databases import SqliteFiles

MESSAGES, KILLS = 1_000, 50
SEED = int(os.environ.get("AUDITBOT_CRASH_SEED", "1"))
PATIENCE = 600  # seconds, on a machine that does much else


@pytest.mark.timeout(PATIENCE)
def test_a_worker_killed_at_random_says_everything_exactly_once(sqlite_files: SqliteFiles) -> None:
    with quick_folder() as folder:
        outcome = run(Plan(MESSAGES, KILLS, seed=SEED), sqlite_files.new(folder), folder)

    _proves_it(outcome)


@pytest.mark.timeout(PATIENCE)
def test_two_workers_killed_at_random_say_everything_exactly_once(postgres_url: str) -> None:
    with quick_folder() as folder:
        outcome = run(Plan(MESSAGES, KILLS, workers=2, seed=SEED), postgres_url, folder)

    _proves_it(outcome)


def _proves_it(outcome: Outcome) -> None:
    """Nothing went wrong, although everything that was to go wrong did: else it would prove nothing."""
    print(f"seed {SEED}: {outcome}")
    assert outcome.wrong == []
    assert outcome.in_the_middle >= KILLS / 3
    assert min(outcome.said, outcome.unsaid) >= KILLS / 10
    assert min(outcome.met.values()) >= MESSAGES / 100
    assert outcome.refused > 0
    assert outcome.reminders >= 2 * CONCERNS * MORNINGS / 2  # of those that wait alike one is said
    assert outcome.look_backs >= MESSAGES / 10
