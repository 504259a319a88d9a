"""Rounds with their targets, and the themes they are chosen from."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from domain.audit_round import ASPECTS, AuditRound, RoundState, Target
from domain.theme import SHIPPED, Theme
from storage.columns import month_name, month_of
from storage.tables import rounds, targets, themes

_ALL = select(rounds).order_by(rounds.c.month.desc())
_SAVED = (
    "theme", *ASPECTS, "audits_due", "moderation_due", "report_due", "reason", "state", "version", "figures", "prompts",
)  # fmt: skip
_SAVE = (
    update(rounds)
    .where(rounds.c.id == bindparam("of"), rounds.c.version == bindparam("seen"))
    .values({name: bindparam(f"new_{name}") for name in _SAVED})
)
_TARGETS = select(targets).where(targets.c.round_id.in_(bindparam("ids", expanding=True)))


class Rounds:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[AuditRound]:
        """The latest month first."""
        rows = self._connection.execute(_ALL).all()
        aims: dict[int, dict[int, Target]] = defaultdict(dict)
        for aim in self._connection.execute(_TARGETS, {"ids": [row.id for row in rows]}):
            aims[aim.round_id][aim.service_id] = Target(aim.core, aim.learning)
        return [round_of(row, aims[row.id]) for row in rows]

    def get(self, number: int) -> AuditRound | None:
        return next((found for found in self.all() if found.id == number), None)

    def of_month(self, month: date) -> AuditRound | None:
        return next((found for found in self.all() if found.month == month.replace(day=1)), None)

    def add(self, planned: AuditRound) -> AuditRound:
        """The same round with the number it was given."""
        row = {"month": month_name(planned.month)} | _values(planned)
        number = self._connection.execute(insert(rounds).returning(rounds.c.id), row).scalar_one()
        self._set_targets(number, planned)
        return replace(planned, id=number)

    def save(self, before: AuditRound, after: AuditRound) -> bool:
        """Write what changed, if the round still is as it was seen; False if somebody else was first."""
        values = {f"new_{name}": value for name, value in _values(after).items()}
        if self._connection.execute(_SAVE, values | {"of": after.id, "seen": before.version}).rowcount != 1:
            return False
        if after.targets != before.targets:
            self._set_targets(after.id, after)
        return True

    def _set_targets(self, number: int, of: AuditRound) -> None:
        self._connection.execute(delete(targets).where(targets.c.round_id == number))
        rows = [
            {"round_id": number, "service_id": service, "core": aim.core, "learning": aim.learning}
            for service, aim in of.targets.items()
        ]
        if rows:
            self._connection.execute(insert(targets), rows)

    def themes(self) -> list[Theme]:
        """All themes by name, those that were edited as they are now."""
        rows = self._connection.execute(select(themes))
        known = {theme.name: theme for theme in SHIPPED}
        known |= {r.name: Theme(r.name, (r.aspect1, r.aspect2, r.aspect3), dict(r.prompts), r.version) for r in rows}
        return sorted(known.values(), key=lambda theme: theme.name)

    def prompts(self, of: AuditRound) -> Mapping[str, str]:
        """What to look for in each area of its audits: as its theme had it when it was planned, or else as it has it now,
        without those for aspects that are others in this round."""
        if of.prompts:
            return of.prompts
        theme = next((theme for theme in self.themes() if theme.name == of.theme), None)
        others = {name for n, name in enumerate(ASPECTS) if theme and theme.aspects[n] != of.aspects[n]}
        return {area: said for area, said in theme.prompts.items() if area not in others} if theme else {}

    def save_theme(self, theme: Theme, seen: int) -> bool:
        """Keep a theme that is new or edited, if it still is of the version that was seen; False otherwise."""
        row: dict[str, Any] = dict(zip(ASPECTS, theme.aspects, strict=True))
        row |= {"prompts": theme.prompts, "version": seen + 1}
        if seen == 0:
            taken = select(themes.c.name).where(themes.c.name == theme.name)
            if self._connection.execute(taken).first():
                return False
            self._connection.execute(insert(themes), row | {"name": theme.name})
            return True
        changed = update(themes).where(themes.c.name == theme.name, themes.c.version == seen).values(row)
        return self._connection.execute(changed).rowcount == 1


def _values(of: AuditRound) -> dict[str, Any]:
    dates = {name: getattr(of, name) for name in ("audits_due", "moderation_due", "report_due")}
    named = dict(zip(ASPECTS, of.aspects, strict=True)) | {"theme": of.theme, "reason": of.reason}
    standing = {
        "state": str(of.state),
        "version": of.version,
        "figures": of.figures,
        "prompts": dict(of.prompts) or None,
    }
    return dates | named | standing


def round_of(row: Row[Any], aims: dict[int, Target] | None = None) -> AuditRound:
    """From a row of the table."""
    month = month_of(row.month)
    return AuditRound(
        row.id, month, row.theme, (row.aspect1, row.aspect2, row.aspect3), row.audits_due, row.moderation_due,
        row.report_due, row.reason, RoundState(row.state), row.version, aims or {}, row.figures, row.prompts or {},
    )  # fmt: skip
