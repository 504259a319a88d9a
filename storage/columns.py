"""How columns keep what databases drop or do not have: SQLite forgets the zone of a time, so all times go in and come out as UTC;
a month is kept by its name."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """An aware datetime, stored in UTC; a naive one is a fault of the code and refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A time without a zone cannot be stored.")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)  # type: ignore[no-any-return]


def month_name(month: date) -> str:
    """How a month is kept: 2017-12."""
    return f"{month:%Y-%m}"


def month_of(kept: str) -> date:
    """Back from there: its first day."""
    return date.fromisoformat(f"{kept}-01")
