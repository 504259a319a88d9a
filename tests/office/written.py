"""What each transaction wrote, heard from the database engine itself and not from the code that writes."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event

_WRITES = re.compile(r"\s*(?:insert\s+into|update|delete\s+from)\s+(\w+)(?:\s+set\s+(\w+))?", re.IGNORECASE)


@contextmanager
def listening(engine: Engine) -> Iterator[list[set[str]]]:
    """Fills with the tables each committed transaction wrote to; an update also names the first column it set: people.account."""
    committed: list[set[str]] = []
    under_way: dict[int, set[str]] = {}

    def note(connection: Connection, _cursor: Any, statement: str, *_: Any) -> None:
        found = _WRITES.match(statement)
        if found:
            name = f"{found[1]}.{found[2]}" if found[2] else found[1]
            under_way.setdefault(id(connection), set()).add(name)

    def commit(connection: Connection) -> None:
        committed.append(under_way.pop(id(connection), set()))

    def forget(connection: Connection) -> None:
        under_way.pop(id(connection), None)

    heard = {"before_cursor_execute": note, "commit": commit, "rollback": forget}
    for name, hear in heard.items():
        event.listen(engine, name, hear)
    try:
        yield committed
    finally:
        for name, hear in heard.items():
            event.remove(engine, name, hear)
