"""Whether what a row names exists: in the files of this import, or in the database already."""

from collections.abc import Iterable
from typing import Any

from tracker.changes import Plan
from tracker.columns import Column, folded
from tracker.faults import nearest, quoted
from tracker.layout import BY_NAME
from tracker.rows import Row

_CALLED = {
    "people": "person",
    "teams": "team",
    "services": "service",
    "rounds": "round",
    "audits": "audit",
    "actions": "action",
    "concerns": "case of concern",
    "recommendations": "recommendation",
}
Known = dict[Any, Any]


def check_references(plan: Plan) -> None:
    """A fault for every name that leads nowhere; the others are spelled as they are stored."""
    known = {name: _known(plan, name) for name in _CALLED}
    hints: dict[tuple[str, Any], str] = {}
    for found in plan.tables.values():
        columns = [column for column in found.table.columns if column.refers and column.name in found.columns]
        for row in found.rows:
            for column in columns:
                _check(plan, row, column, known[column.refers], hints)


def _check(plan: Plan, row: Row, column: Column, known: Known | None, hints: dict[tuple[str, Any], str]) -> None:
    value = row.values.get(column.name)
    if value is None or known is None:
        return
    if isinstance(value, tuple):
        value = next((one for one in value if one not in known), None)
        if value is None:
            return
    elif folded(value) in known:
        row.values[column.name] = known[folded(value)]
        return
    del row.values[column.name]
    seen = (column.refers, value)
    if seen not in hints:  # looking for the nearest of many names takes long, and the same slip comes often
        hints[seen] = _hint(column, value, known)
    what = f"There is no {_CALLED[column.refers]} {quoted(column.shown(value))} in the files or in auditbot."
    plan.faults.append(row.fault(column.name, what + hints[seen]))


def _hint(column: Column, value: Any, known: Known) -> str:
    near = nearest(value, known.values(), 0.85 if column.kind == "email" else 0.6) if isinstance(value, str) else ""
    return near or f" Add it to {column.refers}, or mend it here."


def _known(plan: Plan, name: str) -> Known | None:
    """By folded key, as it is stored. None where the file of the table could not be read: then nothing is said of it."""
    if name in plan.tables and not plan.tables[name].rows and plan.tables[name].faults:
        return None
    key = BY_NAME[name].key[0]
    here = {folded(row.values[key]): row.values[key] for row in plan.rows(name) if row.values.get(key) is not None}
    if name in ("audits", "actions", "concerns", "recommendations"):
        return here | {i: i for i in plan.present.bulk.existing(name, _named(plan, name) - here.keys())}
    return here | {folded(values[key]): values[key] for values in getattr(plan.present, name).values()}


def _named(plan: Plan, name: str) -> set[int]:
    return {
        number
        for found in plan.tables.values()
        for column in _referring(found.table.columns, name)
        for row in found.rows
        for number in _numbers(row.values.get(column.name))
    }


def _numbers(value: int | tuple[int, ...] | None) -> tuple[int, ...]:
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _referring(columns: Iterable[Column], name: str) -> list[Column]:
    return [column for column in columns if column.refers == name]
