"""What was said of what changed for children in a month: in the impact statements of its round's admissible core audits, and of
actions that made a difference, as far as that was said within the month."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, bindparam, select, text, union_all

from domain.calendar import LONDON
from domain.programme import after
from storage.columns import month_name
from storage.tables import actions, areas, audits, completions, impacts, rounds

_ADMISSIBLE = text("audits.kind = 'core' and audits.admissibility in ('immediate', 'development')")
_OF_AUDITS = (
    select(audits.c.id, areas.c.area, areas.c.impact, audits.c.case_ref)
    .join(rounds, rounds.c.id == audits.c.round_id)
    .join(areas, areas.c.audit_id == audits.c.id)
    .where(rounds.c.month == bindparam("month"), _ADMISSIBLE, areas.c.impact != "")
    .order_by(audits.c.id, areas.c.area)
)
_HELPED = text("completions.standing and completions.difference = 'yes' and completions.how <> ''")
_HELPED_LATER = text("completions.standing and impacts.difference = 'yes' and impacts.how <> ''")
_AT_ONCE = (
    select(actions.c.id, actions.c.case_ref, completions.c.how)
    .join(completions, completions.c.action_id == actions.c.id)
    .where(_HELPED, completions.c.completed_on.between(bindparam("first"), bindparam("last")))
)
_LATER = (
    select(actions.c.id, actions.c.case_ref, impacts.c.how)
    .join(completions, completions.c.action_id == actions.c.id)
    .join(impacts, impacts.c.completion_id == completions.c.id)
    .where(_HELPED_LATER, impacts.c.at >= bindparam("begins"), impacts.c.at < bindparam("ends"))
)
_OF_ACTIONS = union_all(_AT_ONCE, _LATER)


@dataclass(frozen=True, slots=True)
class Statement:
    """`key` names it: AU-81/impact, or A-17."""

    key: str
    case_ref: str
    text: str

    @property
    def source(self) -> str:
        return self.key.partition("/")[0]

    @property
    def number(self) -> int:
        return int(self.source.rpartition("-")[2])

    @property
    def of_audit(self) -> bool:
        return self.key.startswith("AU-")


_HELD = {of: select(of.c.id).where(of.c.id == bindparam("number")).with_for_update() for of in (audits, actions)}


def hold(connection: Connection, one: Statement) -> None:
    """Of two who pick from the same audit or action at once the second waits here until the first is done."""
    connection.execute(_HELD[audits if one.of_audit else actions], {"number": one.number})


def statements(connection: Connection, month: date) -> list[Statement]:
    """What actions changed first, then the audits'."""
    begins, ends = (datetime.combine(day, time(), LONDON) for day in (month, after(month)))
    asked: dict[str, Any] = {"first": month, "last": date.fromordinal(after(month).toordinal() - 1)}
    rows = connection.execute(_OF_ACTIONS, asked | {"begins": begins, "ends": ends})
    found = [Statement(f"A-{row.id}", row.case_ref, row.how) for row in sorted(rows, key=lambda row: row.id)]
    audited = connection.execute(_OF_AUDITS, {"month": month_name(month)})
    return [*found, *(Statement(f"AU-{row.id}/{row.area}", row.case_ref, row.impact) for row in audited)]
