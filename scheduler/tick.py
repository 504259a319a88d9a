"""One pass of everything that is due: asked for each minute by the clock, by `auditbot tick`, and by whoever travels in time.

It keeps nothing in memory: what has run stands in the database, written in the transaction of the work itself, so that of
several copies one does it, and a copy that dies in the middle leaves it to be done.
"""

from collections.abc import Callable
from datetime import datetime, time
from threading import Lock

import structlog

from domain.calendar import LONDON, london_day
from scheduler.timetable import AHEAD, CHORES, Chore, Job, timetable
from storage.engine import Unavailable
from storage.ledger import Ledger, Store

log = structlog.get_logger("tick")


class Ticker:
    """`now` is the council's time, in UTC."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now
        self._passing = Lock()

    def tick(self) -> list[str]:
        """The names of the jobs that ran; one that fails is tried again with the next tick, and holds up no other.

        Of two threads the second waits: when its pass is over, what was due is in the outbox, whoever put it there.
        """
        with self._passing:
            now = self._now()
            return [job.name for job in self._due(now) if self._run(job, now)]

    def _due(self, now: datetime) -> list[Job | Chore]:
        """Found by reading alone, so that idle ticks lock nothing."""
        with self._store.reading(now) as ledger:
            done = ledger.runs.done(london_day(now))
            changed = ledger.preferences.changed(datetime.combine(london_day(now), time(), LONDON))
            jobs = timetable(ledger.policy, ledger.preferences.hours(), changed)
            due: list[Job | Chore] = [j for j in jobs if j.name not in done and j.is_due(now, ledger.policy)]
            return [job for job in [*AHEAD, *due, *CHORES] if job.waits(ledger)]

    @staticmethod
    def _is_ours(job: Job, ledger: Ledger) -> bool:
        """Asked of the policy as it is now, which a reader may know a minute late."""
        return job.is_due(ledger.now, ledger.policy) and ledger.runs.claim(job.name, ledger.today.day)

    def _run(self, job: Job | Chore, now: datetime) -> bool:
        try:
            with self._store.writing(now) as ledger:
                ledger.history.lock()
                if isinstance(job, Job) and not self._is_ours(job, ledger):
                    return False
                job.do(ledger)
        except Unavailable:
            raise
        except Exception as fault:  # the others must run, and this one again
            log.error("job", job=job.name, fault=type(fault).__name__)
            return False
        return True
