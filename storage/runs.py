"""Which job ran for which slot: whoever writes the row, in the transaction of the work itself, does it, and nobody else."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, union_all
from sqlalchemy.dialects import postgresql, sqlite

from storage.tables import history, job_runs, outbox

_ROW: dict[str, Any] = {name: bindparam(name) for name in ("job", "day", "at")}
_CLAIM = {
    "sqlite": sqlite.insert(job_runs).values(_ROW).on_conflict_do_nothing().returning(job_runs.c.job),
    "postgresql": postgresql.insert(job_runs).values(_ROW).on_conflict_do_nothing().returning(job_runs.c.job),
}
_INSTANTS = union_all(
    select(func.max(job_runs.c.at).label("at")),
    select(func.max(outbox.c.created_at)),
    select(history.c.at).where(history.c.id == select(func.max(history.c.id)).scalar_subquery()),
).subquery()
_LAST = select(func.max(_INSTANTS.c.at))
_DONE = select(job_runs.c.job).where(job_runs.c.day == bindparam("of"))


class Runs:
    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def claim(self, job: str, day: date) -> bool:
        """Take the slot; False if it was taken. Another copy that takes it at this moment is waited for."""
        row = {"job": job, "day": day, "at": self._now}
        return self._connection.execute(_CLAIM[self._connection.dialect.name], row).first() is not None

    def done(self, day: date) -> frozenset[str]:
        """The jobs that have run for this day: asked first by a reader, so that idle ticks lock nothing."""
        return frozenset(self._connection.execute(_DONE, {"of": day}).scalars())

    def last_instant(self) -> datetime | None:
        """The latest, by the council's clock, at which a job ran, a notice was put or something was written down."""
        return self._connection.execute(_LAST).scalar()
