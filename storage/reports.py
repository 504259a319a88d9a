"""The editions of each month's report: begun once, and changed only as they were seen."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from domain.report import Report, ReportState, Section
from storage.columns import month_name, month_of
from storage.tables import reports

_NEWEST_FIRST = (reports.c.month.desc(), reports.c.edition.desc())
_OF = select(reports).where(reports.c.month == bindparam("of")).order_by(reports.c.edition)
_LATEST = select(reports).where(reports.c.month == bindparam("of")).order_by(reports.c.edition.desc()).limit(1)
_POSTED = (
    select(reports)
    .where(reports.c.month == bindparam("of"), text("reports.state = 'posted'"))
    .order_by(reports.c.edition.desc())
    .limit(1)
)
_POSTED_MONTHS = select(reports.c.month).where(text("reports.state = 'posted'")).distinct().order_by(reports.c.month)
_BEFORE = (
    select(reports)
    .where(reports.c.month < bindparam("before"), text("reports.state = 'posted'"))
    .order_by(*_NEWEST_FIRST)
    .limit(1)
)
_BEGIN: dict[str, Any] = {"sqlite": sqlite.insert(reports), "postgresql": postgresql.insert(reports)}
_SAVED = (
    "state", "narrative", "figures", "change", "written_by", "signed_by", "signed_at", "posted_by", "posted_at",
    "version", "writers",
)  # fmt: skip
_SAVE = (
    update(reports)
    .where(reports.c.id == bindparam("of"), reports.c.version == bindparam("seen"))
    .values({name: bindparam(f"new_{name}") for name in _SAVED})
)


class Reports:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, month: date) -> list[Report]:
        """All editions, the first one first."""
        return [_report(row) for row in self._connection.execute(_OF, {"of": month_name(month)})]

    def latest(self, month: date) -> Report | None:
        """The edition that is worked on, or else the last that was posted."""
        return self._one(_LATEST, {"of": month_name(month)})

    def posted(self, month: date) -> Report | None:
        """The last edition that was posted."""
        return self._one(_POSTED, {"of": month_name(month)})

    def posted_before(self, month: date) -> Report | None:
        """The last edition of the latest earlier month of which one was posted."""
        return self._one(_BEFORE, {"before": month_name(month)})

    def posted_months(self) -> list[date]:
        """Those of which a report was posted."""
        return [month_of(kept) for kept in self._connection.execute(_POSTED_MONTHS).scalars()]

    def begin(self, new: Report) -> Report | None:
        """The same as it is kept from now on; None if somebody else has begun this edition a moment ago."""
        row = {"month": month_name(new.month), "edition": new.edition, "started_at": new.started_at} | _values(new)
        begun = _BEGIN[self._connection.dialect.name].values(row)
        begun = begun.on_conflict_do_nothing(index_elements=["month", "edition"]).returning(reports.c.id)
        number = self._connection.execute(begun).scalar()
        return self.latest(new.month) if number is not None else None

    def save(self, before: Report, after: Report) -> bool:
        """False if somebody else was first."""
        if before.id is None:
            return self.begin(after) is not None
        values = {f"new_{name}": value for name, value in _values(after).items()}
        return self._connection.execute(_SAVE, values | {"of": before.id, "seen": before.version}).rowcount == 1

    def _one(self, statement: Any, asked: Mapping[str, str]) -> Report | None:
        row = self._connection.execute(statement, asked).one_or_none()
        return _report(row) if row else None


def _values(of: Report) -> dict[str, Any]:
    values = {name: getattr(of, name) for name in _SAVED}
    narrative = {str(section): said for section, said in of.narrative.items()}
    return values | {"state": str(of.state), "narrative": narrative, "writers": sorted(of.writers)}


def _report(row: Any) -> Report:
    narrative = {Section(name): said for name, said in row.narrative.items()}
    month, state, writers = month_of(row.month), ReportState(row.state), frozenset(row.writers or ())
    return Report(
        row.id, month, row.edition, state, narrative, row.started_at, row.written_by, row.figures, row.change,
        row.signed_by, row.signed_at, row.posted_by, row.posted_at, row.version, writers,
    )  # fmt: skip
