"""Many rows at once, for import and export: a few statements for a thousand rows instead of one for each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, text, update

from storage.ledger import Ledger, Store
from storage.tables import actions, audits, metadata, numbers, posted

AT_ONCE = 1000
_BEGIN = {"sqlite": "BEGIN", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}


@contextmanager
def snapshot(store: Store, now: datetime) -> Iterator[Ledger]:
    """For long reading: everything as it was at one instant, while others go on writing."""
    with store.engines.reading.connect() as connection:
        connection.exec_driver_sql(_BEGIN[store.engines.dialect])
        try:
            yield Ledger(connection, now, store.history_key)
        finally:
            connection.exec_driver_sql("ROLLBACK")


class Bulk:
    """Tables are called by their names; rows go in and come out as they are stored."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self, name: str) -> list[Row[Any]]:
        """For small tables only, by id."""
        table = metadata.tables[name]
        return list(self._connection.execute(select(table).order_by(*table.primary_key)))

    def of(self, name: str, column: str, ids: Iterable[Any]) -> Iterator[Row[Any]]:
        """The rows in which the column holds one of the ids, by column and key."""
        table = metadata.tables[name]
        statement = select(table).order_by(table.c[column], *table.primary_key)
        for part in portions(sorted(ids)):
            yield from self._connection.execute(statement.where(table.c[column].in_(part)))

    def existing(self, name: str, ids: Iterable[int]) -> set[int]:
        """Those of the ids that the table has."""
        column = metadata.tables[name].c.id
        parts = portions(sorted(ids))
        return {i for part in parts for i in self._connection.execute(select(column).where(column.in_(part))).scalars()}

    def open_of_owners(self, owners: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Number and owner of every action that is open with one of them."""
        statement = select(actions.c.id, actions.c.owner_id).where(text("status = 'open'"))
        for part in portions(sorted(owners)):
            for row in self._connection.execute(statement.where(actions.c.owner_id.in_(part))):
                yield row.id, row.owner_id

    def ids(self, name: str) -> Iterator[list[int]]:
        """All ids of the table, a thousand at a time."""
        table = metadata.tables[name]
        after = select(table.c.id).where(table.c.id > bindparam("last")).order_by(table.c.id).limit(AT_ONCE)
        found = [0]
        while found := list(self._connection.execute(after, {"last": found[-1]}).scalars()):
            yield found

    def add(self, name: str, rows: Sequence[dict[str, Any]]) -> None:
        """All rows have the same columns."""
        for part in portions(rows):
            self._connection.execute(insert(metadata.tables[name]), part)

    def change(self, name: str, rows: Iterable[tuple[dict[str, Any], dict[str, Any]]]) -> int:
        """Each row is what it is known by, and the columns that become different; returns how many rows were found."""
        alike: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for known, new in rows:
            if new:
                bound = {f"is_{k}": v for k, v in known.items()} | {f"new_{k}": v for k, v in new.items()}
                alike[tuple(bound)].append(bound)
        return sum(self._change_alike(name, names, bound) for names, bound in alike.items())

    def _change_alike(self, name: str, names: tuple[str, ...], bound: list[dict[str, Any]]) -> int:
        table = metadata.tables[name]
        new = [n.removeprefix("new_") for n in names if n.startswith("new_")]
        statement = update(table).values({n: bindparam(f"new_{n}") for n in new})
        for known in (n.removeprefix("is_") for n in names if n.startswith("is_")):
            statement = statement.where(table.c[known] == bindparam(f"is_{known}"))
        return sum(self._connection.execute(statement, part).rowcount for part in portions(bound))

    def remove(self, name: str, column: str, ids: Iterable[int]) -> None:
        table = metadata.tables[name]
        for part in portions(sorted(ids)):
            self._connection.execute(delete(table).where(table.c[column].in_(part)))

    def posted(self, subjects: set[str]) -> set[str]:
        """Those of the references about which a message was posted."""
        parts = portions(sorted(subjects))
        column = posted.c.subject
        return {s for part in parts for s in self._connection.execute(select(column).where(column.in_(part))).scalars()}

    def raise_audit_versions(self, ids: Iterable[int]) -> None:
        """Of audits of which only what belongs to them has changed: nobody acts on them as they were seen before."""
        for part in portions(sorted(set(ids))):
            raised = update(audits).where(audits.c.id.in_(part)).values(version=audits.c.version + 1)
            self._connection.execute(raised)

    def raise_number(self, kind: str, to: int) -> None:
        """The next reference of this kind comes after `to`."""
        if not self._connection.execute(select(numbers.c.last).where(numbers.c.kind == kind)).one_or_none():
            self._connection.execute(insert(numbers), {"kind": kind, "last": to})
        raised = update(numbers).where(numbers.c.kind == kind, numbers.c.last < to).values(last=to)
        self._connection.execute(raised)


def portions(whole: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """A thousand at a time."""
    return (whole[start : start + AT_ONCE] for start in range(0, len(whole), AT_ONCE))
