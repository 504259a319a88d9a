"""Which recommendations a finding has led to: those that bear its tag, whatever became of them."""

from collections import defaultdict
from datetime import date

from sqlalchemy import Connection, bindparam, select

from storage.tables import recommendations

_UP_TO = (
    select(recommendations.c.id, recommendations.c.tags)
    .where(recommendations.c.month <= bindparam("month"))
    .order_by(recommendations.c.id)
)


def led_to(connection: Connection, month: date) -> dict[str, list[str]]:
    """By tag, as R-4; of the reports up to this month."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(_UP_TO, {"month": f"{month:%Y-%m}"}):
        for tag in row.tags:
            found[tag].append(f"R-{row.id}")
    return dict(found)
